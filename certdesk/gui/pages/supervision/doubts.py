"""Doubts: what was seen, by whom, and the settling with a reason."""

from collections.abc import Sequence

from certdesk.domain.rights import Actor
from certdesk.gui.models.paged_rows import Column
from certdesk.gui.pages.request.words import doubt_seen
from certdesk.gui.pages.supervision.review_tab import ReviewTab
from certdesk.gui.pages.supervision.tab import Facts, stacked
from certdesk.gui.pages.supervision.words import doubt_word, moment
from certdesk.gui.session import Session
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.table import CellKind
from certdesk.i18n import ltr, tr
from certdesk.services.supervision.doubts import DoubtView


class DoubtsTab(ReviewTab[DoubtView]):
    """The list at the right, the doubt at the left."""

    name = "doubts"

    def __init__(self, session: Session) -> None:
        """Empty until entered."""
        super().__init__(
            session,
            _columns(),
            (
                (CellKind.NUMBER, 104),
                (CellKind.NAME, 168),
                (CellKind.TEXT, 168),
                (CellKind.DATE, 130),
            ),
            EmptyState(
                "circle-check",
                tr("No doubt is open"),
                tr("Nothing stands in the way of any file."),
            ),
            title=tr("Doubts"),
            waiting=tr("Open, doubts"),
        )
        self.facts = Facts("supervision.doubt")
        self.settle = self.button(
            "settle",
            Button(tr("Settle the doubt…"), PRIMARY, icon="shield-check", key="F12", large=True),
        )
        self.open = self.button("open_doubted", Button(tr("Open the file"), icon="folder-open"))
        self.begin(stacked(self.facts))
        self.list.table.row_opened.connect(lambda _row: self.go_on())
        self.settle.clicked.connect(self.go_on)
        self.open.clicked.connect(self.open_file)

    def verbs(self) -> Sequence[Button]:
        """What can be done with the chosen doubt."""
        if self.shown is None:
            return ()
        return (self.settle, self.open) if self._may_settle else (self.open,)

    def hints(self) -> Sequence[tuple[str, str]]:
        """Keys."""
        return (("F12", tr("Settle the doubt…")),)

    def go_on(self) -> None:
        """Ask for the reason, then settle every doubt of the file."""
        from certdesk.gui.supervisor import ask_supervisor

        one, session = self.shown, self.session
        if one is None or not self._may_settle:
            return

        def settled(supervisor: Actor, reason: str) -> None:
            session.act(
                lambda: session.desk.verifying.settle_doubts(one.request_id, reason, by=supervisor),
                lambda _n: self.said.emit(tr("{number} was settled", number=ltr(one.number))),
            )

        ask_supervisor(
            session,
            self.window(),
            tr("Settle the doubts about {number}?", number=ltr(one.number)),
            [
                tr("The paper register was looked up with the head of service"),
                tr("A slip of the pen in the register"),
                tr("Checked with the person concerned"),
            ],
            settled,
            sentences=[tr("The file may then be signed and handed over")],
        )

    @property
    def _may_settle(self) -> bool:
        one = self.shown
        return one is not None and one.settled_at is None and self.session.is_supervisor

    def read(self, before: int | None, limit: int) -> Sequence[DoubtView]:
        """A page of the list."""
        session = self.session
        return session.desk.doubts.page(
            waiting=self.waiting, before=before, limit=limit, by=session.actor
        )

    def show_row(self, place: int) -> None:
        """Show a row beside the list."""
        one = self.rows.row_at(place)
        self.shown = one
        # nothing to tell: the list has the whole width
        self.panel.setVisible(one is not None)
        if one is not None:
            settled = "" if one.settled_at is None else ltr(moment(one.settled_at))
            self.facts.show_lines(
                f"{one.name} {ltr(one.number)}",
                [
                    (tr("Kind"), doubt_word(one.kind)),
                    (tr("What was seen"), doubt_seen(one.kind, one.detail)),
                    (tr("Raised by"), one.raised_by),
                    (tr("When"), ltr(moment(one.raised_at))),
                    (tr("Settled by"), "، ".join(x for x in (one.settled_by, settled) if x)),
                    (tr("Reason"), one.settled_reason),
                ],
            )
        self.dressed.emit()


def _columns() -> list[Column[DoubtView]]:
    return [
        Column("number", tr("Number"), lambda one: one.number, latin=True),
        Column("name", tr("Name and surname"), lambda one: one.name),
        Column("kind", tr("Kind"), lambda one: doubt_word(one.kind)),
        Column("at", tr("When"), lambda one: moment(one.raised_at), latin=True),
    ]
