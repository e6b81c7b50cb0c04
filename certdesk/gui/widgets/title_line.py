"""A page's title, what it says beside it, the step one is at, and what to press at its left."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QWidget

from certdesk.gui import theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.label import Label, NameLabel

if TYPE_CHECKING:
    from certdesk.gui.widgets.stepper import Stepper

_WHOLE = 300


class TitleLine(QWidget):
    """From the right: title, subtitle, stepper, filters; at the left end: buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without a title."""
        super().__init__(parent)
        self.title = NameLabel("", Role.PAGE_TITLE)
        self.subtitle = Label("", Role.LABEL, "text2", weight=400)
        self.stepper: Stepper | None = None
        self._beside: list[QWidget] = []
        self._at_end: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.title)
        self._row.addSpacing(6)
        self._row.addWidget(self.subtitle)
        grow, still = QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Minimum
        self._row.addSpacerItem(QSpacerItem(10, 0, grow, still))
        self._lead = self._row.count() - 1
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Title and the quiet words beside it."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self._fit()
        # beside a name and what it is about, the steps stand at the left end
        self._row.setStretch(self._lead, 1000 if subtitle else 0)
        self.setAccessibleName(title)

    def set_steps(self, steps: Sequence[str], current: int = 0) -> None:
        """Show a stepper; no steps takes it away."""
        if self.stepper is not None:
            self._row.removeWidget(self.stepper)
            self.stepper.hide()
            self.stepper.deleteLater()
            self.stepper = None
        if steps:
            from certdesk.gui.widgets.stepper import Stepper

            self.stepper = Stepper(steps, current)
            self._row.insertWidget(self._lead + 1, self.stepper)
            self.stepper.show()
        self._fit()

    def set_step(self, current: int) -> None:
        """Move the stepper, if there is one."""
        if self.stepper is not None:
            self.stepper.set_current(current)

    def set_beside(self, *widgets: QWidget) -> None:
        """Widgets right after the title: filter pills, segments."""
        self._replace(self._beside, widgets, self._lead + 1)

    def set_at_end(self, *widgets: QWidget) -> None:
        """Widgets at the left end, the first one outermost (leftmost)."""
        self._replace(self._at_end, tuple(reversed(widgets)), self._row.count())

    def changeEvent(self, event: QEvent) -> None:
        """What stands beside the title follows the text size."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        """Large letters and steps leave no room for what the rail says too."""
        crowded = theme.look().dense and self.stepper is not None
        self.subtitle.setVisible(bool(self.subtitle.text()) and not crowded)
        # the title is written smaller before its quiet words are cut
        self.subtitle.setMinimumWidth(min(self.subtitle.sizeHint().width(), theme.px(_WHOLE)))

    def _replace(self, kept: list[QWidget], widgets: Sequence[QWidget], place: int) -> None:
        for old in kept:
            self._row.removeWidget(old)
            old.hide()
            place = min(place, self._row.count())
        kept[:] = widgets
        for offset, widget in enumerate(widgets):
            self._row.insertWidget(place + offset, widget)
            widget.show()

    def sizeHint(self) -> QSize:
        """36 high."""
        return QSize(super().sizeHint().width(), theme.px(36))
