"""The people of the counter and their accounts."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from certdesk.domain.rights import Role
from certdesk.gui.pages.supervision.tab import Facts, ListCard, Tab, stacked
from certdesk.gui.pages.supervision.words import ROLE_WORDS
from certdesk.gui.session import Session
from certdesk.gui.widgets.button import PRIMARY, REFUSE, Button
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.table import STRUCK_ROLE, CellKind
from certdesk.i18n import tr
from certdesk.services.supervision.staff import Person

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LIST, _PANEL = 600, 496
_ALL_OF_IT = frozenset({"name", "role", "password"})
# what each role is for, in one sentence
_DUTIES = {
    "clerk": "Takes requests, runs the checklist, hands papers over",
    "supervisor": "The second pair of eyes: decides, closes, looks after accounts",
    "auditor": "Reads everything, changes nothing",
}


class People(QAbstractTableModel):
    """Accounts, in the order they were opened."""

    def __init__(self) -> None:
        """None."""
        super().__init__()
        self.people: Sequence[Person] = ()

    def show_people(self, people: Sequence[Person]) -> None:
        """Read again."""
        self.beginResetModel()
        self.people = people
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Accounts."""
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Name, role, whether it is open."""
        return 0 if parent.isValid() else 3

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        """Words; suspended ones are pale."""
        person = self.people[index.row()]
        if role == STRUCK_ROLE:
            return not person.active
        if role:
            return None
        state = tr("May sign in") if person.active else tr("Suspended, account")
        return (person.name, tr(ROLE_WORDS[person.role.value]), state)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Titles."""
        if role or orientation is not Qt.Orientation.Horizontal:
            return None
        return (tr("Name and surname"), tr("Role, account"), tr("State"))[section]


class StaffTab(Tab):
    """The list at the right; what is known of the chosen person at the left."""

    name = "staff"

    def __init__(self, session: Session) -> None:
        """Empty until entered."""
        super().__init__(session)
        self.model = People()
        self.list = ListCard(
            tr("Accounts"),
            "supervision.staff",
            self.model,
            ((CellKind.NAME, 230), (CellKind.TEXT, 160), (CellKind.TEXT, 120)),
            EmptyState(
                "user",
                tr("Nobody has an account here"),
                tr("In a trial folder everybody may do everything."),
            ),
        )
        self.facts = Facts("supervision.person")
        add = Button(tr("Open an account…"), PRIMARY, icon="user", key="F12", large=True)
        self.add = self.button("add", add)
        self.suspend = self.button("suspend", Button(tr("Suspend…"), REFUSE, icon="ban"))
        self.password = self.button("password", Button(tr("New password…"), icon="lock"))
        self.role = self.button("role", Button(tr("Another role…"), icon="shield-check"))
        self.own = self.button("own_password", Button(tr("My own password…"), icon="user"))
        self.lay_out((self.list, _LIST), (stacked(self.facts), _PANEL))
        self.list.table.row_selected.connect(lambda _row: self._show())
        self.list.table.row_opened.connect(lambda _row: self._new_password())
        self.add.clicked.connect(self.go_on)
        self.suspend.clicked.connect(self._turn)
        self.password.clicked.connect(self._new_password)
        self.role.clicked.connect(self._another_role)
        self.own.clicked.connect(self._own_password)

    @property
    def person(self) -> Person | None:
        """Who is chosen."""
        row = self.list.table.currentIndex().row()
        return self.model.people[row] if 0 <= row < len(self.model.people) else None

    def refresh(self) -> None:
        """Read the accounts again; the place stays."""
        place = max(self.list.table.currentIndex().row(), 0)
        self.session.ask(self.session.desk.staff.people, self.model.show_people)
        count = len(self.model.people)
        self.list.show_rows(count)
        if count:
            self.list.table.select_row(min(place, count - 1))
        self._show()

    def first(self) -> QWidget:
        """The list, or the verb."""
        return self.list.table if self.model.people else self.add

    def verbs(self) -> Sequence[Button]:
        """What can be done with the chosen account; an auditor has only the own password."""
        own = (self.own,) if self.session.actor.id is not None else ()
        if not self.session.is_supervisor or not self.model.people:
            return own
        chosen = (self.suspend, self.password, self.role) if self.person is not None else ()
        return (self.add, *chosen, *own)

    def hints(self) -> Sequence[tuple[str, str]]:
        """Keys."""
        return (("F12", tr("Open an account…")), ("Enter", tr("New password…")))

    def go_on(self) -> None:
        """Open an account."""
        if self.add not in self.verbs():
            return
        staff = self.session.desk.staff
        self._ask(
            tr("Open an account"),
            tr("Open the account"),
            _ALL_OF_IT,
            lambda name, role, password: staff.add(name, role, password, by=self.session.actor),
            tr("The account is open"),
        )

    def _turn(self) -> None:
        """Suspend, or open again."""
        person, accounts, session = self.person, self.session.desk.accounts, self.session
        if person is None:
            return
        if not person.active:
            session.act(
                lambda: accounts.reactivate(person.id, by=session.actor),
                lambda _none: self.said.emit(tr("{name} may sign in again", name=person.name)),
            )
            return
        from certdesk.gui.widgets.dialog_frame import DialogFrame

        dialog = DialogFrame(
            self,
            tr("Suspend the account of {name}?", name=person.name),
            verb=tr("Suspend the account"),
            sign="ban",
            consequences=[
                ("lock", tr("This person cannot sign in any more")),
                ("table", tr("What the person did stays, under that name")),
            ],
        )
        dialog.setObjectName("suspend_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def suspended(_none: None) -> None:
            self.said.emit(tr("{name} is suspended", name=person.name))

        def act() -> None:
            dialog.accept()
            session.act(lambda: accounts.suspend(person.id, by=session.actor), suspended)

        dialog.verb_pressed.connect(act)
        dialog.open()

    def _new_password(self) -> None:
        person, accounts = self.person, self.session.desk.accounts
        if person is None or self.password not in self.verbs():
            return
        self._ask(
            tr("A new password for {name}", name=person.name),
            tr("Give the password"),
            frozenset({"password"}),
            lambda _n, _r, password: accounts.new_password(
                person.id, password, by=self.session.actor
            ),
            tr("{name} has a new password", name=person.name),
        )

    def _another_role(self) -> None:
        person, accounts = self.person, self.session.desk.accounts
        if person is None:
            return
        self._ask(
            tr("Another role for {name}", name=person.name),
            tr("Change the role"),
            frozenset({"role"}),
            lambda _n, role, _p: accounts.change_role(person.id, role, by=self.session.actor),
            tr("The role of {name} was changed", name=person.name),
        )

    def _ask(
        self,
        title: str,
        verb: str,
        asks: frozenset[str],
        act: Callable[[str, Role, str], object],
        said: str,
    ) -> None:
        # the dialog is loaded when it is first needed
        from certdesk.gui.dialogs.person_dialog import PersonDialog

        def run(dialog: PersonDialog) -> None:
            name, role, password = (
                dialog.name.text(),
                dialog.chosen_role(),
                dialog.password.text(),
            )
            if self.session.act(lambda: act(name, role, password), None, dialog.refused):
                dialog.accept()
                self.said.emit(said)

        dialog = PersonDialog(self, title, verb=verb, sign="user", asks=asks)
        if "name" in asks:
            dialog.role.set_key(Role.CLERK.value)
        dialog.then(run)

    def _own_password(self) -> None:
        # the dialog is loaded when it is first needed
        from certdesk.gui.own_password import ask_own_password

        said = tr("The password was changed")
        ask_own_password(self.session, self, self.session.actor.name, lambda: self.said.emit(said))

    def _show(self) -> None:
        person = self.person
        self.facts.setVisible(person is not None)
        if person is not None:
            state = tr("May sign in") if person.active else tr("Suspended, account")
            self.facts.show_lines(
                person.name,
                [
                    (tr("Role, account"), tr(ROLE_WORDS[person.role.value])),
                    ("", tr(_DUTIES[person.role.value])),
                    (tr("State"), state),
                ],
            )
            words = tr("Suspend…") if person.active else tr("Let sign in again")
            self.suspend.set_words(words, "ban" if person.active else "check")
            self.suspend.set_kind(REFUSE if person.active else "secondary")
        self.dressed.emit()
