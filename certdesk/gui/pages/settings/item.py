"""One value of a form with its label, what is wrong, and the way back to what it was."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.pages.settings.specs import (
    CHOICE,
    LATIN,
    LINES,
    LONG,
    NUMBER,
    NUMBERS,
    YES_NO,
    Spec,
)
from certdesk.gui.theme import Role
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.count_field import CountField
from certdesk.gui.widgets.fields import Field, Line, LineField
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.link import Link
from certdesk.gui.widgets.note_field import NoteField
from certdesk.i18n import islands, tr

_LONGEST_SHOWN = 60
_SHORT_FIELD, _BESIDE = 150, 390
_SHORT = (NUMBER, NUMBERS, CHOICE)


class Item(QWidget):
    """`edited` tells of the person's changes; `value` is what the form would hold."""

    edited = Signal()
    entered = Signal()

    def __init__(self, name: str, spec: Spec) -> None:
        """`name`: the contract name of the editor."""
        super().__init__()
        self.spec = spec
        self._kept: Any = None
        self._shipped: Any = None
        self.field: Field | None = None
        self.tick: QCheckBox | None = None
        self.label = Label(spec.label, Role.LABEL, "text2", wrap=True)
        self.note = Label(spec.note, Role.CAPTION, "text3", wrap=True)
        if not spec.note:
            self.note.hide()
        self.was = Label("", Role.CAPTION, "text3")
        self.was.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.default = Link(tr("Back to the default"), spoken=self._spoken_default())
        self.default.setObjectName(f"{name}_default")
        self.default.clicked.connect(self._to_shipped)
        if spec.kind == YES_NO:
            self.tick = QCheckBox(spec.label)
            self.tick.setObjectName(name)
            self.tick.toggled.connect(self._changed)
            self.label.hide()
        else:
            self.field = _field(name, spec)
            self.field.set_label_shown(shown=False)
            self.field.edited.connect(lambda _text: self._changed())
            self.field.entered.connect(self.entered)
        self._arrange()

    @property
    def editor(self) -> QWidget:
        """What has the keys."""
        return self.tick if self.tick is not None else self._editor()

    def show_value(self, value: Any, shipped: Any) -> None:
        """What the form holds, and what it was shipped with."""
        self._kept, self._shipped = value, shipped
        self.set_value(value)

    def set_value(self, value: Any) -> None:
        """Show a value without telling."""
        if self.tick is not None:
            self.tick.blockSignals(True)
            self.tick.setChecked(bool(value))
            self.tick.blockSignals(False)
        elif isinstance(self.field, ChoiceField):
            self.field.set_key(None if value is None else str(value))
        elif self.field is not None:
            self.field.set_text(_shown(value, self.spec.kind))
        self.set_problem(None)
        self._mark()

    def value(self) -> Any:
        """What the form would hold; None: the key goes. What is no number stays a text."""
        if self.tick is not None:
            return self.tick.isChecked()
        if isinstance(self.field, ChoiceField):
            return self.field.key()
        text = self._text().strip()
        if not text and self.spec.optional:
            return None
        return _value(text, self.spec.kind)

    def is_changed(self) -> bool:
        """Whether it differs from what is kept."""
        return bool(self.value() != self._kept)

    def words(self, value: Any) -> str:
        """A value as people read it."""
        if self.spec.kind == YES_NO:
            return tr("Yes") if value else tr("No")
        if self.spec.kind == CHOICE:
            return dict(self.spec.choices).get(str(value), str(value))
        if value in (None, ""):
            return tr("nothing")
        separator = "، " if isinstance(value, list) else ""
        return islands(separator.join(map(str, value)) if separator else str(value))

    @property
    def kept(self) -> Any:
        """What is kept."""
        return self._kept

    def set_problem(self, sentence: str | None) -> None:
        """What is wrong with it."""
        if self.field is not None:
            self.field.set_problem(sentence)

    def _editor(self) -> QWidget:
        assert self.field is not None  # noqa: S101 - either a tick or a field
        return self.field.editor

    def _text(self) -> str:
        return "" if self.field is None else self.field.text()

    def _changed(self) -> None:
        self.set_problem(None)
        self._mark()
        self.edited.emit()

    def _to_shipped(self) -> None:
        self.set_value(self._shipped)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _mark(self) -> None:
        differs = self._shipped is not None and self.value() != self._shipped
        shown = self.words(self._shipped).replace("\n", " ")
        cut = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
        self.was.setText(tr("Default: {value}", value=cut) if differs else "")
        self.was.setVisible(differs)
        self.default.setVisible(differs)

    def _spoken_default(self) -> str:
        return tr("Back to the default: {label}", label=self.spec.label)

    def changeEvent(self, event: QEvent) -> None:
        """Measured again when the letters grow."""
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
        super().changeEvent(event)

    def _measure(self) -> None:
        if self.spec.kind in _SHORT and self.field is not None:
            wide = _SHORT_FIELD * (1.6 if self.spec.kind == CHOICE else 1)
            self.field.setFixedWidth(theme.px(wide))
            self.label.setMaximumWidth(theme.px(_BESIDE))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if self.spec.kind in _SHORT and self.field is not None:
            self._measure()
            self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(self.label, 100, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(self.field)
            row.addStretch(1)
            column.addLayout(row)
        else:
            column.addWidget(self.label)
            column.addWidget(self.tick if self.field is None else self.field)  # type: ignore[arg-type]
        column.addWidget(self.note)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.was, 1)
        foot.addWidget(self.default)
        column.addLayout(foot)


def _field(name: str, spec: Spec) -> Field:
    if spec.kind == NUMBER:
        return CountField(name, spec.label)
    if spec.kind == CHOICE:
        choices = [Choice(key, words) for key, words in spec.choices]
        return ChoiceField(name, spec.label, choices, free=False)
    if spec.kind in {LONG, LINES}:
        return NoteField(name, spec.label, lines=2 if spec.kind == LONG else 4)
    latin = spec.kind in {LATIN, NUMBERS}
    way = Qt.LayoutDirection.LeftToRight if latin else Qt.LayoutDirection.RightToLeft
    return LineField(name, spec.label, Line(way))


def _shown(value: Any, kind: str) -> str:
    if value is None:
        return ""
    if kind == LINES:
        return "\n".join(value)
    if kind == NUMBERS:
        return " ".join(str(one) for one in value)
    return str(value)


def _value(text: str, kind: str) -> Any:
    if kind == LINES:
        return [line.strip() for line in text.splitlines() if line.strip()]
    if kind == NUMBERS:
        parts = text.replace("،", " ").replace(",", " ").split()
        return [_number(part) for part in parts]
    if kind == LONG:
        return " ".join(text.split())
    return _number(text) if kind == NUMBER else text


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() else text
