"""The one dialog: a question with its number, what follows from it, a safe way back."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import DANGER, PRIMARY, Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.empty_state import SignDisc
from certdesk.gui.widgets.focus_ring import FocusRing
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.i18n import tr

WIDTH, RADIUS = 560, 14
_SHADOW_STEPS, _SHADOW_SHADE, _SCRIM = 14, 0.02, 0.47


class DialogFrame(QDialog):
    """A modal sheet over its window, which stays visible under a scrim.

    `reject` is the safe button (first, focused, Esc); `accept` the verb. Put fields into
    `slot`; the verb stays disabled until `set_ready(ready=True)` when made with
    `needs_reason=True`.
    """

    verb_pressed = Signal()
    """The verb was pressed; the dialog stays open: call `accept` when the act is done."""

    def __init__(
        self,
        window: QWidget,
        title: str,
        subtitle: str = "",
        *,
        verb: str,
        sign: str = "ban",
        danger: bool = True,
        consequences: Sequence[tuple[str, str]] = (),
        needs_reason: bool = False,
    ) -> None:
        """`consequences` are (sign, sentence); `title` asks with the number."""
        super().__init__(window.window(), Qt.WindowType.FramelessWindowHint)
        self.setModal(True)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._behind = QPixmap()
        self.sheet = Card(padding=(28, 24, 28, 20), spacing=0, border=None, radius=RADIUS)
        self.slot = QVBoxLayout()
        self.slot.setSpacing(4)
        self.back = Button(tr("Back"), key="Esc", large=True)
        self.back.setObjectName("dialog_back")
        self.verb = Button(verb, DANGER if danger else PRIMARY, icon=sign, large=True)
        self.verb.setObjectName("dialog_verb")
        self.verb.setEnabled(not needs_reason)
        self.back.clicked.connect(self.reject)
        self.verb.clicked.connect(self.verb_pressed)
        self._build(title, subtitle, sign, consequences, danger=danger)
        self._ring = FocusRing(self)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_ready(self, *, ready: bool) -> None:
        """Whether the verb may be pressed: the reason is there."""
        self.verb.setEnabled(ready)

    def cover(self) -> None:
        """Lie over the window as it is now; called by `open` and `exec`."""
        window = self.parentWidget()
        if window is not None:
            self._behind = window.grab()
            self.setGeometry(QRect(window.mapToGlobal(window.rect().topLeft()), window.size()))

    def open(self) -> None:
        """Show over the window without blocking."""
        self.cover()
        super().open()

    def exec(self) -> int:
        """Show over the window and wait."""
        self.cover()
        return super().exec()

    def done(self, result: int, /) -> None:
        """Close; the window gets the keys back, also where no window manager gives them."""
        super().done(result)
        parent = self.parentWidget()
        if parent is not None:
            parent.window().activateWindow()

    def _build(
        self,
        title: str,
        subtitle: str,
        sign: str,
        consequences: Sequence[tuple[str, str]],
        *,
        danger: bool,
    ) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        ground, token = ("bad_t", "bad") if danger else ("tint", "accent")
        head.addWidget(SignDisc(sign, disc=52, size=26, ground=ground, token=token))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(title, Role.PAGE_TITLE, wrap=True))
        if subtitle:
            words.addWidget(Label(subtitle, Role.LABEL, "text2", weight=400))
        head.addLayout(words, 1)
        body = self.sheet.body
        body.addLayout(head)
        body.addSpacing(14)
        for mark, sentence in consequences:
            line = SignedText(role=Role.BODY, size=18, gap=14)
            line.set_text(sentence, mark, "text2", token="text")
            line.setMinimumHeight(theme.px(30))
            body.addWidget(line)
        body.addSpacing(12)
        body.addLayout(self.slot)
        body.addSpacing(20)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.back)
        foot.addWidget(self.verb)
        foot.addStretch(1)
        body.addLayout(foot)
        self.sheet.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.sheet.setFixedWidth(theme.px(WIDTH))
        middle = QVBoxLayout(self)
        middle.setContentsMargins(16, 16, 16, 16)
        middle.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignCenter)
        QWidget.setTabOrder(self.back, self.verb)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; Enter in a field presses nothing by surprise."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The window behind, the scrim, the sheet's soft shadow."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("bg"))
        if not self._behind.isNull():
            painter.drawPixmap(0, 0, self._behind)
        painter.fillRect(self.rect(), paint.blended("scrim", _SCRIM))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint.blended("scrim", _SHADOW_SHADE))
        sheet = QRectF(self.sheet.geometry()).translated(0, 6)
        for reach in range(_SHADOW_STEPS):
            spread = float(2 * reach)
            grown = sheet.adjusted(-spread, -spread / 2, spread, spread)
            painter.drawRoundedRect(grown, RADIUS + spread, RADIUS + spread)
        if theme.look().name == "contrast":
            edge = QRectF(self.sheet.geometry()).adjusted(-1, -1, 1, 1)
            paint.rounded(painter, edge, RADIUS + 1, None, "line", 2.0)
        painter.end()
