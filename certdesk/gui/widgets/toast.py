"""What was just done, and ten seconds to take it back."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.pressable import Pressable
from certdesk.i18n import tr

LASTS_MS = 10_000
_SIDE = 12


class Toast(Pressable):
    """A dark strip in the action bar; pressing it, or Ctrl+Z, undoes."""

    undo_requested = Signal()
    """The clerk takes the act back."""
    expired = Signal()
    """Ten seconds went by, or it was undone or dismissed: it is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until `show_text`."""
        super().__init__("", parent)
        self._undoable, self._sign = False, "check"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.clicked.connect(self.undo)
        self.hide()

    @property
    def undoable(self) -> bool:
        """Whether there is something to take back now."""
        return self._undoable and not self.isHidden()

    def show_text(
        self, text: str, *, undoable: bool = True, lasts_ms: int = LASTS_MS, sign: str = "check"
    ) -> None:
        """Say what was done, or with another sign what is lacking; it replaces what was said."""
        self.setText(text)
        self._sign = sign
        self._undoable = undoable
        # what cannot be pressed must not catch the focus of a part that just went
        takes = Qt.FocusPolicy.StrongFocus if undoable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(takes)
        self.setAccessibleName(tr("{text}. Undo with Ctrl+Z", text=text) if undoable else text)
        self.updateGeometry()
        self.show()
        self.update()
        self._timer.start(lasts_ms)

    def undo(self) -> None:
        """Take back, if that is offered; then go."""
        if self.undoable:
            self.dismiss()
            self.undo_requested.emit()

    def dismiss(self) -> None:
        """Go without undoing."""
        self._timer.stop()
        self._undoable = False
        self.hide()
        self.expired.emit()

    def sizeHint(self) -> QSize:
        """38 high; a check, the words, «undo» and its keys."""
        width = 2 * _SIDE + theme.px(18) + 10 + paint.width_of(self.text(), Role.NOTE) + 1
        if self._undoable:
            width += 20 + paint.width_of(tr("Undo"), Role.LABEL, 700)
            # beside large letters the word alone: the key does it as ever
            width += 0 if theme.look().dense else 10 + paint.key_width("Ctrl+Z")
        return QSize(width, theme.px(38))

    def minimumSizeHint(self) -> QSize:
        """The words may be cut, the way back not."""
        whole = self.sizeHint()
        words = paint.width_of(self.text(), Role.NOTE)
        return QSize(whole.width() - max(words - theme.px(60), 0), whole.height())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Text colour for ground, surface for words."""
        paint.rounded(painter, rect, 8, "text")
        run = paint.Run(painter, rect.adjusted(_SIDE, 0, -_SIDE, 0))
        if self._undoable:
            if not theme.look().dense:
                run.key("Ctrl+Z", "surface", "surface", end=True).gap(10, end=True)
            run.words(tr("Undo"), Role.LABEL, "surface", weight=700, line=paint.UNDER, end=True)
            run.gap(20, end=True)
        run.sign(self._sign, theme.px(18), "surface").gap(10)
        if paint.width_of(self.text(), Role.NOTE) <= run.room:
            run.words(self.text(), Role.NOTE, "surface")
            return
        two = QRectF(run.left, rect.top(), run.room, rect.height())
        paint.two_lines(painter, two, self.text(), Role.CHIP, "surface")
