"""What the card says of the person beside what the file says, letters where they differ."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.identity import Difference, PersonCheck
from certdesk.gui.pages.pickup.card_fields import PersonFields
from certdesk.gui.pages.pickup.letters import letter_sentence
from certdesk.gui.pages.pickup.lines import (
    OTHER,
    PLAIN,
    SAME,
    SPELLING,
    CompareLine,
    FileHeading,
)
from certdesk.gui.widgets.letter_cells import LetterComparison
from certdesk.i18n import ltr, tr
from certdesk.services.views import RequestView

_NAMES = {
    "family_name": "Surname",
    "given_name": "Name",
    "latin_family_name": "Surname in Latin",
    "latin_given_name": "Name in Latin",
}


class Compared(QWidget):
    """Names in Arabic, names in Latin, birth; letter cells below for other spellings."""

    def __init__(self, person: PersonFields) -> None:
        """Around the fields of `person`."""
        super().__init__()
        self._person = person
        self._in_file: dict[str, str] = {}
        self.arabic = CompareLine(tr("Surname, name"), person.family, person.given)
        self.latin = CompareLine(tr("In Latin"), person.latin_family, person.latin_given)
        self.birth = CompareLine(tr("Birth"), person.birth)
        self.letters: list[LetterComparison] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for part in (FileHeading(), self.arabic, self.latin, self.birth):
            self._column.addWidget(part)

    def begin(self, view: RequestView) -> None:
        """Another file."""
        form = view.form
        self._in_file = {name: form.get(name, "").strip() for name in _NAMES}
        self._in_file["birth"] = view.birth
        names = self._in_file
        self.arabic.set_in_file(f"{names['family_name']} {names['given_name']}".strip())
        latin = f"{names['latin_family_name']} {names['latin_given_name']}".strip()
        self.latin.set_in_file(ltr(latin) if latin else "")
        self.birth.set_in_file(ltr(view.birth) if view.birth[:1].isdigit() else view.birth)

    def show_check(self, check: PersonCheck | None) -> None:
        """Signs beside the lines, cells below them; None clears."""
        differences = {one.field: one for one in check.differences} if check else {}
        typed = self._typed() if check else set()
        for line, fields in (
            (self.arabic, ("family_name", "given_name")),
            (self.latin, ("latin_family_name", "latin_given_name")),
            (self.birth, ("birth",)),
        ):
            line.set_standing(_standing([one for one in fields if one in typed], differences))
        self._show_letters([one for one in differences.values() if one.spelling])

    def _typed(self) -> set[str]:
        """What stands on both sides, so that it was compared."""
        person = self._person.person()
        said = {name for name in _NAMES if getattr(person, name)}
        if person.birth_year:
            said.add("birth")
        return {name for name in said if self._in_file.get(name)}

    def _show_letters(self, differences: list[Difference]) -> None:
        for old in self.letters:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.letters = [self._cells(one) for one in differences]
        for cells in self.letters:
            self._column.addWidget(cells)
            cells.show()

    @staticmethod
    def _cells(difference: Difference) -> LetterComparison:
        return LetterComparison(
            tr(_NAMES[difference.field]),
            (tr("The card"), difference.on_document),
            (tr("The file"), difference.in_file),
            letter_sentence(difference.on_document, difference.in_file),
        )


def _standing(fields: list[str], differences: dict[str, Difference]) -> str:
    found = [differences[name] for name in fields if name in differences]
    if any(not one.spelling for one in found):
        return OTHER
    if found:
        return SPELLING
    return SAME if fields else PLAIN
