"""The wording of the sheets that tell applicants what to do: the notice, and what follows it."""

from dataclasses import dataclass

Places = dict[str, frozenset[str]]
"""The places in braces that a wording must leave for the program, by key."""


@dataclass(frozen=True, slots=True)
class ProgresCardWording:
    """The five steps on the platform, on a card to take along."""

    title: str
    applicant: str
    number: str
    warning: str
    address: str
    scan: str
    step: str
    create_title: str
    create: tuple[str, ...]
    email: str
    sign_in_title: str
    sign_in: tuple[str, ...]
    help: str
    forms_title: str
    forms_lead: tuple[str, ...]
    forms: tuple[str, ...]
    follow_up: str
    review_title: str
    review: tuple[str, ...]
    result_title: str
    result: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InformationSheetWording:
    """The school's notice, whole."""

    title: str
    opening: str
    papers: str
    deposit: str
    hours: str
    warning: str
    online: str
    scan: str
    step: str
    create_title: str
    create: tuple[str, ...]
    sign_in_title: str
    sign_in: tuple[str, ...]
    help: str
    forms_title: str
    forms_lead: tuple[str, ...]
    forms: tuple[str, ...]
    follow_up: str
    review_title: str
    review: str
    result_title: str
    result: str


@dataclass(frozen=True, slots=True)
class RefusalNoticeWording:
    """Why a request was refused, what can be done, and to whom to appeal."""

    title: str
    greeting: str
    registration_number: str
    opening: str
    note: str
    papers_title: str
    papers: str
    form: str
    sheets: str
    next_title: str
    next: tuple[str, ...]
    appeal_title: str
    appeal: str
    signer: str
    received: str
    receipt_lines: tuple[str, ...]


GUIDE_PLACES: dict[type, Places] = {
    ProgresCardWording: {
        "applicant": frozenset({"name"}),
        "number": frozenset({"number"}),
        "warning": frozenset({"school"}),
        "step": frozenset({"number"}),
        "email": frozenset({"email"}),
        "help": frozenset({"email"}),
    },
    InformationSheetWording: {
        "title": frozenset({"school"}),
        "opening": frozenset({"school"}),
        "deposit": frozenset({"service", "directorate"}),
        "hours": frozenset({"hours"}),
        "warning": frozenset({"service", "school"}),
        "step": frozenset({"number"}),
        "help": frozenset({"email"}),
    },
    RefusalNoticeWording: {
        "greeting": frozenset({"name"}),
        "registration_number": frozenset({"number"}),
        "opening": frozenset({"number", "deposited", "refused"}),
        "note": frozenset({"note"}),
        "appeal": frozenset({"addressee"}),
        "signer": frozenset({"name"}),
    },
}
