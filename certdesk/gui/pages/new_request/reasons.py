"""Why a paper is not accepted: a closed list, one key each, and a note."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from certdesk.gui.pages.new_request.rows import FormLine
from certdesk.gui.widgets.name_field import NameField
from certdesk.gui.widgets.tile import Tile
from certdesk.i18n import tr

_KEYS = 9


class Reasons(QWidget):
    """Tiles in two columns, right one first."""

    entered = Signal()
    """Enter in the note, or on a tile that is chosen already: record it."""

    def __init__(self) -> None:
        """Without reasons."""
        super().__init__()
        self.setObjectName("checklist.reasons")
        self._tiles: dict[str, Tile] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.note = NameField("checklist.note", tr("Note"))
        self.note.set_label_shown(shown=False)
        self.note.entered.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._grid)
        self.note_line = FormLine(tr("Note"), self.note)

    @property
    def chosen(self) -> str:
        """The id of the reason chosen, or nothing."""
        return next((name for name, tile in self._tiles.items() if tile.isChecked()), "")

    def offer(self, reasons: Mapping[str, str], chosen: str = "", note: str = "") -> None:
        """Offer these (id -> title), one of them chosen."""
        for tile in self._tiles.values():
            self._group.removeButton(tile)
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = {}
        half = (len(reasons) + 1) // 2
        for place, (name, title) in enumerate(reasons.items()):
            key = str(place + 1) if place < _KEYS else ""
            tile = Tile(title, key)
            tile.setObjectName(f"checklist.reason.{name}")
            tile.setChecked(name == chosen)
            self._tiles[name] = tile
            self._group.addButton(tile)
            self._grid.addWidget(tile, place % half, place // half)
        self.note.set_text(note)

    def choose(self, place: int) -> None:
        """Choose the reason of a key, 1 for the first."""
        tiles = list(self._tiles.values())
        if 1 <= place <= len(tiles):
            tiles[place - 1].setChecked(True)

    def take_focus(self) -> None:
        """Put the focus on the first reason."""
        for tile in self._tiles.values():
            tile.setFocus(Qt.FocusReason.TabFocusReason)
            return
