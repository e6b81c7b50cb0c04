"""What goes wrong with a file: correct it, a lost receipt, the slot, the notice of a refusal."""

from functools import partial

from PySide6.QtWidgets import QWidget

from certdesk.domain.correction import CORRECTABLE
from certdesk.domain.lost_receipt import WITH_PAPERS
from certdesk.gui.file_watch import FileWatch
from certdesk.gui.session import Session
from certdesk.gui.shortcuts import Keys
from certdesk.gui.slots import HERE, ask_slot
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.keyed_menu import KeyedMenu
from certdesk.i18n import tr
from certdesk.services.views import RequestView

MENU_KEY = "3"
# sign, words, the key that goes there without the menu, what the foot of the page says of it
_LOOKS = {
    "correct": ("pencil", "Correct the data…", "4", "Correct the data"),
    "lost_receipt": ("scan", "The receipt is lost…", "5", "Lost receipt"),
    "slot": ("archive", "Slot of the cupboard…", "6", "Slot of the cupboard"),
}


class More:
    """The second menu of a file; `button` opens it."""

    def __init__(self, session: Session, page: QWidget, watch: FileWatch) -> None:
        """For the page in front."""
        self._session, self._page, self._watch = session, page, watch
        self.view: RequestView | None = None
        self.button = Button(tr("More"), icon="pencil", key=MENU_KEY)
        self.button.setObjectName("request.more")
        self.button.clicked.connect(self._show_menu)

    @property
    def offered(self) -> list[str]:
        """What the state lets one ask for; services decide again."""
        view = self.view
        if view is None:
            return []
        here = any(line.place in HERE for line in view.lines)
        wanted = {
            "correct": view.state in CORRECTABLE,
            "lost_receipt": view.state in WITH_PAPERS,
            "slot": here,
        }
        return [name for name, is_offered in wanted.items() if is_offered]

    @property
    def hints(self) -> list[tuple[str, str]]:
        """(key, what it does) of what is offered."""
        return [(_LOOKS[name][2], tr(_LOOKS[name][3])) for name in self.offered]

    def bind(self, keys: Keys) -> None:
        """The digits of the page, as its menu shows them."""
        keys.bind(self._page, f"digit_{MENU_KEY}", self.button.click)
        for name, (_, _, key, _) in _LOOKS.items():
            keys.bind(self._page, f"digit_{key}", partial(self._press, name))

    def menu(self) -> KeyedMenu:
        """The lines that can be chosen now."""
        menu = KeyedMenu(self._page)
        for name in self.offered:
            sign, verb, key, _ = _LOOKS[name]
            menu.add_line(f"request.{name}", sign, tr(verb), partial(self._press, name), key)
        return menu

    def ask_slot(self) -> None:
        """Where the papers lie."""
        if self.view is not None:
            ask_slot(self._session, self._page, self.view)

    def _press(self, name: str) -> None:
        """What a line or its key does, as long as the button of the menu is there."""
        if name not in self.offered or not self.button.isVisible():
            return
        act = self.ask_slot if name == "slot" else partial(self._go, name)
        self._watch.guard(act)

    def _go(self, page: str) -> None:
        if self.view is not None:
            self._session.go(page, request_id=self.view.id)

    def _show_menu(self) -> None:
        self.menu().open_above(self.button)
