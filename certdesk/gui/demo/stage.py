"""What the play stands on: the window, its widgets by contract name, the folders it fills."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.desk import Desk
from certdesk.domain.numbering import draft_payload, parse_reference, payload
from certdesk.domain.request import State
from certdesk.gui.demo import keys, pictures
from certdesk.gui.demo.clock import DemoClock
from certdesk.gui.demo.keys import Failed, Play, Wait
from certdesk.gui.demo.people import CAST
from certdesk.gui.demo.printer import DemoPrinter
from certdesk.gui.main_window import MainWindow
from certdesk.gui.widgets.fields import Field
from certdesk.i18n import tr
from certdesk.services.views import RequestView

WidgetT = TypeVar("WidgetT", bound=QWidget)
DATA, PAPER, REGISTERS, PICTURES = "data", "paper", "registers", "pictures"
"""The folders of a demonstration."""
_MOST_TABS = 60
_STILL_S = 0.08


class Stage:
    """Presses, writes, looks and takes pictures; every act ends when the window is idle."""

    def __init__(
        self, window: MainWindow, out: Path, printer: DemoPrinter, clock: DemoClock
    ) -> None:
        """`out` holds the folders of the demonstration; `clock` is the office's."""
        self.window = window
        self.clock = clock
        self.printer = printer
        self.out = out
        self.told: list[str] = []
        self.numbers: dict[str, str] = {}
        """Each applicant's number; a draft's code until there is one."""
        self._taken = 0

    def view(self, key: str) -> RequestView:
        """The request of an applicant as it stands now."""
        request_id = self.desk.lists.resolve(self.numbers[key])
        return self.desk.reading.show(request_id, by=self.window.session.actor)

    def code(self, key: str) -> str:
        """What the code on that applicant's receipt or slip says."""
        view = self.view(key)
        if view.state is State.DRAFT:
            return draft_payload(view.draft_code)
        return payload(parse_reference(view.number), view.check_code)

    def is_in(self, key: str, state: State) -> Wait:
        """Until the request of an applicant is in a state."""
        return self.until(lambda: self.view(key).state is state, CAST[key].name)

    @property
    def desk(self) -> Desk:
        """The services behind the window."""
        return self.window.session.desk

    def tell(self, sentence: str) -> None:
        """Remember what was done, to say it at the end."""
        self.told.append(sentence)

    # keys

    def press(self, *names: str) -> Play:
        """Named keys, one after the other."""
        for name in names:
            yield self._ready()
            keys.press(name)
            yield self._idle()

    def write(self, text: str) -> Play:
        """A text, sign by sign."""
        for sign in text:
            keys.write(sign)
            yield self._idle()

    def fill(self, name: str, text: str = "") -> Play:
        """Type into the field of a contract name, which must have the focus, and press Enter."""
        yield self.until(lambda: self.has_focus(name), tr("the focus in {name}", name=name))
        yield from self.write(text)
        yield from self.press("Enter")

    def tab_to(self, name: str) -> Play:
        """Tab until the focus is in the widget of a contract name."""
        for _ in range(_MOST_TABS):
            if self.has_focus(name):
                return
            yield from self.press("Tab")
        raise Failed(tr("Tab does not lead to {name}.", name=name))

    def push(self, name: str) -> Play:
        """Space on the button of a contract name, wherever the focus was."""
        yield self.until(lambda: self.shows(name), name)
        self.widget(QWidget, name).setFocus(Qt.FocusReason.TabFocusReason)
        yield from self.press("Space")

    def scan(self, code: str) -> Play:
        """A code, as the reader types it."""
        yield self._ready()
        keys.scan(code)
        yield self._idle()

    # what is seen

    def widget(self, kind: type[WidgetT], name: str) -> WidgetT:
        """A visible widget by its contract name, in the window or its dialog."""
        for top in (keys.in_front(), self.window):
            found = [] if top is None else top.findChildren(kind, name)
            shown = next((one for one in found if one.isVisible()), None)
            if shown is not None:
                return shown
        raise Failed(tr("Nothing named {name} is on the screen.", name=name))

    def shows(self, name: str) -> bool:
        """Whether a widget of that name is on the screen."""
        tops = (keys.in_front(), self.window)
        found = (one for top in tops if top for one in top.findChildren(QWidget, name))
        return any(one.isVisible() for one in found)

    def typed(self, name: str) -> str:
        """What stands in the field of a contract name."""
        return self.widget(Field, name).text()

    def dialog(self) -> QWidget:
        """The dialog that waits for an answer."""
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            raise Failed(tr("No question is on the screen."))
        return dialog

    def has_focus(self, name: str) -> bool:
        """Whether the focus is in the widget of that name."""
        focus = QApplication.focusWidget()
        while focus is not None and focus.objectName() != name:
            focus = focus.parentWidget()
        return focus is not None

    def on_page(self, name: str) -> Wait:
        """Until a page is in front."""
        frame = self.window.frame
        return self.until(lambda: frame.current_page == name, tr("the page {name}", name=name))

    def until(self, ready: Callable[[], bool], words: str) -> Wait:
        """Until something is so; also the work beside the window is done then."""
        return Wait(lambda: ready() and not self.window.session.tasks.busy, words)

    def pause(self, seconds: float) -> Wait:
        """As long as a person looks at something before the next key."""
        end = monotonic() + seconds
        return Wait(lambda: monotonic() >= end, "")

    def expect(self, seen: object, wanted: object, words: str) -> None:
        """Fail, saying both, when they are not the same."""
        if seen != wanted:
            raise Failed(
                tr("{words}: {seen} in place of {wanted}", words=words, seen=seen, wanted=wanted)
            )

    def sheets(self, kind: str) -> int:
        """How many sheets of a kind came out of the printer."""
        return len(list((self.out / PAPER).glob(f"{kind}*.pdf")))

    def picture(self, name: str, of: QWidget | None = None) -> Play:
        """Keep what the window (or a dialog) shows once it stands still, numbered on."""
        yield self.pause(_STILL_S)
        self._taken += 1
        path = self.out / PICTURES / f"{self._taken:02}-{name}.png"
        pictures.take(of or self.window, path, page=self.window.in_front)

    def _ready(self) -> Wait:
        if keys.in_front() is None:
            # without a screen nobody gives the keys back when a dialog closes
            self.window.activateWindow()
        return Wait(lambda: keys.in_front() is not None, tr("a window in front"))

    def _idle(self) -> Wait:
        return Wait(lambda: True, "")
