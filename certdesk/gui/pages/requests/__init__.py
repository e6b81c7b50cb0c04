"""Requests: every request there is, newest first, found and filtered by the register itself.

| objectName | meaning |
|---|---|
| `requests.list_all`, `_open`, `_late`, `_missing`, `_ready` | a list, with its count |
| `requests.list_drafts`, `_to_verify`, `_to_send` and more | the same, while looked at |
| `requests.filter` | name, number, phone or code; the list follows as one types |
| `requests.columns` | which columns are shown; remembered on this workstation |
| `requests.table` | Enter opens at the next step, Space the whole file |
| `requests.empty` | nothing found, and what to do |
"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.page import Page
from certdesk.gui.pages.requests.filters import COUNTED_UP_TO, Filters
from certdesk.gui.pages.requests.rows import ALWAYS, LOOKS, Fetch, RequestRows
from certdesk.gui.session import Session
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.field_sign import FieldSign
from certdesk.gui.widgets.fields import Line
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.gui.widgets.table import Table
from certdesk.gui.workstation import remember, remembered
from certdesk.i18n import ltr, tr, trn
from certdesk.services.lines import Wanted
from certdesk.services.views import RequestLine

COLUMNS_KEY = "requests.columns"
_TYPING_PAUSE_MS = 180
_DEEPEST_PAGES = 25
_FILTER_WIDTH, _NARROW = 210, 96


class RequestsPage(Page):
    """The list, asked by pages; 1,000,000 requests are never counted nor sorted here."""

    name = "requests"
    rail = "requests"

    def __init__(self, session: Session) -> None:
        """All requests; read when entered."""
        super().__init__(session)
        self.wanted: Wanted = Wanted.ALL
        self.text = ""
        self.filters = Filters()
        self.filter_box = Line(Qt.LayoutDirection.RightToLeft)
        self.filter_box.setObjectName("requests.filter")
        self.columns_button = Button(tr("Columns"), icon="columns")
        self.columns_button.setObjectName("requests.columns")
        self.model = RequestRows(self._fetch(), self)
        self.table = Table()
        self.table.setObjectName("requests.table")
        self.table.setAccessibleName(tr("Requests"))
        self.empty = EmptyState("search", "", "")
        self.empty.setObjectName("requests.empty")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_PAUSE_MS)
        kept = remembered(session.folder.root, COLUMNS_KEY)
        usual = {name for name, look in LOOKS.items() if look.usual}
        self.chosen: set[str] = (
            set(kept) & set(LOOKS) if isinstance(kept, list) else usual
        ) | ALWAYS
        self._build()
        self._connect()

    def settle(self, shell: PageShell) -> None:
        """Title, pills, filter box, columns."""
        super().settle(shell)
        shell.set_title(tr("Requests"))
        shell.set_title_widgets(self.columns_button, self.filter_box, beside=(self.filters,))
        shell.set_hints(
            [
                ("Enter", tr("Open at its next step")),
                (tr("Space"), tr("The whole file")),
                ("F3", tr("Search or scan")),
                ("F6", tr("Filter")),
                ("F1", tr("Help")),
            ]
        )

    def enter(self, **wanted: object) -> None:
        """Show a list (`wanted`) or what is found for a `text`; else what was shown before."""
        before = (self.wanted, self.text)
        if wanted.get("text"):
            self.text = str(wanted["text"]).strip()
        elif "wanted" in wanted:
            self.wanted, self.text = Wanted(str(wanted["wanted"])), ""
        if self.filter_box.text() != self.text:
            self.filter_box.setText(self.text)
        if before == (self.wanted, self.text) and self.model.rowCount():
            self.refresh()
        else:
            self.show_list()
        self.table.setFocus()

    def refresh(self) -> None:
        """Read again, staying on the same request."""
        row = self.table.currentIndex().row()
        line = self.model.row_at(row)
        scrolled = self.table.verticalScrollBar().value()
        self.show_list()
        if line is None:
            return
        for _ in range(_DEEPEST_PAGES):
            if self.model.rowCount() > row or not self.model.canFetchMore(self.model.index(-1, -1)):
                break
            self.model.fetchMore(self.model.index(-1, -1))
        place = self.model.place_of(line.id, row)
        if self.model.rowCount():
            self.table.select_row(min(row, self.model.rowCount() - 1) if place is None else place)
            self.table.verticalScrollBar().setValue(scrolled)

    def show_list(self) -> None:
        """Ask the register anew, from the top."""
        self.filters.choose(None if self.text else self.wanted)
        self.session.ask(self._ask_first)
        self._show_emptiness()
        if self.model.rowCount():
            self.table.select_row(0)
        self.table.scrollToTop()
        self._count()

    def open_next(self, row: int) -> None:
        """A request at its next step."""
        line = self.model.row_at(row)
        if line is not None:
            self.session.request_wanted.emit(line.id)

    def open_file(self, row: int) -> None:
        """A request whole."""
        line = self.model.row_at(row)
        if line is not None:
            self.session.go("request", request_id=line.id)

    def column_menu(self) -> QMenu:
        """Which columns are shown; the four that name a request always are."""
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for column in self.model.columns:
            if column.name in ALWAYS:
                continue
            action = QAction(column.title, menu)
            action.setObjectName(f"requests.column_{column.name}")
            action.setCheckable(True)
            action.setChecked(column.name in self.chosen)
            action.toggled.connect(partial(self._choose_column, column.name))
            menu.addAction(action)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space on a row opens the file; Down and Enter in the filter box go to the rows."""
        if watched is self.table.viewport() and event.type() == QEvent.Type.Resize:
            self.fit_columns()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if watched is self.table and key == Qt.Key.Key_Space:
            self.open_file(self.table.currentIndex().row())
            return True
        if watched is self.filter_box and key in {
            Qt.Key.Key_Down,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        }:
            self._typed()
            self.table.setFocus()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Columns follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def fit_columns(self) -> None:
        """Show the chosen columns there is room for; what is left over goes to the names."""
        room = self.table.viewport().width()
        shown = [name for name in LOOKS if name in self.chosen]
        wide = {name: theme.px(LOOKS[name].width) for name in shown}
        giving_way = sorted(
            (one for one in shown if LOOKS[one].keeps), key=lambda n: LOOKS[n].keeps
        )
        while giving_way and sum(wide.values()) > room:
            del wide[giving_way.pop(0)]
        spare = max(room - sum(wide.values()), 0)
        shares = sum(LOOKS[name].share for name in wide) or 1
        for name, place in self.model.places.items():
            self.table.setColumnHidden(place, name not in wide)
            if name in wide:
                extra = spare * LOOKS[name].share // shares
                self.table.setColumnWidth(place, wide[name] + extra)

    def _build(self) -> None:
        self.table.setModel(self.model)
        for name, place in self.model.places.items():
            self.table.set_column_kind(place, LOOKS[name].kind)
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.horizontalHeader().setSectionsMovable(False)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.filter_box.setPlaceholderText(tr("Filter"))
        self.filter_box.setAccessibleName(tr("Filter the list"))
        sign = FieldSign(self.filter_box, "filter", tr("Filter"), at_right=True)
        sign.setObjectName("requests.filter_sign")
        sign.clicked.connect(lambda _checked: self.filter_box.setFocus())
        self.filter_box.setClearButtonEnabled(False)
        sheet = Card(padding=(1, 6, 1, 4))
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        sheet.body.addWidget(holder, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet, 1)
        self._measure()

    def _connect(self) -> None:
        self.filters.chosen.connect(self._choose_list)
        self.filter_box.textEdited.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self._typed)
        self.columns_button.clicked.connect(self._show_column_menu)
        self.table.row_opened.connect(self.open_next)
        self.table.clicked.connect(self._clicked)
        self.table.customContextMenuRequested.connect(self._show_row_menu)
        self.table.installEventFilter(self)
        self.table.viewport().installEventFilter(self)
        self.filter_box.installEventFilter(self)
        self.model.rowsInserted.connect(lambda *_: self._say_how_many())
        self.empty.pressed.connect(lambda: self.session.go("new_request"))
        self.session.keys.bind(self, "next_pane", self._next_pane)
        self.session.keys.bind(self.filter_box, "back", self._leave_filter)

    def _fetch(self) -> Fetch:
        """The question as it stands now: later changes make another one."""
        lists, wanted, text = self.session.desk.lists, self.wanted, self.text

        def fetch(before: int | None, limit: int) -> Sequence[RequestLine]:
            if text:
                return lists.find(text, before=before, limit=limit)
            return lists.page(wanted, before=before, limit=limit)

        return fetch

    def _ask_first(self) -> None:
        self.model.reload(self._fetch())
        self.model.fetch_first()

    def _count(self) -> None:
        lists, shown = self.session.desk.lists, self.filters.shown()
        self.session.tasks.run(
            lambda: {wanted: lists.count(wanted) for wanted in shown},
            self._show_counts,
            owner=self,
        )

    def _show_counts(self, counts: Mapping[Wanted, int]) -> None:
        self.filters.set_counts(counts)
        self._say_how_many(counts.get(self.wanted))

    def _say_how_many(self, count: int | None = None) -> None:
        """At the foot: all that a list has, or what has been read of what was found."""
        if self.shell is None:
            return
        read = self.model.rowCount()
        more = self.model.canFetchMore(self.model.index(-1, -1))
        if self.text or count is None:
            figure = f"{read}+" if more else str(read)
            words = tr("{n} read, newest first", n=ltr(figure))
        elif count >= COUNTED_UP_TO:
            words = tr("More than {n} requests, newest first", n=ltr(COUNTED_UP_TO))
        else:
            words = trn("{n} requests, newest first", count)
        self.shell.set_status(words, "")

    def _show_emptiness(self) -> None:
        none = not self.model.rowCount()
        if none and self.text:
            self.empty.set_words(
                tr("Nothing found"),
                tr(
                    "No request answers to «{text}». Try a part of the name, the phone or the "
                    "number.",
                    text=self.text,
                ),
                tr("New request"),
            )
        elif none:
            self.empty.set_words(
                tr("Nothing in this list"), tr("Choose another list above."), tr("New request")
            )
        self._stack.setCurrentWidget(self.empty if none else self.table)

    def _choose_list(self, name: str) -> None:
        self.wanted, self.text = Wanted(name), ""
        self.filter_box.setText("")
        self.show_list()

    def _typed(self) -> None:
        self._typing.stop()
        text = self.filter_box.text().strip()
        if text != self.text:
            self.text = text
            self.show_list()

    def _leave_filter(self) -> None:
        if self.filter_box.text():
            self.filter_box.setText("")
            self._typed()
        self.table.setFocus()

    def _next_pane(self) -> None:
        if self.filter_box.hasFocus():
            self.table.setFocus()
        else:
            self.filter_box.setFocus()
            self.filter_box.selectAll()

    def _clicked(self, index: object) -> None:
        row, column = self.table.currentIndex().row(), self.table.currentIndex().column()
        del index
        if column == self.model.places["next_step"]:
            self.open_next(row)

    def _show_column_menu(self) -> None:
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height())))

    def _show_row_menu(self, at: QPoint) -> None:
        row = self.table.indexAt(at).row()
        if row < 0:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open at its next step"), partial(self.open_next, row))
        menu.addAction(tr("The whole file"), partial(self.open_file, row))
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _choose_column(self, name: str, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        if shown:
            self.chosen.add(name)
        else:
            self.chosen.discard(name)
        kept = [one for one in LOOKS if one in self.chosen]
        remember(self.session.folder.root, COLUMNS_KEY, kept)
        self.fit_columns()

    def _measure(self) -> None:
        self.filter_box.setFixedWidth(theme.px(_NARROW if theme.look().dense else _FILTER_WIDTH))
        self.fit_columns()
