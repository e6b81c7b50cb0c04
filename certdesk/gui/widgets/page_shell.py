"""What surrounds every page: title line above, action bar and hint bar below."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.widgets.hint_bar import HintBar
from certdesk.gui.widgets.title_line import TitleLine
from certdesk.gui.widgets.top_bar import MARGIN

if TYPE_CHECKING:
    from certdesk.gui.widgets.action_bar import ActionBar


def _scroller(content: QWidget) -> QScrollArea:
    """Pages fit; at 175 % in a low window they may not, and nothing may be out of reach."""
    area = QScrollArea()
    # our own viewport: asking for Qt's makes PySide look through all its classes (10 ms)
    area.setViewport(QWidget())
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for ground in (area, content):
        ground.setAutoFillBackground(False)
    return area


class PageShell(QWidget):
    """One page in the frame. Everything keeps its pixels from page to page."""

    undo_requested = Signal()
    """What the toast says was done is to be taken back."""

    def __init__(self, name: str, content: QWidget, parent: QWidget | None = None) -> None:
        """`content` gets all the room between title line and bars, margins 24 at the sides."""
        super().__init__(parent)
        self.name = name
        self.content = content
        self.title_line = TitleLine()
        self.title_line.hide()
        self.hint_bar = HintBar()
        self._middle = QVBoxLayout()
        self._middle.addWidget(self.title_line)
        self._middle.addWidget(_scroller(content), 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._middle, 1)
        self._column.addWidget(self.hint_bar)
        content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._fit()

    @cached_property
    def action_bar(self) -> "ActionBar":
        """The foot of the page, made when there is first something to press or to say."""
        from certdesk.gui.widgets.action_bar import ActionBar

        bar = ActionBar()
        bar.hide()
        bar.toast.expired.connect(self._after_toast)
        bar.toast.undo_requested.connect(self.undo_requested)
        self._column.insertWidget(1, bar)
        return bar

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show a title line; an empty title takes the line away (the page has its own hero)."""
        self.title_line.set_title(title, subtitle)
        self.title_line.setVisible(bool(title))

    def set_steps(self, steps: Sequence[str], current: int = 0) -> None:
        """A stepper beside the title; no steps takes it away."""
        self.title_line.set_steps(steps, current)

    def set_step(self, current: int) -> None:
        """Move the stepper."""
        self.title_line.set_step(current)

    def set_title_widgets(self, *at_end: QWidget, beside: Sequence[QWidget] = ()) -> None:
        """Widgets at the left end (leftmost first) and right after the title."""
        self.title_line.set_beside(*beside)
        self.title_line.set_at_end(*at_end)

    def set_actions(self, primary: QWidget | None = None, *secondary: QWidget) -> None:
        """Buttons of the action bar, right to left; none hides the bar."""
        if primary is None and not secondary and not self._has_bar():
            return
        self.action_bar.set_actions(primary, *secondary)
        self._after_toast()

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """(key, what it does), right to left."""
        self.hint_bar.set_hints(hints)

    def set_status(self, text: str, sign: str = "check", tone: str = "ok") -> None:
        """Quiet text at the left end: in the action bar if there is one, else the hint bar."""
        acts = self._has_bar() and bool(self.action_bar.actions_shown)
        if self._has_bar():
            self.action_bar.set_status(text if acts else "", sign, tone)
        self.hint_bar.set_status("" if acts else text, sign, tone)

    def set_hint_status(self, text: str, sign: str = "check", tone: str = "ok") -> None:
        """Quiet text at the left end of the hint bar, whatever the action bar says."""
        self.hint_bar.set_status(text, sign, tone)

    def show_toast(self, text: str, *, undoable: bool = True, sign: str = "check") -> None:
        """Say what was done for ten seconds; a page without actions lends its bar for it."""
        self.action_bar.show_toast(text, undoable=undoable, sign=sign)
        self.action_bar.show()

    def changeEvent(self, event: QEvent) -> None:
        """Gaps and bars follow the look."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _has_bar(self) -> bool:
        return "action_bar" in vars(self)

    def _after_toast(self) -> None:
        busy = bool(self.action_bar.actions_shown) or not self.action_bar.toast.isHidden()
        self.action_bar.setVisible(busy)

    def _fit(self) -> None:
        look = theme.look()
        gap = 8 if look.compact else 10
        self._middle.setSpacing(gap)
        self._middle.setContentsMargins(MARGIN, 0, MARGIN, 8 if look.compact else 10)
        self.hint_bar.setVisible(not (look.compact or look.dense))
