"""Tells one thing, or asks one question. Buttons carry verbs; the safe one is the default."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from certdesk.gui import icons, theme
from certdesk.gui.messages import Worded
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import DANGER, PRIMARY, SECONDARY, Button
from certdesk.gui.widgets.focus_ring import FocusRing
from certdesk.gui.widgets.label import Label
from certdesk.i18n import islands, tr

_WIDTH = 560


class MessageDialog(QDialog):
    """The result is Accepted only for the button that acts."""

    def __init__(
        self, parent: QWidget | None, title: str, sentences: Sequence[str], *, sign: str, token: str
    ) -> None:
        """`title`, `sentences`: as shown; `sign`: an icon's name, in the colour of `token`."""
        super().__init__(parent)
        self.setObjectName("message_dialog")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(sentences))
        self.setModal(True)
        self.setFixedWidth(theme.px(_WIDTH))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(12)
        box.addLayout(_head(title, sign, token))
        for sentence in sentences:
            box.addWidget(Label(islands(sentence), wrap=True))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(12)
        box.addSpacing(8)
        box.addLayout(self._buttons)
        self._buttons.addStretch(1)
        FocusRing(self)  # its own child from now on

    def done(self, result: int, /) -> None:
        """Close; the window gets the keys back, also where no window manager gives them."""
        super().done(result)
        parent = self.parentWidget()
        if parent is not None:
            parent.window().activateWindow()

    def add_button(self, verb: str, name: str, kind: str, *, accepts: bool, safe: bool) -> Button:
        """A button, from the right; the `safe` one has the focus, so Enter presses it."""
        key = ("Enter" if accepts else "Esc") if safe else ""
        button = Button(verb, kind, large=True, key=key)
        button.setObjectName(name)
        button.clicked.connect(self.accept if accepts else self.reject)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        if safe:
            button.setFocus()
        return button


def tell(parent: QWidget | None, title: str, worded: Worded) -> MessageDialog:
    """Show an error until it is read. Returned shown, not waited for."""
    token = "bad" if worded.is_bug else "warn"
    sentences = [worded.sentence, *worded.problems.values()]
    dialog = MessageDialog(parent, title, sentences, sign="alert-triangle", token=token)
    dialog.add_button(tr("Understood"), "understood", PRIMARY, accepts=True, safe=True)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def question(
    parent: QWidget | None, title: str, sentences: Sequence[str], *, act: str, dangerous: bool
) -> MessageDialog:
    """A question with the verb `act` («Hand over») and the way back, which is the default.

    `exec()` it: Accepted only when the verb was pressed. Esc goes back.
    """
    sign, token = ("alert-triangle", "bad") if dangerous else ("info-circle", "accent")
    dialog = MessageDialog(parent, title, sentences, sign=sign, token=token)
    dialog.add_button(tr("Go back"), "go_back", SECONDARY, accepts=False, safe=True)
    dialog.add_button(act, "act", DANGER if dangerous else PRIMARY, accepts=True, safe=False)
    return dialog


def ask(
    parent: QWidget | None,
    title: str,
    sentences: Sequence[str] = (),
    *,
    act: str,
    dangerous: bool = False,
) -> bool:
    """Whether the person pressed `act`."""
    dialog = question(parent, title, sentences, act=act, dangerous=dangerous)
    return dialog.exec() == QDialog.DialogCode.Accepted


def _head(title: str, sign: str, token: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    picture = QLabel()
    picture.setPixmap(icons.pixmap(sign, theme.px(26), token, ratio=2.0))
    picture.setAccessibleName(title)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(islands(title), Role.PAGE_TITLE, wrap=True), 1)
    return row
