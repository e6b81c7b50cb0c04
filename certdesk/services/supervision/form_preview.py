"""A form of the office as paper, before it rules: the very PDF, about invented people."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from certdesk.forms import files
from certdesk.forms.reader import content_hash
from certdesk.services.office import Office
from certdesk.services.sheets.rendering import LETTER, PAGE, worded_by

if TYPE_CHECKING:
    from certdesk.documents.office_snapshots import RegisterPages
    from certdesk.documents.stored import Stored
    from certdesk.forms.institution import Institution
    from certdesk.forms.registers import RegistersWording
    from certdesk.forms.sheets import PageWording, RequestLetterWording

# forms that are no sheet of their own are shown on one that carries them
_SHOWN_ON: Final = {
    "institution": "deposit_receipt",
    PAGE: "deposit_receipt",
    files.REGISTERS: "register_pages",
}


def preview(office: Office, name: str, text: str) -> bytes:
    """The PDF of a form's sheet under another text of that form.

    Raises:
        FormsError: the text could not be used; KeyError: the form is on no sheet.
    """
    from certdesk.documents import render
    from certdesk.documents.samples import sample

    form = files.read_form(name, text)
    kind = _SHOWN_ON.get(name) or name.removeprefix("sheets/")
    snapshot: Stored = sample(kind)
    with office.store.read() as unit:
        worded = worded_by(office, unit, kind, {})
    setup = replace(worded.setup, wording_hash=content_hash(text), trial=False)
    wording = worded.wording
    if name == PAGE:
        setup = replace(setup, words=cast("PageWording", form))
    elif name == "institution":
        names = cast("Institution", form)
        lines = ("country", "ministry", "school", "directorate", "service", "place")
        setup = replace(setup, **{line: getattr(names, line) for line in lines})
    elif name == files.REGISTERS:
        snapshot = _register(cast("RegisterPages", snapshot), cast("RegistersWording", form))
    else:
        wording = form
    if name == LETTER:
        setup = replace(setup, letter=cast("RequestLetterWording", form))
    return render.render(kind, [snapshot], wording, setup)


def _register(pages: "RegisterPages", wording: "RegistersWording") -> "RegisterPages":
    register = wording.deposit
    columns = zip(pages.columns, register.columns, strict=True)
    return replace(
        pages,
        title=register.title,
        columns=tuple(replace(column, title=title) for column, title in columns),
        signatures=register.signatures,
    )
