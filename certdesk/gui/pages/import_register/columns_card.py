"""Which column holds what: recognised, and corrected by hand."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from certdesk.domain.past_head import Mapped, PastField
from certdesk.gui import theme
from certdesk.gui.pages.import_register.lines import field_words
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.fields import EnterChain
from certdesk.i18n import ltr, tr
from certdesk.services.past.views import PastColumn, PastPreview

_NONE = "-"
_AS_WIDE_AS_THERE_IS = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class ColumnsCard(Card):
    """One choice a field; those that must have a column say so when they have none."""

    changed = Signal()
    """A person chose another column or sheet."""

    def __init__(self) -> None:
        """No file."""
        super().__init__(tr("Columns of the file"), padding=(14, 10, 6, 10), spacing=6)
        self.sheet = ChoiceField("import_register.sheet", tr("Sheet"), free=False)
        words = field_words()
        self.fields = {
            field: ChoiceField(
                f"import_register.field_{field.value}", words[field.value], free=False
            )
            for field in PastField
        }
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(4)
        column.addWidget(self.sheet)
        for one in self.fields.values():
            column.addWidget(one)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(rows)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # as high as the room there is: it scrolls by itself
        self._area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._rows = rows
        for ground in (self._area, rows):
            ground.setAutoFillBackground(False)
        self.body.addWidget(self._area, 1)
        self.chain = EnterChain([self.sheet, *self.fields.values()], self)
        for one in (self.sheet, *self.fields.values()):
            one.edited.connect(lambda _text: self.changed.emit())
            one.editor.installEventFilter(self)
            # long titles are cut by the box, they do not widen it
            one.box.setSizeAdjustPolicy(_AS_WIDE_AS_THERE_IS)
            one.box.setMinimumContentsLength(4)

    def show_view(self, view: PastPreview) -> None:
        """The columns of a file, as they were read."""
        self.sheet.set_choices([Choice(name, name) for name in view.sheets])
        self.sheet.set_key(view.sheet)
        self.sheet.setVisible(len(view.sheets) > 1)
        choices = _choices(view.columns)
        kept: Mapping[PastField, int] = view.mapped
        for field, one in self.fields.items():
            one.set_choices(choices)
            one.set_key(str(kept[field]) if field in kept else _NONE)
            needed = field in view.missing
            one.set_problem(tr("Which column holds it?") if needed else None)

    def mapped(self) -> Mapped:
        """The columns as they are chosen: arrows may pass over one that another field has."""
        chosen: dict[PastField, int] = {}
        for field, one in self.fields.items():
            key = one.key()
            if key is not None and key != _NONE:
                chosen[field] = int(key)
        return chosen

    def chosen_sheet(self) -> str | None:
        """The sheet chosen, None when there is but one."""
        return self.sheet.key()

    def set_whole(self, *, whole: bool) -> None:
        """Every field at once, for a page that scrolls; else the card scrolls by itself."""
        self._area.setMinimumHeight(self._rows.sizeHint().height() if whole else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field that gets the focus is scrolled to."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, theme.px(48))
        return super().eventFilter(watched, event)


def _choices(columns: Sequence[PastColumn]) -> list[Choice]:
    named = [
        Choice(str(one.place), f"{ltr(one.letters)}، {one.title or tr('No title')}")
        for one in columns
    ]
    return [Choice(_NONE, tr("Not in the file")), *named]
