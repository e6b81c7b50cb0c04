"""A field with its label at the right and what is wrong with it below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.top_bar import SignedText

LABEL_WIDTH = 112


class _SideLabel(Label):
    def sizeHint(self) -> QSize:
        return QSize(theme.px(LABEL_WIDTH), theme.px(38))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class FormRow(QWidget):
    """Label, field (or several side by side), error or note.

    `set_error` marks every field with the property `err` that the style sheet draws red.
    """

    def __init__(
        self,
        label: str,
        *fields: QWidget,
        parent: QWidget | None = None,
        stretches: tuple[int, ...] = (),
    ) -> None:
        """The first field is the label's buddy; `stretches` shares the width among fields."""
        super().__init__(parent)
        self.fields = fields
        self.label = _SideLabel(label, Role.LABEL)
        self.label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.note = SignedText(role=Role.CAPTION, size=15, weight=500)
        self.note.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        column = QVBoxLayout()
        column.setSpacing(2)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(8)
        for place, field in enumerate(fields):
            share = stretches[place] if place < len(stretches) else 1
            side_by_side.addWidget(field, share)
            if not field.accessibleName():
                field.setAccessibleName(label)
        if fields:
            self.label.setBuddy(fields[0])
        column.addLayout(side_by_side)
        column.addWidget(self.note)
        row.addWidget(self.label)
        row.addLayout(column, 1)
        row.setAlignment(self.label, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def error(self) -> str:
        """What is wrong, or nothing."""
        return self.note.text if self.property("err") else ""

    def set_error(self, text: str) -> None:
        """Say what is wrong and give an example; an empty text clears it."""
        self.note.set_text(text, "alert-circle", "bad", token="bad")
        self._mark(wrong=bool(text))
        self.note.setVisible(bool(text))

    def set_note(self, text: str, tone: str = "ok") -> None:
        """A quiet or good word below the field; tone ok, warn or text2 (no sign)."""
        self._mark(wrong=False)
        signs = {"ok": "circle-check", "warn": "alert-triangle"}
        self.note.set_text(text, signs.get(tone, ""), tone, token=tone)
        self.note.setVisible(bool(text))

    def _mark(self, *, wrong: bool) -> None:
        self.setProperty("err", wrong)
        for field in self.fields:
            field.setProperty("err", "true" if wrong else "false")
            field.setAccessibleDescription(self.note.text if wrong else "")
            field.style().unpolish(field)
            field.style().polish(field)
            field.update()
