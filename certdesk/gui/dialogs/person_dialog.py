"""A person of the counter: a new account, another role, a new password.

| objectName | meaning |
|---|---|
| `person.name` | name and surname, for a new account |
| `person.role` | clerk, head of service or auditor |
| `person.password`, `person.again` | the first or new password, typed twice |
"""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from certdesk.domain.rights import Role
from certdesk.gui.messages import Worded
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.dialog_frame import DialogFrame
from certdesk.gui.widgets.fields import EnterChain, Field
from certdesk.gui.widgets.name_field import NameField
from certdesk.gui.widgets.password_field import PasswordField
from certdesk.i18n import islands, tr

# which field an error of the services belongs to
_AT_NAME = frozenset({"name_taken", "name_missing"})


class PersonDialog(DialogFrame):
    """Asks what is wanted of the three; stays open until `accept`."""

    def __init__(
        self,
        window: QWidget,
        title: str,
        *,
        verb: str,
        sign: str,
        asks: frozenset[str],
        sentences: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """`asks`: which of `name`, `role`, `password`."""
        super().__init__(
            window,
            islands(title),
            verb=verb,
            sign=sign,
            danger=False,
            consequences=[(mark, islands(words)) for mark, words in sentences],
            needs_reason=True,
        )
        self.setObjectName("person_dialog")
        self.name = NameField("person.name", tr("Name and surname"))
        self.role = ChoiceField("person.role", tr("Role, account"), _roles(), free=False)
        self.password = PasswordField("person.password", tr("Password"))
        self.again = PasswordField("person.again", tr("Once more"))
        fields: list[tuple[str, Field]] = [
            ("name", self.name),
            ("role", self.role),
            ("password", self.password),
            ("password", self.again),
        ]
        self._asked = [field for what, field in fields if what in asks]
        for _what, field in fields:
            self.slot.addWidget(field)
            field.setVisible(field in self._asked)
            field.edited.connect(lambda _text: self._look())
        EnterChain(self._asked, self).finished.connect(self._after_last)
        order = [*(field.editor for field in self._asked), self.back, self.verb]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def then(self, call: Callable[["PersonDialog"], object]) -> None:
        """Show it; `call` acts, and says `accept` or `refused`."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.verb_pressed.connect(lambda: self._act(call))
        self.open()
        self._asked[0].setFocus()

    def chosen_role(self) -> Role:
        """The role chosen, a clerk's before anything is."""
        return Role(self.role.key() or Role.CLERK.value)

    def refused(self, worded: Worded) -> None:
        """Say below the field what is wrong."""
        at = self.name if worded.code in _AT_NAME and self.name in self._asked else None
        field = at or (self.password if self.password in self._asked else self._asked[0])
        field.set_problem(worded.sentence)
        field.setFocus()

    def _act(self, call: Callable[["PersonDialog"], object]) -> None:
        for field in self._asked:
            field.set_problem(None)
        if self.again in self._asked and self.again.text() != self.password.text():
            self.again.set_problem(tr("The two passwords are not the same. Type them again."))
            self.again.setFocus()
            return
        call(self)

    def _look(self) -> None:
        self.set_ready(ready=all(field.text().strip() for field in self._asked))

    def _after_last(self) -> None:
        if self.verb.isEnabled():
            self.verb.setFocus()


def _roles() -> list[Choice]:
    return [
        Choice(Role.CLERK.value, tr("Counter clerk")),
        Choice(Role.SUPERVISOR.value, tr("Head of service")),
        Choice(Role.AUDITOR.value, tr("Auditor")),
    ]
