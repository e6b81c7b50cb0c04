"""Title, buttons and hints of each step, in the shell around the page."""

from typing import Protocol

from certdesk.gui import theme
from certdesk.gui.widgets.button import GHOST, PRIMARY, SECONDARY, Button
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.i18n import tr


class Acts(Protocol):
    """What the buttons do; the page does it."""

    def press_button(self) -> None:
        """The step's one thing to press."""

    def save_and_leave(self) -> None:
        """To Today; the draft waits there."""

    def print_letter(self) -> None:
        """The letter to be signed."""

    def print_slip(self) -> None:
        """What is missing."""

    def discard(self) -> None:
        """Forget the draft, after a question."""

    def back_to_papers(self) -> None:
        """From the review to the papers."""


class StepBars:
    """Makes the buttons once and hands them to the shell, step by step."""

    def __init__(self, page: Acts) -> None:
        """Buttons of `page`."""
        self.go_on = _button(tr("Go on to the papers"), "new_request.go_on", PRIMARY, "F12")
        self.go_on.clicked.connect(page.press_button)
        self.leave = _button(tr("Save the draft and leave"), "new_request.save_and_leave")
        self.leave.clicked.connect(page.save_and_leave)
        self.letter = _button(
            tr("Print the letter"), "new_request.print_letter", GHOST, "F9", "printer"
        )
        self.letter.clicked.connect(page.print_letter)
        self.discard = _button(tr("Discard the draft"), "new_request.discard", GHOST, icon="x")
        self.discard.clicked.connect(page.discard)
        self.power_cut = _button(tr("Reserved form"), "new_request.power_cut", GHOST, icon="files")
        self.check = _button(tr("Check the answers"), "checklist.go_on", SECONDARY, "F12")
        self.check.clicked.connect(page.press_button)
        self.slip = _button(
            tr("Print the deficiency slip"), "checklist.deficiency_slip", GHOST, "F9", "printer"
        )
        self.slip.clicked.connect(page.print_slip)
        self.deposit = _button(
            tr("Deposit and print the receipt"), "review.deposit", PRIMARY, "F12", "printer"
        )
        self.deposit.clicked.connect(page.press_button)
        self.papers = _button(tr("Back to the papers"), "review.back_to_papers")
        self.papers.clicked.connect(page.back_to_papers)

    def dress(self, shell: PageShell, step: int, name: str, at_receipt: str) -> None:
        """Title, buttons and hints of a step; `name` is the applicant's.

        `at_receipt`: what F12 does there, which the printer decides.
        """
        titles = (
            (tr("New request"), ""),
            (name or tr("New request"), tr("New request") if name else ""),
            (tr("Check before the deposit"), ""),
            (tr("Deposit receipt"), ""),
        )
        shell.set_title(*titles[step])
        shell.set_step(step)
        self._set_actions(shell, step)
        shell.set_hints(_hints(step, at_receipt))

    def offer_letter(self, *, blank: bool) -> None:
        """What F9 prints on the form: the applicant's letter, or one to fill in by hand."""
        words = tr("Print a blank letter") if blank else tr("Print the letter")
        if words != self.letter.text():
            self.letter.set_words(words, "printer")

    def _set_actions(self, shell: PageShell, step: int) -> None:
        actions: tuple[tuple[Button, ...], ...] = (
            (self.go_on, self.leave, self.letter, self.discard),
            (self.check, self.slip),
            (self.deposit, self.papers),
            (),
        )
        shell.set_title_widgets()
        # beside large letters a sign would take the title's room
        plain = theme.look().dense
        self.discard.set_words(self.discard.text(), None if plain else "x")
        self.power_cut.set_words(self.power_cut.text(), None if plain else "files")
        if step == 0 and theme.look().dense:
            shell.set_actions(self.go_on, self.leave, self.letter)
            shell.set_title_widgets(self.discard, self.power_cut)
        elif step == 1 and theme.look().dense:
            # the papers need the height of the bar
            shell.set_actions()
            shell.set_title_widgets(self.check)
        else:
            shell.set_actions(*actions[step])
            if step == 0:
                shell.set_title_widgets(self.power_cut)


def _button(
    words: str, name: str, kind: str = SECONDARY, key: str = "", icon: str | None = None
) -> Button:
    button = Button(words, kind, icon=icon, key=key)
    button.setObjectName(name)
    return button


def _hints(step: int, at_receipt: str) -> list[tuple[str, str]]:
    hints = (
        [
            ("Enter", tr("Next field")),
            ("F12", tr("Save and go on")),
            ("Esc", tr("Back")),
            ("F1", tr("Help")),
        ],
        [
            ("F4", tr("List of papers")),
            ("F6", tr("Next part of the page")),
            ("Ctrl+Z", tr("Undo the last verdict")),
            ("Esc", tr("Back")),
        ],
        [("F12", tr("Deposit and print")), ("Esc", tr("Back")), ("F1", tr("Help"))],
        [
            *([("F12", at_receipt)] if at_receipt else []),
            ("F9", tr("Print again")),
            ("F2", tr("New request")),
            ("Esc", tr("Back")),
        ],
    )
    return hints[step]
