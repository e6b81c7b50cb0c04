"""Putting a backup in the register's place: what would change is shown, a supervisor decides."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from certdesk.domain.calendar import ALGIERS, long_date
from certdesk.domain.rights import Actor
from certdesk.gui.dialogs.supervisor_dialog import Question
from certdesk.gui.messages import Worded
from certdesk.gui.session import Session
from certdesk.gui.supervisor import ask_decision
from certdesk.i18n import ltr, tr, trn
from certdesk.storage.keeping.backup import BackupFacts, Contents


def ask_restore(session: Session, parent: QWidget, file: Path) -> None:
    """Look into the file beside the window, then ask with what it holds and what is here."""
    session.tasks.run(
        lambda: session.desk.upkeep.inspect(file),
        lambda found: _ask(session, parent, file, *found),
        lambda worded: session.tell(worded, parent),
        owner=parent,
    )


def _ask(session: Session, parent: QWidget, file: Path, facts: BackupFacts, here: Contents) -> None:
    made = facts.made_at.astimezone(ALGIERS)
    when = tr("{day} at {hour}", day=long_date(made.date()), hour=ltr(f"{made:%H:%M}"))
    question = Question(
        title=tr("Put the backup of {when} in place?", when=when),
        verb=tr("Put the backup in place"),
        sign="history",
        subtitle=ltr(file.name),
        danger=True,
        consequences=(
            ("archive", trn("The backup holds {n} requests.", facts.contents.rows["requests"])),
            ("files", trn("Here are {n} requests now.", here.rows["requests"])),
            ("history", _journal(facts, here)),
        ),
        reasons=(tr("The register is damaged"), tr("The machine was replaced"), tr("An exercise")),
        tick=tr("I have read what would change"),
    )

    def restore(supervisor: Actor, _reason: str) -> None:
        session.tasks.run(
            lambda: session.desk.upkeep.restore(file, session.folder.backups, by=supervisor),
            lambda _facts: _restored(session),
            lambda worded: _not_restored(session, parent, worded),
            owner=parent,
        )

    ask_decision(session, parent.window(), question, restore)


def _journal(facts: BackupFacts, here: Contents) -> str:
    lost = max(here.count - facts.contents.count, 0)
    return trn("{n} entries of the journal were made since; they stay in the copy set aside.", lost)


def _restored(session: Session) -> None:
    """The people of the backup may be others: the counter asks who is there."""
    if session.has_staff():
        session.sign_in(None)
    session.register_changed.emit()
    session.page_wanted.emit("today", {})


def _not_restored(session: Session, parent: QWidget, worded: Worded) -> None:
    session.tell(worded, parent)
