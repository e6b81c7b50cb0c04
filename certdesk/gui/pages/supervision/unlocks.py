"""Unlocks given and attempts refused: looked at again, one after the other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from certdesk.gui.messages import Worded
from certdesk.gui.models.paged_rows import Column
from certdesk.gui.pages.supervision.review_tab import ReviewTab
from certdesk.gui.pages.supervision.tab import Facts, stacked
from certdesk.gui.pages.supervision.words import attempt_lines, moment
from certdesk.gui.session import Session
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.note_field import NoteField
from certdesk.gui.widgets.table import CellKind
from certdesk.i18n import ltr, tr
from certdesk.services.supervision.reviews import AttemptView


class UnlocksTab(ReviewTab[AttemptView]):
    """The list at the right, the check and the note at the left."""

    name = "unlocks"

    def __init__(self, session: Session) -> None:
        """Empty until entered."""
        super().__init__(
            session,
            _columns(),
            (
                (CellKind.NUMBER, 104),
                (CellKind.NAME, 132),
                (CellKind.TEXT, 140),
                (CellKind.DATE, 146),
            ),
            EmptyState(
                "circle-check",
                tr("Nothing waits for a review"),
                tr("Every unlocked or refused identity check was looked at."),
            ),
            title=tr("Unlocked and refused checks"),
            waiting=tr("To review"),
        )
        self.facts = Facts("supervision.attempt")
        self.note_card = Card(padding=(20, 12, 20, 14))
        self.note = NoteField("supervision.unlock_note", tr("Note of the review"), lines=2)
        self.note_card.body.addWidget(self.note)
        self.mark = self.button(
            "mark", Button(tr("Mark as reviewed"), PRIMARY, icon="check", key="F12", large=True)
        )
        self.number = self.button("show_number", Button(tr("Show the number whole…"), icon="id"))
        self.open = self.button("open_request", Button(tr("Open the file"), icon="folder-open"))
        self.begin(stacked(self.facts, self.note_card))
        self.list.table.row_opened.connect(lambda _row: self.note.setFocus())
        self.note.entered.connect(self.go_on)
        self.mark.clicked.connect(self.go_on)
        self.number.clicked.connect(self._ask_number)
        self.open.clicked.connect(self.open_file)

    def panes(self) -> Sequence[QWidget]:
        """List and note."""
        return (self.first(), self.note) if self.note_card.isVisible() else (self.first(),)

    def verbs(self) -> Sequence[Button]:
        """What can be done with the chosen check."""
        if self.shown is None:
            return ()
        marks = (self.mark,) if self._may_mark else ()
        return (*marks, self.number, self.open)

    def hints(self) -> Sequence[tuple[str, str]]:
        """Keys."""
        return (("F12", tr("Mark as reviewed")), ("F6", tr("List, note")))

    def go_on(self) -> None:
        """Keep the review, go to the next."""
        one, session = self.shown, self.session
        if one is None or not self._may_mark:
            return
        note = self.note.text()

        def marked(_none: None) -> None:
            self.note.set_text("")
            self.note.set_problem(None)
            self.said.emit(tr("The check of {number} was reviewed", number=ltr(one.number)))

        if session.act(
            lambda: session.desk.reviews.mark(one.id, note, by=session.actor), marked, self._refused
        ):
            self.first().setFocus()

    def _refused(self, worded: Worded) -> None:
        if worded.code == "reason_needed":
            self.note.set_problem(tr("Write what you found"))
            self.note.setFocus()
        else:
            self.session.tell(worded, self)

    @property
    def _may_mark(self) -> bool:
        one = self.shown
        return one is not None and one.reviewed_at is None and self.session.is_supervisor

    def read(self, before: int | None, limit: int) -> Sequence[AttemptView]:
        """A page of the list."""
        session = self.session
        return session.desk.reviews.attempts(
            waiting=self.waiting, before=before, limit=limit, by=session.actor
        )

    def show_row(self, place: int) -> None:
        """Show a row beside the list."""
        one = self.rows.row_at(place)
        if one is None or self.shown is None or one.id != self.shown.id:
            self.note.set_text("")
        self.shown = one
        self._show()

    def _show(self, numbers: Sequence[str] = ()) -> None:
        one = self.shown
        # nothing to tell: the list has the whole width
        self.panel.setVisible(one is not None)
        self.note_card.setVisible(self._may_mark)
        if one is not None:
            heading = f"{one.name} {ltr(one.number)}"
            self.facts.show_lines(heading, attempt_lines(one, numbers))
        self.dressed.emit()

    def _ask_number(self) -> None:
        # the dialog is loaded when it is first needed
        from certdesk.gui.dialogs.reason_dialog import ReasonDialog

        one, session = self.shown, self.session
        if one is None:
            return

        def read(reason: str) -> None:
            session.ask(
                lambda: session.desk.reviews.identity_numbers(one.id, reason, by=session.actor),
                self._show,
            )

        ReasonDialog(
            self,
            tr("Show the identity number of {number} whole?", number=ltr(one.number)),
            verb=tr("Show the number"),
            sign="id",
            reasons=[
                tr("A complaint of the person concerned"),
                tr("Asked for by an inspection"),
                tr("Compared with the card"),
            ],
            sentences=[("history", tr("That it was read is kept in the journal, with the reason"))],
        ).then(read)


def _columns() -> list[Column[AttemptView]]:
    return [
        Column("number", tr("Number"), lambda one: one.number, latin=True),
        Column("name", tr("Name and surname"), lambda one: one.name),
        Column("what", tr("What happened"), _what),
        Column("at", tr("When"), lambda one: moment(one.prepared_at), latin=True),
        Column("reviewed", tr("Reviewed by"), lambda one: one.reviewed_by or "—"),
    ]


def _what(one: AttemptView) -> str:
    if one.at_lost_receipt:
        return tr("Lost receipt, unlocked") if one.unlocked else tr("Lost receipt, refused")
    return tr("Unlocked, attempt") if one.unlocked else tr("Refused, attempt")
