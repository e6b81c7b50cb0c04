"""State as word, sign and colour: the one vocabulary of requests and papers."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.i18n import tr

NORMAL, IN_TABLE, HERO = "normal", "table", "hero"

# height, sign, side and letters of each size
_SIZES = {
    NORMAL: (22, 14, 9, Role.CHIP),
    IN_TABLE: (20, 13, 9, Role.TABLE_CHIP),
    HERO: (28, 14, 9, Role.VALUE),
}
_GAP = 7


@dataclass(frozen=True, slots=True)
class ChipLook:
    """Sign, word in Arabic, tone (neu, accent, vio, ok, warn, bad)."""

    sign: str
    word: str
    tone: str

    @property
    def tokens(self) -> tuple[str, str]:
        """The colour of the words and of the ground."""
        return self.tone, "tint" if self.tone == "accent" else f"{self.tone}_t"


@cache
def chip_looks() -> dict[str, ChipLook]:
    """Every state a chip can show: request states, notices, paper states."""
    return {
        "draft": ChipLook("pencil", tr("Draft"), "neu"),
        "deposited": ChipLook("inbox", tr("Deposited"), "accent"),
        "to_verify": ChipLook("eye", tr("To verify"), "accent"),
        "at_signature": ChipLook("signature", tr("At signature"), "vio"),
        "ready": ChipLook("circle-check", tr("Ready to hand over"), "ok"),
        "handed_over": ChipLook("check", tr("Handed over"), "neu"),
        "partly": ChipLook("circle-half-2", tr("Handed over in part"), "warn"),
        "refused": ChipLook("ban", tr("Refused"), "bad"),
        "withdrawn": ChipLook("arrow-back-up", tr("Withdrawn"), "neu"),
        "void": ChipLook("x", tr("Void entry"), "neu"),
        "past": ChipLook("history", tr("Past register"), "neu"),
        "late": ChipLook("clock", tr("Late"), "bad"),
        "missing": ChipLook("alert-triangle", tr("Papers missing"), "warn"),
        "differs": ChipLook("alert-triangle", tr("Spelling differs"), "warn"),
        "same": ChipLook("check", tr("Same"), "ok"),
        "not_looked_at": ChipLook("circle-dashed", tr("Not looked at"), "neu"),
        "being_looked_at": ChipLook("eye", tr("Being looked at"), "accent"),
        "accepted": ChipLook("circle-check", tr("Accepted"), "ok"),
        "not_accepted": ChipLook("circle-x", tr("Not accepted"), "bad"),
        "waived": ChipLook("shield-check", tr("Waived"), "vio"),
    }


def chip_width(kind: str, text: str = "", size: str = NORMAL) -> int:
    """Pixels a chip needs."""
    _, sign, side, role = _SIZES[size]
    return paint.width_of(text or chip_looks()[kind].word, role) + theme.px(sign) + _GAP + 2 * side


def draw_chip(
    painter: QPainter,
    rect: QRectF,
    kind: str,
    text: str = "",
    *,
    size: str = NORMAL,
    selected: bool = False,
) -> None:
    """Draw a chip into `rect`; on a `selected` row its ground is the surface."""
    chip = chip_looks()[kind]
    token, ground = chip.tokens
    _, sign, side, role = _SIZES[size]
    outlined = theme.look().name == "contrast"
    paint.rounded(
        painter,
        rect,
        rect.height() / 2,
        "surface" if selected else ground,
        token if outlined else None,
    )
    run = paint.Run(painter, rect.adjusted(side, 0, -side, 0))
    run.sign(chip.sign, theme.px(sign), token).gap(_GAP).words(text or chip.word, role, token)


class Chip(QWidget):
    """A state. `text` replaces the word when it says more: «late 3 days»."""

    def __init__(
        self, kind: str, text: str = "", *, size: str = NORMAL, parent: QWidget | None = None
    ) -> None:
        """Show the state `kind`, a key of `chip_looks`.

        Raises:
            KeyError: no such state.
        """
        super().__init__(parent)
        self._size = size
        self._kind = kind
        self._text = text
        self._selected = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(kind, text)

    @property
    def kind(self) -> str:
        """The state shown."""
        return self._kind

    @property
    def text(self) -> str:
        """The word shown."""
        return self._text or chip_looks()[self._kind].word

    def set_state(self, kind: str, text: str = "") -> None:
        """Show another state."""
        self._kind, self._text = kind, text
        self.setAccessibleName(text or chip_looks()[kind].word)
        self.updateGeometry()
        self.update()

    def set_selected(self, *, selected: bool) -> None:
        """Stand on a selected row."""
        self._selected = selected
        self.update()

    def sizeHint(self) -> QSize:
        """Sign and word, 22 high (20 in tables, 28 in the hero)."""
        return QSize(
            chip_width(self._kind, self._text, self._size), theme.px(_SIZES[self._size][0])
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        draw_chip(
            painter,
            QRectF(self.rect()),
            self._kind,
            self._text,
            size=self._size,
            selected=self._selected,
        )
        painter.end()


class Tag(QWidget):
    """A word in a quiet round box: what a paper must be («original, not a copy»)."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        """Show `text`."""
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The word, 28 high."""
        return QSize(paint.width_of(self._text, Role.NOTE) + 22, theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box and its word."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        outlined = "edge" if theme.look().name == "contrast" else None
        paint.rounded(painter, rect, rect.height() / 2, "sunk", outlined)
        paint.words(painter, rect, self._text, Role.NOTE, "text2", paint.CENTRE)
        painter.end()
