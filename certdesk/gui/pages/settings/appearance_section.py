"""How the window looks here, and when it locks: applied at once, kept for this workstation."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout

from certdesk.gui import appearance, theme
from certdesk.gui.appearance import Appearance
from certdesk.gui.pages.settings.section import Section
from certdesk.gui.session import Session
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.tile import Segmented
from certdesk.i18n import ltr, tr


class AppearanceSection(Section):
    """`settings.appearance.theme`, `.text_size`, `.idle`."""

    name = "appearance"
    of_office = False
    saves = False

    def __init__(self, session: Session) -> None:
        """As it is now."""
        super().__init__(session)
        words = {
            "light": tr("Light"),
            "dark": tr("Dark"),
            "contrast": tr("High contrast"),
        }
        self.theme = Segmented([(name, words[name]) for name in appearance.THEMES])
        self.text_size = Segmented([(str(size), ltr(f"{size}%")) for size in appearance.SIZES])
        self.idle = Segmented([(str(one), ltr(one)) for one in appearance.IDLE_MINUTES])
        rows = (
            (self.theme, "theme", tr("Colours"), ""),
            (self.text_size, "text_size", tr("Size of the letters"), ""),
            (
                self.idle,
                "idle",
                tr("Minutes without work, then the counter locks"),
                tr("Only the head of service changes this."),
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget, name, title, note in rows:
            widget.setObjectName(f"settings.appearance.{name}")
            widget.setAccessibleName(title)
            card = Card(title, spacing=8)
            card.body.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)  # the leading side
            if note:
                card.body.addWidget(Label(note, Role.CAPTION, "text3"))
            column.addWidget(card)
        column.addStretch(1)
        self.theme.chosen.connect(lambda _name: self._dress())
        self.text_size.chosen.connect(lambda _name: self._dress())
        self.idle.chosen.connect(self._wait)

    def read(self) -> None:
        """What is in force."""
        look = theme.look()
        self.theme.set_current(look.name)
        percent = round(look.factor * 100)
        self.text_size.set_current(str(min(appearance.SIZES, key=lambda one: abs(one - percent))))
        self.idle.set_current(str(appearance.idle_minutes(self.session.folder.root)))
        self.idle.setEnabled(self.session.is_supervisor)

    def take_focus(self) -> None:
        """The colours."""
        self.theme.take_focus()

    def _dress(self) -> None:
        chosen = Appearance(self.theme.current, int(self.text_size.current))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, chosen.theme, chosen.text_size / 100)
        appearance.keep(self.session.folder.root, chosen)
        self.say(tr("Kept for this workstation"))

    def _wait(self, minutes: str) -> None:
        appearance.keep_idle_minutes(self.session.folder.root, int(minutes))
        self.session.idle_minutes_changed.emit(int(minutes))
        self.say(tr("Kept for this workstation"))
