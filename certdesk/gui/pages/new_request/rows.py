"""One line of the form: its label at the right, its fields side by side, what is odd below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.choice_field import ChoiceField
from certdesk.gui.widgets.fields import FIELD_HEIGHT, LABEL_WIDTH, Field, LineField
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.link import Link


class FormLine(QWidget):
    """Fields that the paper form has on one line. Problems take the width of all of them."""

    def __init__(self, label: str, *parts: Field | str, shares: Sequence[int] = ()) -> None:
        """`parts` right to left, words between fields as texts; `shares` of the width."""
        super().__init__()
        self.fields = [part for part in parts if isinstance(part, Field)]
        self._label = Label(label, Role.LABEL)
        self._label.setBuddy(self.fields[0].editor)
        self._side = QHBoxLayout()
        self._side.setSpacing(8)
        for place, part in enumerate(parts):
            share = shares[place] if place < len(shares) else int(isinstance(part, Field))
            widget = part if isinstance(part, Field) else _between(part)
            self._side.addWidget(widget, share)
        self._odd = Label("", Role.CAPTION, "warn", wrap=True)
        self._odd.hide()
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(self._side)
        for field in self.fields:
            # a sentence needs more room than half a line
            column.addWidget(field.problem_line)
        column.addWidget(self._odd)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._measure()

    def say_odd(self, sentences: Sequence[str]) -> None:
        """What is odd but may be true; nothing takes it away."""
        self._odd.setText("\n".join(sentences))
        self._odd.setVisible(bool(sentences))

    @property
    def odd(self) -> str:
        """What is said to be odd, or nothing."""
        return "" if self._odd.isHidden() else self._odd.text()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        self._label.setFixedSize(theme.px(LABEL_WIDTH), theme.px(FIELD_HEIGHT))
        for field in self.fields:
            if isinstance(field, LineField | ChoiceField):
                # Qt wants 156 pixels for any line: half a line of the form has less
                field.editor.setMinimumWidth(theme.px(48))


def offer(link: Link, words: str, spoken: str = "") -> None:
    """Give a row's link its words, now that it stands in its row.

    Shown before it has a parent, it would flash as a window of its own and take the focus.
    """
    link.setText(words)
    link.setAccessibleName(spoken or words)
    link.updateGeometry()
    link.show()


def _between(words: str) -> Label:
    label = Label(words, Role.LABEL, "text2", weight=400)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label
