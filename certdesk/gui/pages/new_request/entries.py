"""The entries of the form: one widget for each field of the request, by its kind."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox

from certdesk.domain.dates import parse_birth
from certdesk.domain.errors import FieldProblem
from certdesk.domain.form_fields import FIELD_BY_NAME, NO, YES
from certdesk.domain.form_fields import Field as FormField
from certdesk.gui import theme
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.code_field import CodeField
from certdesk.gui.widgets.count_field import CountField
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.fields import ENTERS, Field
from certdesk.gui.widgets.name_field import LatinField, NameField, PhoneField
from certdesk.gui.widgets.suggest_field import SuggestField
from certdesk.i18n import tr
from certdesk.services.counter.suggestions import FormChoices

PAGE = "new_request"
_BY_CONTENTS = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_EXAMPLES = {
    "phone": "0770 12 34 56",
    "email": "nom.prenom@example.dz",
    "registration_number": "201512345678",
}


class _Box(QCheckBox):
    """A tick that knows Enter: on to the next field."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter goes on."""
        if event.key() in ENTERS:
            self.entered.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class _Ticked:
    """A tick as the raw form has it: `when_on` or `when_off`."""

    def __init__(self, box: QCheckBox, when_on: str, when_off: str) -> None:
        self._box, self._on, self._off = box, when_on, when_off

    def text(self) -> str:
        return self._on if self._box.isChecked() else self._off

    def setText(self, text: str, /) -> None:
        self._box.blockSignals(True)
        self._box.setChecked(text == self._on)
        self._box.blockSignals(False)


class TickField(Field):
    """Yes or no, or one of two words of the form."""

    def __init__(
        self, name: str, label: str, *, words: str = "", when_on: str = YES, when_off: str = NO
    ) -> None:
        """`words` stand beside the tick when they are shorter than the label."""
        box = _Box(words or label)
        super().__init__(name, label, box, _Ticked(box, when_on, when_off))
        self.box = box
        self.set_label_shown(shown=False)
        box.toggled.connect(lambda _on: self.edited.emit(self.text()))
        box.entered.connect(self.entered)

    def _editor_height(self) -> int:
        return theme.px(26)

    @property
    def on(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()


class KindField(ChoiceField):
    """One of the office's list; its id is kept, what an old file says is still shown."""

    def text(self) -> str:
        """The id of what is shown, or the text itself when the list does not know it."""
        return self.key() or super().text()

    def set_text(self, text: str) -> None:
        """Show the title of an id."""
        self.set_key(text)
        if text and self.key() is None:
            # a kind the office no longer offers stays what it was
            self.box.addItem(text, text)
            self.set_key(text)


class BirthField(CodeField):
    """A day, a year alone, or «خلال سنة 1975»; a whole day typed in digits gets its strokes."""

    def __init__(self, name: str, label: str) -> None:
        """Shows how a day is written."""
        super().__init__(name, label, "14/03/1997")
        self.line.editingFinished.connect(self._tidy)

    def _tidy(self) -> None:
        birth = parse_birth(self.text())
        if not isinstance(birth, FieldProblem):
            self.set_text(birth.text())


def make_entry(name: str, choices: FormChoices) -> Field:
    """The widget of a field of the form; its objectName is `new_request.<field>`."""
    field = FIELD_BY_NAME[name]
    made = _by_choice(field, choices) or _by_kind(field)
    made.set_label_shown(shown=False)
    if isinstance(made, ChoiceField):
        # else the longest entry of the list decides how wide the form must be
        made.box.setSizeAdjustPolicy(_BY_CONTENTS)
        made.box.setMinimumContentsLength(6)
    return made


def entry_name(name: str) -> str:
    """The contract name of a field's widget."""
    return f"{PAGE}.{name}"


def _by_choice(field: FormField, choices: FormChoices) -> Field | None:
    name, label = entry_name(field.name), tr(field.label)
    if field.name == "depositor_kind":
        return TickField(
            name,
            label,
            words=tr("A proxy deposits the file"),
            when_on="proxy",
            when_off="applicant",
        )
    if field.choices:
        return TickField(name, label, words=_tick_words(field))
    if field.name in choices.texts:
        return SuggestField(name, label, choices.texts[field.name])
    if field.name in choices.kinds:
        kinds = [Choice(key, title) for key, title in choices.kinds[field.name]]
        return KindField(name, label, kinds, free=False)
    return None


def _by_kind(field: FormField) -> Field:
    name, label = entry_name(field.name), tr(field.label)
    example = _EXAMPLES.get(field.name, "")
    if field.kind == "count" and field.name != "bac_year":
        return CountField(name, label, most=99)
    if field.kind in {"date", "birth"}:
        return DateField(name, label) if field.kind == "date" else BirthField(name, label)
    kinds: dict[str, Callable[[str, str, str], Field]] = {
        "phone": PhoneField,
        "latin": LatinField,
        "email": LatinField,
        "code": CodeField,
        "count": CodeField,
    }
    return kinds.get(field.kind, NameField)(name, label, example)


def _tick_words(field: FormField) -> str:
    words = {
        "authenticate_diploma": tr("The diploma"),
        "authenticate_transcripts": tr("The transcripts"),
    }
    return words.get(field.name, "")
