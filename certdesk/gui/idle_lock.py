"""Some minutes without a hand on the keyboard: the counter asks who is there."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from certdesk.gui.session import Session

_BY_HAND = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleLock(QObject):
    """Signs nobody in when nobody works; only in a folder whose work counts."""

    def __init__(self, session: Session, minutes: float, parent: QObject) -> None:
        """Watch the whole program from now on."""
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self.set_minutes(minutes)
        self._timer.timeout.connect(self._lock)
        session.person_changed.connect(self._person_changed)
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def set_minutes(self, minutes: float) -> None:
        """Wait that long; what is waited for now begins again."""
        self._timer.setInterval(round(minutes * 60_000))

    @property
    def waiting(self) -> bool:
        """Whether the counter will be locked unless somebody works."""
        return self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody works: begin the minutes again. Nothing is ever held back."""
        if self._timer.isActive() and event.type() in _BY_HAND:
            self._timer.start()
        return False

    def _person_changed(self) -> None:
        session = self._session
        if session.signed_in and not session.folder.is_trial:
            self._timer.start()
        else:
            self._timer.stop()
            _close_what_floats()

    def _lock(self) -> None:
        if self._session.has_staff():
            self._session.sign_in(None)


def _close_what_floats() -> None:
    """A dialog or list of one person must not lie over the door for the next."""
    popup: QWidget | None = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.reject()
