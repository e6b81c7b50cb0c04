"""The journal: acts and readings page by page, and whether the chain holds."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui.models.paged_rows import Column, PagedRows
from certdesk.gui.pages.supervision.tab import Facts, ListCard, Tab, stacked
from certdesk.gui.pages.supervision.words import (
    entry_lines,
    entry_word,
    moment,
    reading_word,
)
from certdesk.gui.session import Session
from certdesk.gui.widgets.banner import Banner
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.code_field import CodeField
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.fields import EnterChain
from certdesk.gui.widgets.table import CellKind
from certdesk.gui.widgets.tile import Segmented
from certdesk.i18n import ltr, tr, trn
from certdesk.services.act_words import ACTS
from certdesk.services.supervision.journal import ChainView, EntryView, JournalFilter, ReadingView

_LIST, _PANEL = 660, 436
_ACTS, _READINGS = "acts", "readings"
_KINDS = (
    (CellKind.NUMBER, 76),
    (CellKind.DATE, 146),
    (CellKind.NAME, 212),
    (CellKind.TEXT, 104),
    (CellKind.CODE, 90),
)


class JournalTab(Tab):
    """The entries at the right; filter, one entry whole and the chain at the left."""

    name = "journal"

    def __init__(self, session: Session) -> None:
        """Empty until entered."""
        super().__init__(session)
        self.filter = JournalFilter()
        self.entries = PagedRows[EntryView](_columns(), self._fetch_entries, self)
        self.readings = PagedRows[ReadingView](_reading_columns(), self._fetch_readings, self)
        self.which = Segmented([(_ACTS, tr("Acts")), (_READINGS, tr("Readings"))])
        self.which.setObjectName("supervision.which")
        self.list = ListCard(
            tr("Journal"),
            "supervision.journal",
            self.entries,
            _KINDS,
            EmptyState("search", tr("No entry"), tr("Nothing in the journal is like that.")),
        )
        self.list.head.addWidget(self.which)
        self.chain = Banner("", sign="shield-check", tone="ok")
        self.chain.setObjectName("supervision.chain")
        self.chain.hide()
        self.broken = Banner("", sign="alert-triangle", tone="bad")
        self.broken.setObjectName("supervision.chain_broken")
        self.broken.hide()
        self.facts = Facts("supervision.entry")
        self.filter_card = self._build_filter()
        show = Button(tr("Show these entries"), PRIMARY, icon="filter", key="F12", large=True)
        self.show_these = self.button("filter", show)
        verify = Button(tr("Check the chain"), icon="shield-check")
        self.verify = self.button("verify_chain", verify)
        left = stacked(self.filter_card, self.facts)
        self.lay_out((self._right(), _LIST), (left, _PANEL))
        self._connect()

    def refresh(self) -> None:
        """Read from the newest entry; what is typed in the filter stays."""
        self._offer()
        acts = self.which.current == _ACTS
        model = self.entries if acts else self.readings
        model.reload()
        model.fetchMore(self.list.table.rootIndex())
        if self.list.table.model() is not model:
            self.list.table.setModel(model)
        count = model.rowCount()
        self.list.show_rows(count)
        if count:
            self.list.table.select_row(0)
        self._show(0)

    def first(self) -> QWidget:
        """The list, or what turns it."""
        return self.list.table if self.list.table.model().rowCount() else self.which.current_segment

    def panes(self) -> Sequence[QWidget]:
        """List and filter."""
        return self.first(), self.by

    def verbs(self) -> Sequence[Button]:
        """Filter and chain."""
        return self.show_these, self.verify

    def hints(self) -> Sequence[tuple[str, str]]:
        """Keys."""
        return (("F12", tr("Show these entries")), ("F6", tr("List, filter")))

    def go_on(self) -> None:
        """Read what the filter wants."""
        typed = self.request.text().strip()
        self.request.set_problem(None)
        request_id: int | None = None
        if typed:
            found = list[int]()
            lists = self.session.desk.lists
            if not self.session.ask(
                lambda: lists.resolve(typed),
                found.append,
                lambda worded: self.request.set_problem(worded.sentence),
            ):
                self.request.setFocus()
                return
            request_id = found[0]
        if self.day.text().strip() and self.day.value() is None:
            self.day.set_problem(tr("Write the day like 23/11/2026"))
            self.day.setFocus()
            return
        self.day.set_problem(None)
        by = self.by.key()
        self.filter = JournalFilter(
            by=int(by) if by else None,
            act=self.act.key() or None,
            day=self.day.value(),
            request_id=request_id,
        )
        self.refresh()

    def _walk(self) -> None:
        """Beside the window: a long journal takes seconds."""
        session = self.session
        by = session.actor
        self.verify.setEnabled(False)
        session.tasks.run(
            lambda: session.desk.journal.verify(by=by), self._walked, self._not_walked, owner=self
        )

    def _walked(self, chain: ChainView) -> None:
        self.verify.setEnabled(True)
        whole = chain.first_bad is None and chain.changed_values is None
        words = chain_words(chain)
        self.chain.set_text(words if whole else "", "shield-check")
        self.broken.set_text("" if whole else words, "alert-triangle")
        self.chain.setVisible(whole)
        self.broken.setVisible(not whole)

    def _not_walked(self, worded: object) -> None:
        self.verify.setEnabled(True)
        self.session.tell(worded, self)  # type: ignore[arg-type]

    def _fetch_entries(self, before: int | None, limit: int) -> Sequence[EntryView]:
        session = self.session
        return session.desk.journal.page(self.filter, before=before, limit=limit, by=session.actor)

    def _fetch_readings(self, before: int | None, limit: int) -> Sequence[ReadingView]:
        session = self.session
        return session.desk.journal.readings(
            self.filter, before=before, limit=limit, by=session.actor
        )

    def _show(self, row: int) -> None:
        acts = self.which.current == _ACTS
        entry = self.entries.row_at(row) if acts else None
        reading = None if acts else self.readings.row_at(row)
        self.facts.setVisible(entry is not None or reading is not None)
        if entry is not None:
            self.facts.show_lines(entry_word(entry), entry_lines(entry))
        elif reading is not None:
            self.facts.show_lines(
                reading_word(reading.act),
                [
                    (tr("When"), ltr(moment(reading.at))),
                    (tr("By"), reading.by),
                    (tr("Request"), ltr(reading.number) if reading.number else ""),
                    (tr("What was asked for"), reading.detail),
                ],
            )
        self.dressed.emit()

    def _offer(self) -> None:
        """The people there are; each act there is."""
        if self.act.box.count() == 0:
            everything = [Choice("", tr("Everything"))]
            self.act.set_choices(everything + [Choice(act, tr(word)) for act, word in ACTS.items()])
            self.act.set_key("")
        chosen = self.by.key() or ""
        people = self.session.desk.staff.people()
        everybody = [Choice("", tr("Everybody"))]
        self.by.set_choices(everybody + [Choice(str(one.id), one.name) for one in people])
        self.by.set_key(chosen)

    def _right(self) -> QWidget:
        box = QWidget()
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.chain)
        column.addWidget(self.broken)
        column.addWidget(self.list, 1)
        return box

    def _build_filter(self) -> Card:
        card = Card(padding=(20, 12, 20, 12), spacing=6)
        self.by = ChoiceField("supervision.by", tr("By"), free=False)
        self.act = ChoiceField("supervision.act", tr("Act"), free=False)
        self.day = DateField("supervision.day", tr("Day"))
        self.request = CodeField("supervision.request", tr("Request"), "0457/2026")
        for field in (self.by, self.act, self.day, self.request):
            card.body.addWidget(field)
        return card

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _name: self.refresh())
        self.list.table.row_selected.connect(self._show)
        self.show_these.clicked.connect(self.go_on)
        self.verify.clicked.connect(self._walk)
        chain = EnterChain((self.by, self.act, self.day, self.request), self)
        chain.finished.connect(self.go_on)


def chain_words(chain: ChainView) -> str:
    """How the chain stands, in one sentence."""
    if chain.first_bad is not None:
        return tr("The chain is broken at entry {seq}", seq=ltr(chain.first_bad))
    if chain.changed_values is not None:
        seq = ltr(chain.changed_values)
        return tr("The values kept with entry {seq} were changed", seq=seq)
    whole = trn("The chain is whole: {n} entries", chain.count)
    if chain.clock_back:
        return f"{whole}، {trn('{n} of them by a clock set back', chain.clock_back)}"
    return whole


def _columns() -> list[Column[EntryView]]:
    return [
        Column("seq", tr("Entry"), lambda one: str(one.id), latin=True),
        Column("at", tr("When"), lambda one: moment(one.at), latin=True),
        Column("act", tr("Act"), _act),
        Column("by", tr("By"), lambda one: one.by or "—"),
        Column("number", tr("Request"), lambda one: one.number, latin=True),
    ]


def _act(one: EntryView) -> str:
    word = entry_word(one)
    return tr("{act} (clock set back)", act=word) if one.clock_back else word


def _reading_columns() -> list[Column[ReadingView]]:
    return [
        Column("seq", tr("Entry"), lambda one: str(one.id), latin=True),
        Column("at", tr("When"), lambda one: moment(one.at), latin=True),
        Column("act", tr("What was read"), lambda one: reading_word(one.act)),
        Column("by", tr("By"), lambda one: one.by or "—"),
        Column("number", tr("Request"), lambda one: one.number, latin=True),
    ]
