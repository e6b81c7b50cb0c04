"""What only a supervisor may decide, decided at this window while the clerk stays signed in."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from certdesk.domain.rights import Actor, Role
from certdesk.gui.dialogs.supervisor_dialog import Question, SupervisorDialog
from certdesk.gui.messages import Worded
from certdesk.gui.session import Session
from certdesk.i18n import tr

Then = Callable[[Actor, str], object]


def ask_supervisor(
    session: Session,
    parent: QWidget,
    title: str,
    reasons: Sequence[str],
    then: Then,
    *,
    sentences: Sequence[str] = (),
) -> SupervisorDialog:
    """Have something approved: `then(actor, reason)` once a supervisor signed with a reason.

    Who is a supervisor gives only a reason. `title` asks, `reasons` are starters that may be
    rewritten, `sentences` say what follows from it. Shown, not waited for.
    """
    question = Question(
        title=title,
        verb=tr("Approve"),
        reasons=tuple(reasons),
        consequences=tuple(("info-circle", sentence) for sentence in sentences),
    )
    return ask_decision(session, parent, question, then)


def ask_decision(
    session: Session, parent: QWidget, question: Question, then: Then
) -> SupervisorDialog:
    """`ask_supervisor` for an act with its own verb, sign and consequences."""
    alone = session.is_supervisor
    signer = session.actor.name if alone else tr("the supervisor who signs")
    noted = ("history", tr("It is kept with its reason under the name of {name}.", name=signer))
    asked = replace(question, consequences=(*question.consequences, noted))
    dialog = SupervisorDialog(parent, asked, None if alone else _supervisors(session))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.signed.connect(partial(_signed, session, dialog, then))
    dialog.open()
    return dialog


def _supervisors(session: Session) -> Sequence[str]:
    people = session.desk.staff.people()
    return [one.name for one in people if one.active and one.role is Role.SUPERVISOR]


def _signed(
    session: Session, dialog: SupervisorDialog, then: Then, name: str, password: str, reason: str
) -> None:
    def go_on(actor: Actor) -> None:
        dialog.accept()
        then(actor, reason)

    def refused(worded: Worded) -> None:
        dialog.refused(worded.sentence)

    if not name:
        go_on(session.actor)
        return
    # whether this person may decide is the service's to say
    session.ask(lambda: session.desk.staff.sign_in(name, password), go_on, refused)
