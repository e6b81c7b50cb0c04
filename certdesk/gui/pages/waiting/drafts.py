"""Drafts left behind: go on at the first missing paper, or discard."""

from collections.abc import Sequence

from certdesk.gui.models.paged_rows import Column
from certdesk.gui.pages.step_words import figures
from certdesk.gui.pages.waiting.list_page import ListPage, ListRows
from certdesk.gui.session import Session
from certdesk.gui.widgets.button import GHOST, PRIMARY, SECONDARY, Button
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.gui.widgets.table import CellKind
from certdesk.i18n import ltr, tr, trn
from certdesk.services.counter.drafts import DiscardedDraft, DraftLeft

_KINDS = (
    (CellKind.NUMBER, 110),
    (CellKind.NAME, 230),
    (CellKind.CODE, 140),
    (CellKind.TEXT, 150),
    (CellKind.TEXT, 300),
    (CellKind.DATE, 130),
)


class DraftsPage(ListPage[DraftLeft]):
    """What was begun and not deposited, the longest untouched first."""

    name = "drafts"

    def __init__(self, session: Session) -> None:
        """Empty until entered."""
        empty = EmptyState(
            "pencil",
            tr("No draft waits"),
            tr("A draft stays here from its first letter until it is deposited."),
            tr("New request"),
        )
        super().__init__(session, ListRows(_columns()), _KINDS, empty)
        self.table.setAccessibleName(tr("Drafts"))
        self._discarded: DiscardedDraft | None = None
        self.open_button = Button(tr("Go on at the first missing paper"), PRIMARY, key="Enter")
        self.slip = Button(tr("Print the deficiency slip"), SECONDARY, icon="printer", key="F9")
        self.discard_button = Button(tr("Discard the draft"), GHOST, icon="x", key="2")
        for button, name, slot in (
            (self.open_button, "open", self.open_row),
            (self.slip, "print_slip", self.print_slip),
            (self.discard_button, "discard", self.discard),
        ):
            button.setObjectName(f"drafts.{name}")
            button.setParent(self)
            button.clicked.connect(slot)
        empty.pressed.connect(lambda: session.go("new_request"))
        session.keys.bind(self, "print", self.print_slip)
        session.keys.bind(self, "save_and_go_on", self.open_row)
        session.keys.bind(self, "digit_2", self.discard)

    def settle(self, shell: PageShell) -> None:
        """Title, buttons, hints; Ctrl+Z brings a discarded draft back."""
        super().settle(shell)
        shell.set_title(tr("Drafts"), tr("begun and not deposited yet"))
        shell.set_actions(self.open_button, self.slip, self.discard_button)
        shell.undo_requested.connect(self.bring_back)
        shell.set_hints(
            [
                ("Enter", tr("Go on")),
                ("F9", tr("Print the deficiency slip")),
                ("2", tr("Discard the draft")),
                ("Ctrl+Z", tr("Bring the discarded draft back")),
                ("Esc", tr("Back")),
            ]
        )

    def read(self) -> Sequence[DraftLeft]:
        """The drafts, the longest untouched first."""
        return self.session.desk.drafts.left(limit=self.limit + 1)

    def open_row(self) -> None:
        """The draft at its next step."""
        draft = self.chosen
        if draft is not None:
            self.session.request_wanted.emit(draft.id)

    def print_slip(self) -> None:
        """What is missing in the draft one stands on."""
        draft, session = self.chosen, self.session
        if draft is not None:
            session.print_sheet(
                lambda: session.desk.printing.deficiency_slip(draft.id, by=session.actor),
                lambda printer: self.say(tr("Sent to the printer {printer}", printer=ltr(printer))),
            )

    def discard(self) -> None:
        """Forget the draft one stands on; for ten seconds it can be brought back."""
        draft, session = self.chosen, self.session
        if draft is None:
            return

        def discarded(kept: DiscardedDraft) -> None:
            self._discarded = kept
            name = draft.name or ltr(draft.draft_code)
            self.say(tr("The draft of {name} is discarded", name=name), undoable=True)

        session.act(lambda: session.desk.drafts.discard(draft.id, by=session.actor), discarded)

    def bring_back(self) -> None:
        """Undo the last discard."""
        kept, session = self._discarded, self.session
        self._discarded = None
        if kept is not None:
            session.act(
                lambda: session.desk.drafts.bring_back(kept, by=session.actor),
                lambda _id: self.say(tr("The draft is back")),
            )

    def rows_shown(self, count: int) -> None:
        """Nothing to do without a draft."""
        for button in (self.open_button, self.slip, self.discard_button):
            button.setEnabled(count > 0)


def _columns() -> list[Column[DraftLeft]]:
    return [
        Column("code", tr("Code"), lambda row: row.draft_code, latin=True),
        Column("name", tr("Name and surname"), lambda row: row.name or tr("No name yet")),
        Column("phone", tr("Phone"), lambda row: row.phone or "—", latin=True),
        Column("days", tr("Untouched"), _untouched),
        Column("missing", tr("First missing paper"), _missing),
        Column("until", tr("Kept until"), lambda row: figures(row.kept_until), latin=True),
    ]


def _untouched(row: DraftLeft) -> str:
    return trn("for {n} days", row.days) if row.days else tr("today")


def _missing(row: DraftLeft) -> str:
    if not row.missing:
        return tr("the papers are complete")
    more = row.missing - 1
    return f"{row.first_missing} {trn('and {n} more papers', more)}" if more else row.first_missing
