"""What the three forms of the panel share: fields with Enter, problems below, typed or not."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.dates import parse_day
from certdesk.domain.follow_on import SOURCE_WORDS, Source
from certdesk.gui.messages import Worded, word_problem
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.fields import EnterChain, Field
from certdesk.i18n import tr


class TellForm(QWidget):
    """A column of fields. `first` takes the focus, `blamed` shows a refusal by its code."""

    finished = Signal()
    """Enter in the last field."""

    def __init__(self, fields: Sequence[Field], blamed: Mapping[str, Field]) -> None:
        """`blamed`: which field a refusal of that code is about."""
        super().__init__()
        self.fields = list(fields)
        self._blamed = dict(blamed)
        self._begun: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for field in self.fields:
            column.addWidget(field)
            field.edited.connect(lambda _text, field=field: field.set_problem(None))
        EnterChain(self.fields, self).finished.connect(self.finished)

    @property
    def first(self) -> Field:
        """Where typing begins."""
        return self.fields[0]

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed or chosen since `begun`."""
        return [field.text() for field in self.fields] != self._begun

    def begun(self) -> None:
        """What stands in the fields now is not typed by anybody."""
        for field in self.fields:
            field.set_problem(None)
        self._begun = [field.text() for field in self.fields]

    def show_problem(self, worded: Worded) -> bool:
        """Say a refusal below its field; whether it is one of ours."""
        field = self._blamed.get(worded.code)
        if field is None or field.isHidden():
            return False
        blame(field, worded.sentence)
        return True


def source_field(name: str) -> ChoiceField:
    """Where we have it from; the arrows choose."""
    choices = [Choice(one.value, tr(words.sentence)) for one, words in SOURCE_WORDS.items()]
    return ChoiceField(name, tr("Source"), choices, free=False)


def source_of(field: ChoiceField) -> Source:
    """The source chosen; a field always shows one."""
    return Source(field.key() or Source.TOLD_AT_COUNTER.value)


def day_of(field: DateField) -> date | None:
    """The day typed; None with the problem said below the field."""
    day = parse_day(field.text())
    if isinstance(day, date):
        return day
    blame(field, word_problem(day))
    return None


def blame(field: Field, sentence: str) -> None:
    """Say below a field what is wrong, and go there."""
    field.set_problem(sentence)
    field.setFocus()
