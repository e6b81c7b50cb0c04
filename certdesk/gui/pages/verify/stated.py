"""What the request states of person and diploma, big enough to be read beside a register."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.applicant import RegistrationNumber, parse_registration_number
from certdesk.gui import theme
from certdesk.gui.pages.request.words import slot_words
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.chip import Chip
from certdesk.gui.widgets.label import Label, NameLabel
from certdesk.i18n import ltr, tr
from certdesk.services.views import RequestView

_COLUMNS, _COLUMNS_DENSE = 3, 2


class Stated(Card):
    """Name, then what the paper register has of the diploma, then the person."""

    def __init__(self) -> None:
        """Nobody yet."""
        super().__init__(padding=(24, 12, 24, 14), spacing=8)
        self.name = NameLabel("", Role.HEADING)
        self.name.setObjectName("verify.name")
        self.number = Label("", Role.NOTE, "text2", weight=500)
        self.chip = Chip("to_verify")
        head = QHBoxLayout()
        head.setSpacing(14)
        for part in (self.name, self.number, self.chip):
            head.addWidget(part)
        head.addStretch(1)
        self.body.addLayout(head)
        self._facts = {name: _Fact(label) for name, label in _labels().items()}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self.body.addLayout(self._grid)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Large letters need wider columns: a number that is cut cannot be compared."""
        if event.type() == QEvent.Type.StyleChange:
            self._place()
        super().changeEvent(event)

    def _place(self) -> None:
        columns = _COLUMNS_DENSE if theme.look().dense else _COLUMNS
        for place, fact in enumerate(self._facts.values()):
            self._grid.addWidget(fact, place // columns, place % columns)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))

    def show_view(self, view: RequestView, chip: str) -> None:
        """Another file; `chip` a kind of chip."""
        self.name.setText(view.name)
        where = slot_words(view)
        self.number.setText(" • ".join(part for part in (ltr(view.number), where) if part))
        self.chip.set_state(chip)
        dated = view.diploma_dated
        values = {
            "diploma_number": ltr(view.diploma_number),
            "diploma_dated": ltr(f"{dated:%d/%m/%Y}") if dated else "",
            "registration_number": ltr(view.registration_number),
            "speciality": view.speciality,
            "branch": view.branch,
            "birth": _island(view.birth),
            "birth_place": view.birth_place,
            "latin_name": ltr(view.latin_name) if view.latin_name else "",
            "bac_year": _bac_year(view),
        }
        for name, fact in self._facts.items():
            fact.show_value(values[name])


class _Fact(QWidget):
    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self.value = Label("", Role.PAGE_TITLE, weight=600, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(label, Role.CAPTION, "text2"))
        column.addWidget(self.value)

    def show_value(self, value: str) -> None:
        self.value.setText(value or "—")
        self.value.set_token("text" if value else "text3")
        self.value.setToolTip(value)
        self.setAccessibleName(f"{self._label}: {value or '—'}")


def _labels() -> dict[str, str]:
    return {
        "diploma_number": tr("Number of the diploma"),
        "diploma_dated": tr("Dated"),
        "registration_number": tr("Registration number"),
        "speciality": tr("Speciality"),
        "branch": tr("Branch"),
        "bac_year": tr("Year of the baccalaureate"),
        "birth": tr("Birth"),
        "birth_place": tr("Birthplace"),
        "latin_name": tr("In Latin"),
    }


def _island(text: str) -> str:
    return ltr(text) if text[:1].isdigit() else text


def _bac_year(view: RequestView) -> str:
    """As typed, else what a registration number of twelve digits tells."""
    typed = view.form.get("bac_year", "").strip()
    read = parse_registration_number(view.registration_number)
    told = read.bac_year if isinstance(read, RegistrationNumber) else None
    return typed or (str(told) if told else "")
