"""Who did what and when, newest first."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.gui.pages.request.cards import PartsCard
from certdesk.gui.pages.request.words import (
    act_words,
    moment,
    note_words,
)
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Rule
from certdesk.gui.widgets.label import Label
from certdesk.i18n import tr, trn
from certdesk.services.act_words import VERDICTS
from certdesk.services.sheets.correction_words import Kinds, fields_of
from certdesk.services.views import HistoryView, RequestView, in_lines


class HistoryCard(PartsCard):
    """The journal of one request in words."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__(tr("History"), "request.history")

    def show_view(self, view: RequestView, kinds: Kinds, *, guarded: bool) -> None:
        """Every act; papers looked at one after the other share a line."""
        column = self.start()
        titles = {paper.document.id: paper.document.short_title for paper in view.papers}
        entries = reversed(view.history)
        for together in in_lines(entries):
            if len(together) > 1:
                column.addWidget(_judged_line(together, titles))
            else:
                column.addWidget(_entry_line(together[0], view, kinds, guarded=guarded))
            column.addWidget(Rule())


def _entry_line(entry: HistoryView, view: RequestView, kinds: Kinds, *, guarded: bool) -> QWidget:
    titles = {paper.document.id: paper.document.short_title for paper in view.papers}
    notes = [note_words(entry, guarded=guarded)]
    if entry.act == "paper_judged":
        notes.append(_verdicts([entry], titles))
    notes += [
        tr("{field}: {new} in place of {old}", field=one.label, old=one.old, new=one.new)
        for one in fields_of(entry, view, kinds)
    ]
    words = act_words(entry, guarded=guarded)
    return _line(moment(entry.at), words, [note for note in notes if note], entry.by)


def _judged_line(together: Sequence[HistoryView], titles: dict[str, str]) -> QWidget:
    newest, words = together[0], trn("{n} papers were looked at", len(together))
    return _line(moment(newest.at), words, [_verdicts(reversed(together), titles)], newest.by)


def _verdicts(entries: Iterable[HistoryView], titles: dict[str, str]) -> str:
    return "، ".join(
        f"{titles.get(paper, paper)} {tr(VERDICTS.get(str(verdict), 'Another act'))}"
        for entry in entries
        for paper, _old, verdict in entry.changes
    )


def _line(when: str, words: str, notes: Sequence[str], by: str) -> QWidget:
    box = QWidget()
    text = QVBoxLayout()
    text.setSpacing(0)
    text.addWidget(Label(words, Role.LABEL, wrap=True))
    for note in notes:
        text.addWidget(Label(note, Role.CAPTION, "text2", wrap=True))
    at_left = QVBoxLayout()
    at_left.setSpacing(0)
    at_left.addWidget(Label(when, Role.CAPTION, "text2"))
    if by:
        at_left.addWidget(Label(by, Role.CAPTION, "text2"))
    at_left.addStretch(1)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 5, 0, 5)
    row.setSpacing(12)
    row.addLayout(text, 1)
    row.addLayout(at_left)
    return box
