"""First start: three short steps, then the frame; or a look around with invented data.

| objectName | meaning |
|---|---|
| `welcome.step_1`, `_2`, `_3` | the steps; only the current one is open |
| `welcome.go_on` | the school and the folder are the right ones |
| `welcome.name`, `welcome.password` | the first supervisor's account |
| `welcome.make_account` | on to the recovery code |
| `welcome.code` | the recovery code |
| `welcome.print` | print it on a sheet for a sealed envelope (F9); no file is kept |
| `welcome.printed` | what became of the printing |
| `welcome.typed_back` | the same code, typed from the paper |
| `welcome.begin` | open the office |
| `welcome.trial` | a throw-away folder with invented data instead |
"""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.domain.numbering import NumberKind
from certdesk.domain.rights import Actor
from certdesk.gui import theme
from certdesk.gui.messages import Worded
from certdesk.gui.pages.sign_in import LAST_PERSON
from certdesk.gui.printing_unkept import print_unkept
from certdesk.gui.session import Session
from certdesk.gui.theme import Role as Letters
from certdesk.gui.widgets.button import GHOST, PRIMARY, Button
from certdesk.gui.widgets.code_field import CodeField
from certdesk.gui.widgets.fields import EnterChain, Field
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.name_field import NameField
from certdesk.gui.widgets.password_field import PasswordField
from certdesk.gui.widgets.split_panel import SplitPanel
from certdesk.gui.widgets.start_step import StartStep
from certdesk.gui.workstation import remember
from certdesk.i18n import ltr, tr, trn
from certdesk.services.supervision.password_hash import SHORTEST_PASSWORD
from certdesk.storage.folder import DataFolder

_WIDE = 500
_INVENTED_REQUESTS = "60"
_CODE_STEP = 3


def door(session: Session) -> QWidget:
    """The page in front in a folder without accounts."""
    return Welcome(session)


class Welcome(SplitPanel):
    """School and service, the supervisor's account, the recovery code."""

    def __init__(self, session: Session) -> None:
        """At the first step."""
        desk = session.desk
        with desk.office.store.read() as unit:
            self._names = desk.office.institution(unit)
            procedure = desk.office.procedure(unit)
            year = desk.office.today().year
            first = procedure.number_starts.start(NumberKind.DEPOSIT, year)
            self._first_number = desk.office.number_text(unit, NumberKind.DEPOSIT, year, first)
        super().__init__(
            tr("Welcome"),
            self._names.school,
            tr("The program works on this computer, without the internet"),
            wide=_WIDE,
        )
        self.setObjectName("welcome")
        self.session = session
        self.code = desk.staff.new_recovery_code()
        self._sample: QProcess | None = None
        self._is_printing = False
        self._build()
        self._connect()
        self.show_step(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand on what the step wants."""
        super().showEvent(event)
        self.show_step(self.step)

    def show_step(self, step: int) -> None:
        """Open a step and close the others."""
        self.step = step
        for at, one in enumerate(self.steps, 1):
            one.set_state("done" if at < step else "now" if at == step else "later")
        wants = {1: self.go_on, 2: self.name, 3: self.typed_back}
        self.setFocusProxy(wants[step])
        wants[step].setFocus()

    def make_account(self) -> None:
        """Look at name and password before the code is asked for; nothing is stored yet."""
        self._note_password()
        if not self.name.text().strip():
            self.name.set_problem(tr("Write the name and the surname."))
            self.name.setFocus()
        elif len(self.password.text()) < SHORTEST_PASSWORD:
            self.password.set_problem(
                trn("The password needs at least {n} characters.", SHORTEST_PASSWORD)
            )
            self.password.setFocus()
        else:
            self.steps[1].set_note(self.name.text().strip())
            self.show_step(3)

    def begin(self) -> None:
        """Make the account and open the frame."""
        session = self.session
        session.ask(
            lambda: session.desk.staff.start(
                self.name.text(),
                self.password.text(),
                recovery_code=self.code,
                typed_back=self.typed_back.text(),
            ),
            self._begun,
            self._refused,
        )

    def print_code(self) -> None:
        """Send the code to the printer, on its sheet; nothing of it stays on the disk."""
        if self.step != _CODE_STEP or self._is_printing:
            return
        self._is_printing = True
        self._note_printing(tr("The sheet is being printed, a moment"))
        name, code = self.name.text().strip(), self.code
        printing = self.session.desk.printing
        print_unkept(
            self.session,
            lambda: printing.recovery_sheet(name, code),
            self._printed,
            self._not_printed,
            owner=self,
        )

    def try_first(self) -> None:
        """Fill a throw-away folder with invented people and open it in a window of its own."""
        folder = Path(tempfile.mkdtemp(prefix="certdesk-trial-"))
        DataFolder(folder).create(trial=True)
        self.trial.setEnabled(False)
        self.trial.set_words(tr("Inventing people, a moment"), "school")
        self._sample = QProcess(self)
        self._sample.finished.connect(lambda *_: self._open_trial(folder))
        self._sample.errorOccurred.connect(lambda *_: self._open_trial(folder))
        program, *arguments = own_command(
            "sample", "--requests", _INVENTED_REQUESTS, "--data", str(folder)
        )
        self._sample.start(program, arguments)

    def _open_trial(self, folder: Path) -> None:
        """Also when nobody could be invented: the folder is there, only empty."""
        if self._sample is None:
            return
        self._sample.deleteLater()
        self._sample = None
        program, *arguments = own_command("--data", str(folder), "--trial")
        if _started(QProcess.startDetached(program, arguments)):
            self.window().close()
            return
        self.trial.setEnabled(True)
        self.trial.set_words(tr("The trial did not open. Try again"), "school")

    def _printed(self, printer: str) -> None:
        self._is_printing = False
        sent = tr(
            "Sent to the printer {printer}. Take the sheet and type the code from it. "
            "Did it not come out? Print again, or write the code by hand.",
            printer=ltr(printer),
        )
        self._note_printing(sent)

    def _not_printed(self, worded: Worded) -> None:
        self._is_printing = False
        self._note_printing(worded.sentence, "bad")

    def _note_printing(self, words: str, token: str = "text2") -> None:
        self.printed.setText(words)
        self.printed.set_token(token)
        self.printed.setAccessibleName(words)
        self.printed.show()

    def _begun(self, actor: Actor) -> None:
        for field in (self.password, self.typed_back):
            field.set_text("")
        # the page stays in the window: the code does not
        self.code = ""
        self.code_label.setText("")
        self.code_label.setAccessibleName("")
        remember(self.session.folder.root, LAST_PERSON, actor.id)
        self.session.sign_in(actor)

    def _refused(self, worded: Worded) -> None:
        if worded.code == "wrong_recovery_code":
            self.typed_back.set_problem(
                tr("This is not the code above. Read it again from your paper.")
            )
            self.typed_back.setFocus()
            return
        self.show_step(2)
        field: Field = self.password if worded.code == "password_too_short" else self.name
        field.set_problem(worded.sentence)
        field.setFocus()

    def _note_password(self) -> None:
        """How many characters there are, as one types."""
        length = len(self.password.text())
        enough = length >= SHORTEST_PASSWORD
        self.name.set_problem(None)
        self.password.set_problem(None)
        words = trn("{n} characters: enough", length)
        left = trn("{n} characters more are needed", SHORTEST_PASSWORD - length)
        self.strength.setText((words if enough else left) if length else "")
        self.strength.set_token("ok" if enough else "text2")

    def _build(self) -> None:
        self.slot.setSpacing(4)
        self.slot.addWidget(Label(tr("Three steps and you begin"), Letters.HEADING))
        self.slot.addWidget(
            Label(tr("Everything here can be changed later in Settings."), Letters.NOTE, "text2")
        )
        self.slot.addSpacing(14)
        self.steps = [self._school_step(), self._account_step(), self._code_step()]
        for at, step in enumerate(self.steps, 1):
            step.setObjectName(f"welcome.step_{at}")
            self.slot.addWidget(step)
        self.slot.addSpacing(12)
        self.trial = Button(tr("Try it first with invented data"), GHOST, icon="school")
        self.trial.setObjectName("welcome.trial")
        self.slot.addLayout(_at_right(self.trial))

    def _school_step(self) -> StartStep:
        numbers = tr("numbers begin with {number}", number=ltr(self._first_number))
        names = self._names
        step = StartStep(1, tr("School and service"), f"{names.school}، {names.service}، {numbers}")
        folder = ltr(self.session.folder.root)
        where = Label(tr("Everything is kept in {folder}", folder=folder), Letters.NOTE, wrap=True)
        self.go_on = Button(tr("Go on"), PRIMARY, key="Enter", large=True)
        self.go_on.setObjectName("welcome.go_on")
        step.content.addWidget(where)
        step.content.addLayout(_at_right(self.go_on))
        return step

    def _account_step(self) -> StartStep:
        step = StartStep(
            2, tr("The head of service's account"), tr("The first to come in; adds the clerks")
        )
        self.name = NameField("welcome.name", tr("Name and surname"))
        self.password = PasswordField("welcome.password", tr("Password"))
        self.strength = Label("", Letters.CAPTION, "text2")
        self.account = Button(tr("Make the account and go on"), PRIMARY, key="Enter", large=True)
        self.account.setObjectName("welcome.make_account")
        step.content.addWidget(self.name)
        step.content.addWidget(self.password)
        step.content.addWidget(self.strength)
        step.content.addLayout(_at_right(self.account))
        return step

    def _code_step(self) -> StartStep:
        step = StartStep(
            3,
            tr("The recovery code"),
            tr("The only way in when the password is forgotten"),
        )
        # whole in any text size: a code with its end cut off is no way in
        large = Letters.CARD_TITLE if theme.look().dense else Letters.PAGE_TITLE
        code = Label(ltr(self.code), large, weight=700)
        code.setObjectName("welcome.code")
        code.setAccessibleName(tr("The recovery code: {code}", code=ltr(self.code)))
        self.code_label = code
        asked = tr(
            "Print it, or write it on paper. Type it here from the paper, then put the paper in "
            "a sealed envelope, away from this computer."
        )
        self.print_button = Button(tr("Print the code"), icon="printer", key="F9")
        self.print_button.setObjectName("welcome.print")
        self.printed = Label("", Letters.NOTE, wrap=True)
        self.printed.setObjectName("welcome.printed")
        self.printed.hide()
        self.typed_back = CodeField("welcome.typed_back", tr("The code, typed back"))
        self.begin_button = Button(tr("Begin work"), PRIMARY, key="Enter", large=True)
        self.begin_button.setObjectName("welcome.begin")
        step.content.addWidget(code)
        step.content.addWidget(Label(asked, Letters.NOTE, wrap=True))
        step.content.addLayout(_at_right(self.print_button))
        step.content.addWidget(self.printed)
        step.content.addWidget(self.typed_back)
        step.content.addLayout(_at_right(self.begin_button))
        return step

    def _connect(self) -> None:
        self.go_on.clicked.connect(lambda: self.show_step(2))
        self.password.edited.connect(self._note_password)
        self.name.edited.connect(self._note_password)
        self.account.clicked.connect(self.make_account)
        EnterChain([self.name, self.password], self).finished.connect(self.make_account)
        self.typed_back.edited.connect(lambda _text: self.typed_back.set_problem(None))
        self.typed_back.entered.connect(self.begin)
        self.begin_button.clicked.connect(self.begin)
        self.trial.clicked.connect(self.try_first)
        self.print_button.clicked.connect(self.print_code)
        self.session.keys.bind(self, "print", self.print_code)


def own_command(*arguments: str) -> list[str]:
    """How this very program is started once more, frozen or not: the command and its words."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "certdesk", *arguments]


def _started(answer: object) -> bool:
    """Qt answers with a bool, or with (bool, process id)."""
    return bool(answer[0] if isinstance(answer, tuple) else answer)


def _at_right(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
