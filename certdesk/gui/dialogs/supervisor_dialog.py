"""A supervisor's word at this window: who, the password, and always a reason.

| objectName | meaning |
|---|---|
| `supervisor.name` | the supervisor who signs, when the person at the window is none |
| `supervisor.password` | that supervisor's password |
| `supervisor.reason` | the reason, chosen or typed; required |
| `supervisor.tick` | what must be true before it may be done, for some acts |
| `dialog_back`, `dialog_verb` | the safe way out, and the act |
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from certdesk.gui.widgets.button import DANGER
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.dialog_frame import DialogFrame
from certdesk.gui.widgets.fields import ENTERS, EnterChain, Field
from certdesk.gui.widgets.password_field import PasswordField
from certdesk.i18n import islands, tr


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: `title` with the number, `verb` on the button, (sign, sentence) lines.

    `reasons` are starters that may be rewritten; `tick` is a sentence to tick first.
    """

    title: str
    verb: str
    sign: str = "shield-check"
    subtitle: str = ""
    danger: bool = False
    consequences: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()
    tick: str = ""


class SupervisorDialog(DialogFrame):
    """Asks; `signed` carries name, password and reason, nothing is stored here."""

    signed = Signal(str, str, str)
    """Name ("" when nobody had to sign), password, reason. The dialog stays until `accept`."""

    def __init__(
        self, window: QWidget, question: Question, supervisors: Sequence[str] | None
    ) -> None:
        """`supervisors` to choose from; None when who works here may decide alone."""
        super().__init__(
            window,
            islands(question.title),
            islands(question.subtitle),
            verb=islands(question.verb),
            sign=question.sign,
            danger=question.danger,
            consequences=[(sign, islands(words)) for sign, words in question.consequences],
            needs_reason=True,
        )
        self.setObjectName("supervisor_dialog")
        self.person: ChoiceField | None = None
        self.password: PasswordField | None = None
        if supervisors is not None:
            self._ask_person(supervisors)
        self.reason = ChoiceField(
            "supervisor.reason",
            tr("Reason (required)"),
            [Choice(words, words) for words in question.reasons],
        )
        self.slot.addWidget(self.reason)
        self.tick = QCheckBox(question.tick)
        self.tick.setObjectName("supervisor.tick")
        self._must_tick = bool(question.tick)
        self.slot.addWidget(self.tick)
        self.tick.setVisible(self._must_tick)
        self._connect()

    def open(self) -> None:
        """Show it and stand where something is to be typed; a dangerous one, on the way back."""
        super().open()
        if self.verb.kind == DANGER:
            return
        several = self.person is not None and self.person.box.count() > 1
        first = self.person if several else self.password
        (first or self.reason).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the ticked sentence goes on, as in a field."""
        if event.key() in ENTERS and self.tick.hasFocus():
            self._after_reason()
            event.accept()
            return
        super().keyPressEvent(event)

    def refused(self, sentence: str) -> None:
        """The name or password was not right: said below the password."""
        if self.password is not None:
            self.password.set_text("")
            self.password.set_problem(sentence)
            self.password.setFocus()
        self._look()

    def _ask_person(self, supervisors: Sequence[str]) -> None:
        self.person = ChoiceField(
            "supervisor.name",
            tr("Head of service"),
            [Choice(name, name) for name in supervisors],
            free=False,
        )
        self.person.set_key(supervisors[0] if supervisors else None)
        self.password = PasswordField("supervisor.password", tr("Password"))
        self.slot.addWidget(self.person)
        self.slot.addWidget(self.password)

    def _connect(self) -> None:
        fields: list[Field] = [
            one for one in (self.person, self.password, self.reason) if one is not None
        ]
        for field in fields:
            field.edited.connect(lambda _text: self._look())
        self.tick.toggled.connect(self._look)
        EnterChain(fields, self).finished.connect(self._after_reason)
        self.verb_pressed.connect(self._sign)
        order = [*(field.editor for field in fields), self.tick, self.back, self.verb]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _look(self) -> None:
        """The verb may be pressed once everything asked is there."""
        typed = self.password is None or bool(self.password.text())
        ticked = self.tick.isChecked() or not self._must_tick
        self.set_ready(ready=typed and ticked and bool(self.reason.text().strip()))

    def _after_reason(self) -> None:
        if self._must_tick and not self.tick.isChecked():
            self.tick.setFocus()
        elif self.verb.isEnabled():
            self.verb.setFocus()
        elif self.password is not None:
            self.password.setFocus()

    def _sign(self) -> None:
        name = "" if self.person is None else self.person.text()
        password = "" if self.password is None else self.password.text()
        self.signed.emit(name, password, self.reason.text().strip())
