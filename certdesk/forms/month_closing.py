"""The wording of the page of a closed month."""

from dataclasses import dataclass

from certdesk.forms.guide_sheets import Places


@dataclass(frozen=True, slots=True)
class MonthClosingWording:
    """The close of a month of a register."""

    title: str
    opening: str
    figure: str
    value: str
    lines: str
    first_number: str
    last_number: str
    none: str
    hash_title: str
    hash_meaning: str
    afterwards: str
    clerk_signature: str
    supervisor_signature: str
    name: str


MONTH_CLOSING_PLACES: dict[type, Places] = {
    MonthClosingWording: {
        "opening": frozenset({"date", "time", "register", "period"}),
        "name": frozenset({"name"}),
    },
}
