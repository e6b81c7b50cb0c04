"""The editions of one form: who, when, what changed; any of them can rule again.

| objectName | meaning |
|---|---|
| `history.editions` | the editions, newest first |
| `history.lines` | what changed against the edition before |
| `dialog_verb` | the edition chosen rules again |
"""

import re
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QListWidget, QTextEdit, QWidget

from certdesk.domain.calendar import ALGIERS
from certdesk.gui import theme
from certdesk.gui.session import Session
from certdesk.gui.widgets.dialog_frame import DialogFrame
from certdesk.gui.widgets.note_field import NoteEditor
from certdesk.i18n import islands, ltr, tr, trn
from certdesk.services.supervision.office_forms import EditionView, line_changes


class HistoryDialog(DialogFrame):
    """Shows the editions; `chosen` is asked for by the verb."""

    def __init__(
        self, session: Session, window: QWidget, title: str, editions: Sequence[EditionView]
    ) -> None:
        """`editions`: the one in force first."""
        super().__init__(
            window,
            title,
            trn("{n} editions", len(editions)),
            verb=tr("Let this edition rule again"),
            sign="history",
            danger=False,
        )
        self.setObjectName("history_dialog")
        self._session, self._editions = session, editions
        self.list = QListWidget()
        self.list.setObjectName("history.editions")
        self.list.setAccessibleName(tr("Editions, the newest first"))
        self.list.addItems([edition_words(one) for one in editions])
        self.list.setFixedHeight(theme.px(90 if theme.look().dense else 150))
        self.lines = NoteEditor()
        self.lines.setObjectName("history.lines")
        self.lines.setAccessibleName(tr("What changed in this edition"))
        self.lines.setReadOnly(True)
        self.lines.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.lines.setFixedHeight(theme.px(110 if theme.look().dense else 170))
        self.slot.addWidget(self.list)
        self.slot.addWidget(self.lines)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def chosen(self) -> EditionView:
        """The edition the list stands on."""
        return self._editions[max(self.list.currentRow(), 0)]

    def _show(self, row: int) -> None:
        here = self._editions[row]
        self.set_ready(ready=not here.in_force and self._session.is_supervisor)
        forms, by = self._session.desk.office_forms, self._session.actor
        text = forms.text(here.id, by=by)
        if row + 1 == len(self._editions):
            self.lines.setText(tr("The first edition, as the program was shipped."))
            return
        before = forms.text(self._editions[row + 1].id, by=by)
        marks = {True: "+", False: "−"}
        changed = [f"{marks[one.added]} {_said(one.line)}" for one in line_changes(before, text)]
        self.lines.setText("\n".join(changed))


def _said(line: str) -> str:
    """What a line of the file says to people: its value, without key, marks and comment."""
    found = re.fullmatch(r"(?:\w+ = )?\s*(.*?),?\s*(?:# .*)?", line)
    value = line if found is None else found[1]
    return islands(value.strip('"') or line)


def edition_words(edition: EditionView) -> str:
    """One edition in a line: when, by whom, and whether it rules."""
    moment = edition.since.astimezone(ALGIERS)
    when = ltr(f"{moment:%d/%m/%Y %H:%M}")
    unnamed = tr("the program, as shipped") if edition.is_shipped else tr("in a trial folder")
    who = edition.by or unnamed
    words = tr("{when}, {who}", when=when, who=who)
    if edition.in_force:
        return tr("{words} (in force)", words=words)
    return words


def show_history(
    session: Session,
    window: QWidget,
    title: str,
    form: str,
    then: Callable[[EditionView], object],
) -> HistoryDialog | None:
    """Open the editions of a form; `then` gets the one that rules again."""
    found: list[Sequence[EditionView]] = []
    session.ask(lambda: session.desk.office_forms.history(form, by=session.actor), found.append)
    if not found:
        return None
    dialog = HistoryDialog(session, window, title, found[0])

    def go_on() -> None:
        edition = dialog.chosen
        forms, by = session.desk.office_forms, session.actor
        if session.act(lambda: forms.take_back(edition.id, by=by), then):
            dialog.accept()

    dialog.verb_pressed.connect(go_on)
    dialog.open()
    return dialog
