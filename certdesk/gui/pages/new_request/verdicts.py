"""The verdict keys of one paper, and how they work while a date or a count is being typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.keyboard import stroke_of
from certdesk.gui.widgets.button import PRIMARY, REFUSE, SECONDARY, Button
from certdesk.gui.widgets.fields import ENTERS, LineField
from certdesk.i18n import tr

ACCEPT, REFUSE_IT, WAIVE, LATER = 1, 2, 3, 4
"""The digit of each verdict."""


class VerdictBar(QWidget):
    """Accept, do not accept, waive, later; or, while a reason is chosen, record and back."""

    pressed = Signal(int)
    """One of `ACCEPT`, `REFUSE_IT`, `WAIVE`, `LATER`."""
    recorded = Signal()
    """Record «not accepted» with the reason chosen."""
    went_back = Signal()
    """Back to looking at the paper."""

    def __init__(self) -> None:
        """The four verdicts."""
        super().__init__()
        self.accept = _button(tr("Accept it"), "accept", PRIMARY, "check", "1")
        self.refuse = _button(tr("Not accepted"), "not_accept", REFUSE, "x", "2")
        self.waive = _button(tr("Waive…"), "waive", SECONDARY, "shield-check", "3")
        self.later = _button(tr("Later"), "later", SECONDARY, None, "4")
        self.record = _button(tr("Record: not accepted"), "record", PRIMARY, "x", "Enter")
        self.back = _button(tr("Back to the paper"), "back", SECONDARY, None, "Esc")
        self._verdicts = (self.accept, self.refuse, self.waive, self.later)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        shares = (8, 5, 4, 4)
        for place, button in enumerate(self._verdicts):
            row.addWidget(button, shares[place])
            button.clicked.connect(lambda _on=False, digit=place + 1: self.pressed.emit(digit))
        row.addWidget(self.record, 2)
        row.addWidget(self.back, 1)
        self.record.clicked.connect(self.recorded)
        self.back.clicked.connect(self.went_back)
        self.show_reasons(shown=False)

    def show_reasons(self, *, shown: bool) -> None:
        """Offer record and back (a reason is being chosen) or the verdicts."""
        for button in self._verdicts:
            button.setVisible(not shown)
        self.later.setVisible(not shown and not theme.look().dense)
        self.record.setVisible(shown)
        self.back.setVisible(shown)

    def show_keys(self, *, typing: bool) -> None:
        """The keys as they work now: a digit typed into an entry belongs to the entry."""
        # large letters leave no room for the long caps
        long = "" if theme.look().dense else "Alt+"
        for place, button in enumerate(self._verdicts):
            digit = str(place + 1)
            button.set_key((long + digit if long else "") if typing else digit)
        if typing:
            self.accept.set_key("Enter")


def _button(words: str, name: str, kind: str, icon: str | None, key: str) -> Button:
    button = Button(words, kind, icon=icon, key=key, large=True)
    button.setObjectName(f"checklist.{name}")
    return button


class EntryKeys(QObject):
    """Verdict digits while an entry has the focus: with Alt, or once the entry is whole."""

    digit = Signal(int)
    """1 to 4."""
    focus_changed = Signal(bool)
    """Whether one of the entries has the focus."""

    def __init__(
        self, entries: Sequence[tuple[LineField, Callable[[], bool]]], parent: QObject
    ) -> None:
        """Each entry, and whether what is typed in it can take no further digit."""
        super().__init__(parent)
        self._whole = {field.line: whole for field, whole in entries}
        for line in self._whole:
            line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take verdict digits out of what the entry is given."""
        if event.type() == QEvent.Type.FocusIn:
            self.focus_changed.emit(True)
        elif event.type() == QEvent.Type.FocusOut:
            self.focus_changed.emit(False)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            digit = _digit(event)
            if digit and self._is_verdict(watched, event):
                if not event.isAutoRepeat():
                    self.digit.emit(digit)
                return True
        return super().eventFilter(watched, event)

    def _is_verdict(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return True
        for line, whole in self._whole.items():
            if line is watched:
                return whole() and not line.hasSelectedText()
        return False


def _digit(event: QKeyEvent) -> int:
    if event.key() in ENTERS:
        return 0
    signs = (event.text(), chr(event.key()) if event.key() < 128 else "", stroke_of(event).us)
    found = next((sign for sign in signs if sign and sign in "1234"), "")
    return int(found or 0)
