"""Blank numbered forms of a power cut: reserve and print a block, key them in, strike one out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt

from certdesk.domain.rights import Actor
from certdesk.gui import theme
from certdesk.gui.models.paged_rows import Column
from certdesk.gui.pages.step_words import figures
from certdesk.gui.pages.waiting.list_page import ListPage, ListRows
from certdesk.gui.session import Session
from certdesk.gui.supervisor import ask_supervisor
from certdesk.gui.widgets.button import GHOST, PRIMARY, SECONDARY, Button
from certdesk.gui.widgets.count_field import CountField
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.gui.widgets.table import CellKind
from certdesk.i18n import ltr, tr, trn
from certdesk.services.office_sheets import MOST_FORMS
from certdesk.services.request.blank_forms import BlankForm
from certdesk.services.sheets.printing import PrintedSheet

_KINDS = ((CellKind.NUMBER, 160), (CellKind.DATE, 170), (CellKind.TEXT, 260), (CellKind.VERB, 200))
_USUAL_BLOCK = 10


@dataclass(frozen=True, slots=True)
class FormOut:
    """A form in the list; `id` is its place, `days` since it was printed."""

    id: int
    form: BlankForm
    days: int


class BlankFormsPage(ListPage[FormOut]):
    """The forms that are out, the lowest number first."""

    name = "blank_forms"

    def __init__(self, session: Session) -> None:
        """Empty until entered."""
        empty = EmptyState(
            "files",
            tr("No numbered form is out"),
            tr("Print a block before the power fails: each form holds its own number."),
            tr("Reserve and print a block"),
        )
        super().__init__(session, ListRows(_columns()), _KINDS, empty)
        self.table.setAccessibleName(tr("Reserved forms"))
        self.count = CountField("blank_forms.count", tr("How many forms"), least=1, most=MOST_FORMS)
        self.count.set_value(_USUAL_BLOCK)
        self.key_in = Button(tr("Key this form in"), PRIMARY, key="Enter")
        self.strike = Button(tr("Strike the form out…"), GHOST, icon="x", key="2")
        self.print_button = Button(
            tr("Reserve and print a block"), SECONDARY, icon="printer", key="F9"
        )
        for widget, name in (
            (self.key_in, "key_in"),
            (self.strike, "strike_out"),
            (self.print_button, "print"),
        ):
            widget.setObjectName(f"blank_forms.{name}")
            widget.setParent(self)
        self.count.setParent(self)
        self.key_in.clicked.connect(self.open_row)
        self.strike.clicked.connect(self.strike_out)
        self.print_button.clicked.connect(self.print_block)
        self.count.entered.connect(self.print_block)
        empty.pressed.connect(self.print_block)
        keys = session.keys
        keys.bind(self, "print", self.print_block)
        keys.bind(self, "save_and_go_on", self.open_row)
        keys.bind(self, "digit_2", self.strike_out)
        keys.bind(self, "next_pane", self._next_pane)

    def settle(self, shell: PageShell) -> None:
        """Title, the size of a block, buttons, hints."""
        super().settle(shell)
        # beside large letters the field of the block leaves room for the title alone
        about = "" if theme.look().dense else tr("printed and not keyed in yet")
        shell.set_title(tr("Reserved forms"), about)
        shell.set_title_widgets(self.print_button, self.count)
        shell.set_actions(self.key_in, self.strike)
        shell.set_hints(
            [
                ("Enter", tr("Key this form in")),
                ("2", tr("Strike the form out…")),
                ("F6", tr("How many forms")),
                ("F9", tr("Reserve and print a block")),
                ("Esc", tr("Back")),
            ]
        )

    def read(self) -> Sequence[FormOut]:
        """Every form that is out."""
        today = self.session.desk.office.today()
        return [
            FormOut(place, form, (today - form.printed_on).days)
            for place, form in enumerate(self.session.desk.blank_forms.out())
        ]

    def open_row(self) -> None:
        """A new request under the number of this form."""
        row = self.chosen
        if row is not None:
            self.session.go("new_request", form_number=row.form.number)

    def strike_out(self) -> None:
        """A spoiled form: a supervisor says why."""
        row, session = self.chosen, self.session
        if row is None:
            return
        number = row.form.number

        def struck(supervisor: Actor, reason: str) -> None:
            session.act(
                lambda: session.desk.blank_forms.void(number, reason, by=supervisor),
                lambda _number: self.say(tr("The form {number} is struck out", number=ltr(number))),
            )

        ask_supervisor(
            session,
            self.window(),
            tr("Strike the form {number} out?", number=ltr(number)),
            [tr("The form was spoiled"), tr("The form was lost"), tr("Printed badly")],
            struck,
            sentences=[tr("Its number stays in the register and is not used again.")],
        )

    def print_block(self) -> None:
        """Reserve the next numbers and print their forms: a supervisor's act."""
        count = self.count.value()
        if count is None:
            self.count.set_problem(tr("Write a number from 1 to {most}", most=ltr(MOST_FORMS)))
            self.count.setFocus()
            return
        self.count.set_problem(None)
        session = self.session

        def reserve(by: Actor, reason: str = "") -> None:
            sheets = session.desk.office_sheets
            self._deliver(lambda: sheets.blank_forms(count, reason=reason, by=by))

        if session.is_supervisor:
            reserve(session.actor)
            return
        ask_supervisor(
            session,
            self.window(),
            trn("Reserve {n} numbers and print their forms?", count),
            [tr("For a power cut"), tr("The printed forms are used up")],
            reserve,
            sentences=[tr("These numbers are given to nobody else.")],
        )

    def rows_shown(self, count: int) -> None:
        """Nothing to key in without a form."""
        for button in (self.key_in, self.strike):
            button.setEnabled(count > 0)

    def _deliver(self, make: Callable[[], PrintedSheet]) -> None:
        session = self.session
        kept: list[PrintedSheet] = []

        def reserved() -> PrintedSheet:
            kept.append(make())
            return kept[0]

        def sent(printer: str) -> None:
            self.say(
                tr(
                    "The forms were sent to {printer}. Say in Today that they came out.",
                    printer=ltr(printer),
                )
            )
            session.register_changed.emit()

        # also when the printer fails the numbers are reserved, and the block waits for paper
        session.print_sheet(reserved, sent, partial(self._not_sent, kept))

    def _not_sent(self, kept: list[PrintedSheet], worded: object) -> None:
        from certdesk.gui.messages import Worded

        if kept:
            self.session.register_changed.emit()
        if isinstance(worded, Worded):
            self.session.tell(worded)

    def _next_pane(self) -> None:
        if self.count.editor.hasFocus():
            self.focus_rows()
        else:
            # all of it is marked: what is typed takes its place
            self.count.setFocus(Qt.FocusReason.TabFocusReason)


def _columns() -> list[Column[FormOut]]:
    return [
        Column("number", tr("Number"), lambda row: row.form.number, latin=True),
        Column("printed", tr("Printed on"), lambda row: figures(row.form.printed_on), latin=True),
        Column("days", tr("Waiting"), _out_for),
        Column("step", tr("Next step"), lambda _row: tr("Key it in")),
    ]


def _out_for(row: FormOut) -> str:
    return trn("out for {n} days", row.days) if row.days else tr("today")
