"""The names of the sheets, and what the program fills into the places of a text, in words."""

from certdesk.forms.sheets import KINDS, shipped_sheet
from certdesk.i18n import tr

_PLACES = {
    "number": "the number",
    "date": "the date",
    "time": "the hour",
    "place": "the town",
    "page": "the page",
    "pages": "the pages in all",
    "hash": "the mark of the edition",
    "count": "how many",
    "code": "the code",
    "clerk": "the clerk",
    "name": "the name",
    "reason": "the reason",
    "note": "the note",
    "addressee": "the addressee",
    "files": "the files",
    "papers": "the papers",
    "sheets": "the sheets",
    "school": "the school",
    "service": "the service",
    "directorate": "the directorate",
    "hours": "the hours of the counter",
    "email": "the e-mail",
    "deposited": "the day of the deposit",
    "refused": "the day of the refusal",
    "register": "the register",
    "period": "the period",
    "person": "the person",
}


def place_words(place: str) -> str:
    """What `{place}` is filled with."""
    return tr(_PLACES.get(place, "from the file"))


def sheet_names() -> dict[str, str]:
    """Every form with wording, by its name, in words; its own title where we have none."""
    return {
        **{
            f"sheets/{kind}": str(getattr(shipped_sheet(wording), "title", kind))
            for kind, wording in KINDS.items()
        },
        "sheets/page": tr("Head and foot of every sheet"),
        "sheets/request_letter": tr("Request letter"),
        "sheets/deposit_receipt": tr("Receipt of the deposit"),
        "sheets/deficiency_slip": tr("Slip of what is missing"),
        "sheets/transmittal": tr("Transmittal, sheet"),
        "sheets/pickup_sheet": tr("Record of the hand-over"),
        "sheets/return_sheet": tr("Record of the return"),
        "sheets/refusal_notice": tr("Notice of refusal"),
        "sheets/progres_card": tr("Card of the platform"),
        "sheets/information_sheet": tr("Notice for the board"),
        "sheets/file_sheet": tr("The file on a sheet"),
        "sheets/cupboard_count": tr("Count of the cupboard"),
        "sheets/closing_sheet": tr("Closing sheet of the day"),
        "sheets/blank_forms": tr("Numbered forms for a power cut"),
        "sheets/recovery_sheet": tr("Sheet of the recovery code"),
        "sheets/register_pages": tr("Foot of the printed registers"),
        "sheets/month_closing": tr("Closing sheet of a month"),
        "registers": tr("Titles and columns of the registers"),
    }
