"""What goes wrong with a file: correct it, a lost receipt, the slot, the notice of a refusal."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from certdesk.domain.correction import CORRECTABLE
from certdesk.domain.lost_receipt import WITH_PAPERS
from certdesk.gui import icons
from certdesk.gui.file_watch import FileWatch
from certdesk.gui.session import Session
from certdesk.gui.slots import HERE, ask_slot
from certdesk.gui.widgets.button import Button
from certdesk.i18n import tr
from certdesk.services.views import RequestView

_LOOKS = {
    "correct": ("pencil", "Correct the data…"),
    "lost_receipt": ("scan", "The receipt is lost…"),
    "slot": ("archive", "Slot of the cupboard…"),
}


class More:
    """The second menu of a file; `button` opens it."""

    def __init__(self, session: Session, page: QWidget, watch: FileWatch) -> None:
        """For the page in front."""
        self._session, self._page, self._watch = session, page, watch
        self.view: RequestView | None = None
        self.button = Button(tr("More"), icon="pencil")
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

    def menu(self) -> QMenu:
        """The lines that can be chosen now."""
        menu = QMenu(self._page)
        menu.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        acts: dict[str, Callable[[], object]] = {
            "correct": partial(self._go, "correct"),
            "lost_receipt": partial(self._go, "lost_receipt"),
            "slot": self.ask_slot,
        }
        for name in self.offered:
            sign, verb = _LOOKS[name]
            action = QAction(icons.icon(sign), tr(verb), menu)
            action.setObjectName(f"request.{name}")
            action.triggered.connect(partial(self._guarded, acts[name]))
            menu.addAction(action)
        return menu

    def ask_slot(self) -> None:
        """Where the papers lie."""
        if self.view is not None:
            ask_slot(self._session, self._page, self.view)

    def _guarded(self, act: Callable[[], object], *_: object) -> None:
        self._watch.guard(act)

    def _go(self, page: str) -> None:
        if self.view is not None:
            self._session.go(page, request_id=self.view.id)

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        height = menu.sizeHint().height()
        menu.popup(self.button.mapToGlobal(QPoint(0, -height)))
