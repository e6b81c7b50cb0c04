"""The page of a correction: the form as it was typed, changed where it was wrong."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from certdesk.domain.correction import VERIFIED
from certdesk.domain.form_fields import FIELD_BY_NAME
from certdesk.domain.request import OPEN, State
from certdesk.domain.rights import Actor
from certdesk.gui.dialogs import message_dialog
from certdesk.gui.file_watch import FileWatch
from certdesk.gui.messages import Worded, word_problem
from certdesk.gui.page import Page
from certdesk.gui.pages.correct.sheets_card import SheetsAnew
from certdesk.gui.pages.new_request.form import FormStep
from certdesk.gui.session import Session
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.i18n import ltr, tr
from certdesk.services.counter.correcting import Corrected, Correction
from certdesk.services.counter.suggestions import Suggestions
from certdesk.services.sheets.correction_words import field_change
from certdesk.services.views import RequestView


class CorrectPage(Page):
    """Nothing is stored before the changes were read and agreed to."""

    name = "correct"
    rail = "requests"

    def __init__(self, session: Session) -> None:
        """No request yet."""
        super().__init__(session)
        self.view: RequestView | None = None
        self._before: dict[str, str] = {}
        self.watch = FileWatch(session, self)
        self.form = FormStep(session, Suggestions(session.desk.office).form())
        self.form.offers_earlier = False
        self.sheets = SheetsAnew()
        self.save = Button(tr("Correct…"), PRIMARY, icon="check", key="F12", large=True)
        self.save.setObjectName("correct.save")
        self.back = Button(tr("Back to the file"))
        self.back.setObjectName("correct.back")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.watch.banner)
        column.addWidget(self.form, 1)
        column.addWidget(self.sheets)
        self._connect()

    def settle(self, shell: PageShell) -> None:
        """Title and buttons."""
        super().settle(shell)
        shell.set_title(tr("Correct the data"))
        shell.set_actions(self.save, self.back)
        shell.set_hints(
            [
                ("F12", tr("Say what changes, then correct")),
                ("F6", tr("Applicant, diploma")),
                ("Esc", tr("Back to the file")),
            ]
        )

    def enter(self, **wanted: object) -> None:
        """The form of `request_id`; what is typed for the one in front stays."""
        request_id = wanted.get("request_id")
        same = self.view is not None and self.view.id == request_id
        if isinstance(request_id, int) and not (same and self._changed):
            session = self.session
            session.ask(lambda: session.desk.reading.show(request_id, by=session.actor), self._show)
        if isinstance(request_id, int):
            self.watch.enter(request_id)
        self.form.fields["given_name"].setFocus()

    def may_leave(self) -> bool:
        """Asks only when something was typed."""
        if not self._changed:
            return True
        sure = message_dialog.ask(
            self.window(),
            tr("Leave without correcting?"),
            [tr("What was typed here is not kept. The file stays as it is.")],
            act=tr("Leave"),
        )
        if sure:
            self._forget()
        return sure

    @property
    def correction(self) -> Correction:
        """What the form says otherwise than the file does."""
        now = self.form.raw()
        names = [name for name in FIELD_BY_NAME if now.get(name) != self._before.get(name)]
        return Correction(
            {name: now.get(name, "") for name in names},
            self.sheets.changed,
            version=self.view.version if self.view is not None else None,
        )

    @property
    def _changed(self) -> bool:
        correction = self.correction
        return self.view is not None and bool(correction.fields or correction.sheets)

    def _show(self, view: RequestView) -> None:
        self.view = view
        self.form.offer(Suggestions(self.session.desk.office).form())
        self.form.show_raw(view.form)
        # the reserved form it was written on is its number now
        self.form.sections.power_cut.hide()
        self.sheets.show_view(view)
        self._before = self.form.raw()
        if self.shell is not None:
            title = tr("Correct the data of {number}", number=ltr(view.number))
            self.shell.set_title(title, view.name)

    def _forget(self) -> None:
        self.view, self._before = None, self.form.raw()
        self.sheets.forget()

    def _connect(self) -> None:
        self.form.finished.connect(self.save.setFocus)
        self.save.clicked.connect(lambda _checked=False: self.watch.guard(self._ask))
        self.back.clicked.connect(self._go_back)
        self.session.keys.bind(self, "save_and_go_on", lambda: self.watch.guard(self._ask))
        self.session.keys.bind(self, "back", self._go_back)

    def _go_back(self) -> None:
        view = self.view
        if view is not None and self.may_leave():
            self.session.go("request", request_id=view.id)

    def _ask(self) -> None:
        """Say what changes; who may decide it alone is the service's to say."""
        view, correction, session = self.view, self.correction, self.session
        if view is None or not self._is_readable():
            return
        session.ask(
            lambda: session.desk.correcting.needs_word(view.id, correction, by=session.actor),
            lambda needed: self._agree(view, correction, needs_word=needed),
            self._refused,
        )

    def _is_readable(self) -> bool:
        intake, raw, problems = self.session.desk.intake, self.form.raw(), dict[str, str]()

        def read() -> None:
            for problem in intake.read(raw).problems:
                problems[problem.field] = word_problem(problem)

        if not self.session.ask(read):
            return False
        if problems:
            self.form.problems.show_all(problems)
        else:
            self.form.problems.clear()
        return not problems

    def _agree(self, view: RequestView, correction: Correction, *, needs_word: bool) -> None:
        title = tr("Correct {number}?", number=ltr(view.number))
        changes = self._change_words(view, correction)
        if needs_word:
            self._ask_supervisor(title, changes, correction)
            return
        dialog = message_dialog.question(
            self.window(), title, changes, act=tr("Correct"), dangerous=False
        )
        dialog.setObjectName("correct.agree")
        act = dialog.findChild(Button, "act")
        if act is not None:
            act.set_key("F12")
        dialog.accepted.connect(lambda: self._correct(correction, self.session.actor))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        self.session.keys.bind(dialog, "save_and_go_on", dialog.accept)
        dialog.open()

    def _ask_supervisor(self, title: str, changes: list[str], correction: Correction) -> None:
        # the dialog is loaded when it is first needed
        from certdesk.gui.dialogs.supervisor_dialog import Question
        from certdesk.gui.supervisor import ask_decision

        question = Question(
            title=title,
            verb=tr("Correct"),
            sign="pencil",
            consequences=(*(("pencil", words) for words in changes), *self._looked_up(correction)),
            reasons=(
                tr("A slip of the pen when it was typed"),
                tr("The card says it otherwise"),
                tr("The applicant asked for it"),
            ),
        )

        def signed(supervisor: Actor, reason: str) -> None:
            self._correct(replace(correction, reason=reason), supervisor)

        ask_decision(self.session, self, question, signed)

    def _looked_up(self, correction: Correction) -> list[tuple[str, str]]:
        """Said when the archive was asked for what is corrected now."""
        view = self.view
        if view is None or view.verification is None or view.state not in OPEN:
            return []
        if not VERIFIED & set(correction.fields):
            return []
        words = tr("The archive was looked up for the old value: look it up again.")
        if view.state is not State.DEPOSITED:
            words = tr(
                "The file went for signature with the old value: recall it if the papers say it."
            )
        return [("eye", words)]

    def _correct(self, correction: Correction, by: Actor) -> None:
        view, session = self.view, self.session
        if view is None:
            return

        def corrected(done: Corrected) -> None:
            self._forget()
            session.go("request", request_id=view.id, said=_said(done))

        session.act(
            lambda: session.desk.correcting.correct(view.id, correction, by=by),
            corrected,
            self._refused,
        )

    def _refused(self, worded: Worded) -> None:
        if worded.problems and set(worded.problems) <= set(self.form.fields):
            self.form.problems.show_all(worded.problems)
        else:
            self.session.tell(worded, self)

    def _change_words(self, view: RequestView, correction: Correction) -> list[str]:
        kinds = Suggestions(self.session.desk.office).form().kinds
        changes = {
            **{n: (view.form.get(n, ""), text) for n, text in correction.fields.items()},
            **{
                f"sheets.{line.paper}": (str(line.sheets), str(correction.sheets[line.paper]))
                for line in view.lines
                if line.paper in correction.sheets and line.paper in self.sheets.fields
            },
        }
        found = (field_change(name, old, new, view, kinds) for name, (old, new) in changes.items())
        return [
            tr("{field}: {new} in place of {old}", field=one[0], old=one[1], new=one[2])
            for one in found
            if one is not None
        ]


def _said(done: Corrected) -> str:
    if done.lapsed and done.receipt_id is not None:
        return tr("Corrected. A new receipt waits; the archive is to be looked up again")
    if done.lapsed:
        return tr("Corrected. The archive is to be looked up again")
    if done.receipt_id is not None:
        return tr("Corrected. A new receipt waits to be printed")
    return tr("Corrected; the old value stays readable")
