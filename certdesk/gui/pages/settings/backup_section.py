"""Backups: one now, where the daily one goes, and putting one in the register's place.

| objectName | meaning |
|---|---|
| `settings.backup.now` | a backup now, proven |
| `settings.backup.elsewhere` | a backup into a file chosen, on a stick |
| `settings.backup.folder`, `.choose`, `.keep` | where the daily backup goes, how many are kept |
| `settings.backup.kept` | the backups of that folder, the newest first |
| `settings.backup.restore`, `.restore_file` | the one chosen, or a file, in the register's place |
"""

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from certdesk.config import MOST_KEPT, Backups
from certdesk.domain.calendar import ALGIERS, long_date
from certdesk.domain.rights import Actor
from certdesk.gui.messages import Worded
from certdesk.gui.pages.new_request.scroller import Scroller
from certdesk.gui.pages.settings.kept_config import keep_config
from certdesk.gui.pages.settings.restoring import ask_restore
from certdesk.gui.pages.settings.section import Section
from certdesk.gui.session import Session
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import REFUSE, Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.count_field import CountField
from certdesk.gui.widgets.fields import Line, LineField
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.i18n import ltr, tr, trn
from certdesk.services.supervision.upkeep import KeptBackup, kept_backups
from certdesk.storage.keeping.backup import BackupFacts

_OLD_DAYS = 2
_MEGA = 1_000_000


class BackupSection(Section):
    """Everybody may make one; only a supervisor changes where they go, or restores."""

    name = "backup"
    of_office = False

    def __init__(self, session: Session) -> None:
        """Empty until read."""
        super().__init__(session)
        self._kept: list[KeptBackup] = []
        self.age = SignedText(role=Role.CARD_TITLE, size=20, gap=10)
        self.now = _button("now", tr("Back up now"), "database-export")
        self.elsewhere = _button("elsewhere", tr("Back up to a stick…"), "folder-open")
        left_to_right = Qt.LayoutDirection.LeftToRight
        self.folder = LineField(
            "settings.backup.folder", tr("Folder of the daily backup"), Line(left_to_right)
        )
        self.choose = _button("choose", tr("Choose…"), "folder-open")
        self.keep = CountField(
            "settings.backup.keep", tr("Daily backups kept"), least=1, most=MOST_KEPT
        )
        self.kept = QListWidget()
        self.kept.setObjectName("settings.backup.kept")
        self.kept.setAccessibleName(tr("Backups of this folder, the newest first"))
        self.none_kept = Label(tr("No backup lies in this folder yet."), Role.NOTE, "text2")
        self.restore = Button(tr("Put this backup in place"), REFUSE, icon="history")
        self.restore.setObjectName("settings.backup.restore")
        self.restore_file = _button("restore_file", tr("Another file…"), "folder-open")
        self._arrange()
        self._connect()

    def read(self) -> None:
        """The newest backup's age, the folder and what lies in it."""
        backup = self.session.desk.config.backup
        self.folder.set_text(backup.folder or str(self.session.folder.backups))
        self.keep.set_value(backup.keep)
        decides = self.session.is_supervisor
        for widget in (self.folder, self.keep, self.choose, self.restore, self.restore_file):
            widget.setEnabled(decides)
        self.session.ask(self.session.desk.upkeep.last_backup, self._show_age)
        self._kept = list(kept_backups(self._folder()))
        self.kept.clear()
        self.kept.addItems([_words(one) for one in self._kept])
        self.kept.setCurrentRow(0 if self._kept else -1)
        self.kept.setVisible(bool(self._kept))
        self.none_kept.setVisible(not self._kept)
        self.restore.setEnabled(decides and bool(self._kept))
        self.edited.emit()

    def is_changed(self) -> bool:
        """Whether folder or count differ from what is kept."""
        return self.session.is_supervisor and self._typed() != self.session.desk.config.backup

    def save(self) -> None:
        """Where the daily backup goes from now on."""
        typed = self._typed()
        if typed is None:
            words = tr("Write a value from {least} to {most}.", least=ltr(1), most=ltr(MOST_KEPT))
            self.keep.set_problem(words)
            self.keep.setFocus()
            return
        if not self._folder().is_dir():
            self.folder.set_problem(
                tr("This folder is not there. Make it first, or choose another.")
            )
            self.folder.setFocus()
            return
        config = replace(self.session.desk.config, backup=typed)
        self.session.ask(partial(keep_config, self.session, config))
        self.read()
        self.say(tr("Kept for this workstation"))

    def take_focus(self) -> None:
        """The backup now."""
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _folder(self) -> Path:
        return Path(self.folder.text().strip() or self.session.folder.backups)

    def _typed(self) -> Backups | None:
        count = self.keep.value()
        if count is None or not 1 <= count <= MOST_KEPT:
            return None
        own = self._folder() == self.session.folder.backups
        return Backups("" if own else str(self._folder()), count)

    def _back_up(self) -> None:
        stamp = self.session.now().astimezone(ALGIERS)
        self._make(self._folder() / f"certdesk-{stamp:%Y-%m-%d-%H%M%S}.db")

    def _back_up_elsewhere(self) -> None:
        stamp = self.session.now().astimezone(ALGIERS)
        start = str(Path.home() / f"certdesk-{stamp:%Y-%m-%d}.db")
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Back up to a stick…"), start, "*.db")
        if chosen:
            self._make(Path(chosen))

    def _make(self, file: Path) -> None:
        session = self.session

        def run(by: Actor) -> None:
            self.now.setEnabled(False)
            session.tasks.run(
                lambda: session.desk.upkeep.backup(file, by=by),
                self._made,
                self._not_made,
                owner=self,
            )

        session.ask(lambda: session.actor, run)

    def _made(self, facts: BackupFacts) -> None:
        self.now.setEnabled(True)
        self.read()
        words = trn("Backed up and proven: {n} requests", facts.contents.rows["requests"])
        self.say(words)
        self.session.register_changed.emit()

    def _not_made(self, worded: Worded) -> None:
        self.now.setEnabled(True)
        self.session.tell(worded, self)

    def _show_age(self, last: datetime | None) -> None:
        if last is None:
            self.age.set_text(tr("No backup was made yet"), "alert-triangle", "bad", token="text")
            return
        moment = last.astimezone(ALGIERS)
        days = (self.session.now().astimezone(ALGIERS).date() - moment.date()).days
        when = tr("{day} at {hour}", day=long_date(moment.date()), hour=ltr(f"{moment:%H:%M}"))
        good = days < _OLD_DAYS
        sign, tone = ("circle-check", "ok") if good else ("alert-triangle", "warn")
        self.age.set_text(tr("Last backup: {when}", when=when), sign, tone, token="text")

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Choose…"), str(self._folder()))
        if chosen:
            self.folder.set_text(chosen)
            self.edited.emit()

    def _restore_chosen(self) -> None:
        row = self.kept.currentRow()
        if 0 <= row < len(self._kept):
            ask_restore(self.session, self, self._kept[row].file)

    def _restore_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Another file…"), str(self._folder()), "*.db *.certdesk"
        )
        if chosen:
            ask_restore(self.session, self, Path(chosen))

    def _connect(self) -> None:
        self.now.clicked.connect(self._back_up)
        self.elsewhere.clicked.connect(self._back_up_elsewhere)
        self.choose.clicked.connect(self._choose)
        self.restore.clicked.connect(self._restore_chosen)
        self.restore_file.clicked.connect(self._restore_file)
        for field in (self.folder, self.keep):
            field.edited.connect(lambda _text, field=field: field.set_problem(None))
            field.edited.connect(lambda _text: self.edited.emit())
        self.folder.entered.connect(self.keep.setFocus)

    def _arrange(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 6, 8)
        column.setSpacing(12)
        made = Card(spacing=10)
        made.body.addWidget(self.age)
        made.body.addLayout(_row(self.now, self.elsewhere))
        column.addWidget(made)
        daily = Card(tr("Every day by itself"), spacing=10)
        words = tr("The first quiet minute of each day. A second disk is safer than this one.")
        daily.body.addWidget(Label(words, Role.NOTE, "text2", wrap=True))
        place = QHBoxLayout()
        place.setSpacing(10)
        place.addWidget(self.folder, 1)
        place.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        daily.body.addLayout(place)
        daily.body.addWidget(self.keep)
        column.addWidget(daily)
        back = Card(tr("Put a backup in place of the register"), spacing=10)
        words = tr(
            "Only after a damage: what was entered since the backup is set aside. The register of "
            "now is kept in the folder of backups first."
        )
        back.body.addWidget(Label(words, Role.NOTE, "text2", wrap=True))
        self.kept.setMinimumHeight(110)
        back.body.addWidget(self.kept)
        back.body.addWidget(self.none_kept)
        back.body.addLayout(_row(self.restore, self.restore_file))
        column.addWidget(back)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroller(content))


def _button(name: str, words: str, icon: str) -> Button:
    button = Button(words, icon=icon)
    button.setObjectName(f"settings.backup.{name}")
    return button


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _words(one: KeptBackup) -> str:
    moment = one.made_at.astimezone(ALGIERS)
    size = ltr(f"{max(one.size / _MEGA, 0.1):.1f} MB")
    kind = tr("daily") if one.is_daily else tr("by hand or before a change")
    day = ltr(f"{moment:%d/%m/%Y %H:%M}")
    return f"{day}  {kind}، {size}، {ltr(one.file.name)}"
