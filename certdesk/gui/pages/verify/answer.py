"""What the archive says: where it stands, one of three answers, what differs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from certdesk.domain.verification import Found
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.fields import Field
from certdesk.gui.widgets.name_field import NameField
from certdesk.gui.widgets.tile import Tile
from certdesk.i18n import tr

ANSWERS = (Found.AS_STATED, Found.DIFFERENCES, Found.NOT_FOUND)
_BETWEEN_PARTS = "،,"


class Answer(Card):
    """Reference, three tiles with their keys, the differences."""

    chosen = Signal()
    """One of the three answers."""

    def __init__(self) -> None:
        """No answer."""
        super().__init__(tr("The archive"), padding=(24, 12, 24, 14), spacing=10)
        self.reference = NameField(
            "verify.reference", tr("Reference"), tr("register, page, number")
        )
        self.differences = NameField("verify.differences", tr("What differs"))
        words = (tr("Found as stated"), tr("Found with differences"), tr("Not found"))
        self.tiles = [Tile(word, str(key)) for key, word in enumerate(words, 1)]
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(10)
        for found, tile in zip(ANSWERS, self.tiles, strict=True):
            tile.setObjectName(f"verify.found_{found.value}")
            self._group.addButton(tile)
            row.addWidget(tile)
            tile.clicked.connect(lambda _=False, found=found: self._clicked(found))
        self.body.addWidget(self.reference)
        self.body.addLayout(row)
        self.body.addWidget(self.differences)
        self.differences.hide()
        self.reference.entered.connect(self.tiles[0].setFocus)
        for field in (self.reference, self.differences):
            field.edited.connect(lambda _text, field=field: field.set_problem(None))
        self._register = ""

    @property
    def found(self) -> Found | None:
        """The answer chosen."""
        return next(
            (one for one, tile in zip(ANSWERS, self.tiles, strict=True) if tile.isChecked()), None
        )

    def choose(self, found: Found) -> None:
        """Give an answer; differences are then asked for."""
        self.tiles[ANSWERS.index(found)].setChecked(True)
        self._clicked(found)

    def begin(self) -> None:
        """Another file: the register of the last one is offered again."""
        self._group.setExclusive(False)
        for tile in self.tiles:
            tile.setAutoExclusive(False)
            tile.setChecked(False)
            tile.setAutoExclusive(True)
        self._group.setExclusive(True)
        self.reference.set_text(self._register)
        self.differences.set_text("")
        self.differences.hide()
        for field in (self.reference, self.differences):
            field.set_problem(None)

    def remember_register(self) -> None:
        """Keep «register 3،» of «register 3، page 12»; the next file is often in the same."""
        text = self.reference.text()
        cuts = [place for sign in _BETWEEN_PARTS if (place := text.find(sign)) > 0]
        self._register = f"{text[: min(cuts) + 1]} " if cuts else ""

    def show_problem(self, code: str, sentence: str) -> bool:
        """Say what is lacking below its field; whether it is one of ours."""
        fields: dict[str, Field] = {
            "reference_needed": self.reference,
            "differences_needed": self.differences,
        }
        field = fields.get(code)
        if field is None:
            return False
        field.set_problem(sentence)
        field.setFocus()
        return True

    def _clicked(self, found: Found) -> None:
        self.differences.setVisible(found is Found.DIFFERENCES)
        if found is Found.DIFFERENCES:
            self.differences.setFocus()
        else:
            self.tiles[ANSWERS.index(found)].setFocus()
        self.chosen.emit()
