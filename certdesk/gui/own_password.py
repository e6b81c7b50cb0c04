"""One's own password, changed at this window by whoever knows the old one."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from certdesk.gui.dialogs.own_password_dialog import OwnPasswordDialog
from certdesk.gui.session import Session


def ask_own_password(
    session: Session, parent: QWidget, name: str, then: Callable[[], object]
) -> OwnPasswordDialog:
    """Ask for the old password and the new one of `name`; `then()` once it is changed."""
    dialog = OwnPasswordDialog(parent, name)

    def change(old: str, new: str) -> None:
        accounts = session.desk.accounts
        session.ask(
            lambda: accounts.change_own_password(name, old, new),
            lambda _actor: dialog.accept(),
            dialog.refused,
        )

    dialog.typed.connect(change)
    dialog.accepted.connect(then)
    dialog.open()
    return dialog
