"""The wording of each sheet, every text with its places to fill in, beside the very PDF.

| objectName | meaning |
|---|---|
| `settings.wording.sheet` | which sheet |
| `settings.wording.<key>` | one text of it |
| `settings.wording.preview` | the sheet as it would be printed, about invented people |
"""

import string
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.forms.files import REGISTERS, SHEETS
from certdesk.gui.messages import Worded
from certdesk.gui.pages.settings.form_section import FormSection
from certdesk.gui.pages.settings.leaving import may_lose
from certdesk.gui.pages.settings.places import place_words, sheet_names
from certdesk.gui.pages.settings.problems import shown_problem
from certdesk.gui.pages.settings.specs import LINES, LONG, TEXT, Group, Spec
from certdesk.gui.pages.settings.text_labels import text_label
from certdesk.gui.preview import Preview
from certdesk.gui.session import Session
from certdesk.gui.theme import Role
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.label import Label
from certdesk.i18n import ltr, tr

_QUIET_MS = 500
"""After the last key, so that the sheet is not drawn at each letter."""
_ONE_LINE = 62
_TEXT_SHARE, _SHEET_SHARE = 11, 9


class WordingSection(FormSection):
    """Every text that is printed and is nobody's data."""

    name = "wording"

    def __init__(self, session: Session) -> None:
        """The receipt first: it is printed most."""
        super().__init__(session)
        self.form = "sheets/deposit_receipt"
        names = sheet_names()
        choices = [Choice(form, names[form]) for form in (*SHEETS, REGISTERS)]
        self.sheet = ChoiceField("settings.wording.sheet", tr("Which sheet"), choices, free=False)
        self.sheet.set_key(self.form)
        self.sheet.edited.connect(lambda _text: self._choose())
        self.preview = Preview()
        self.preview.setObjectName("settings.wording.preview")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_QUIET_MS)
        self._soon.timeout.connect(self._draw)
        self.edited.connect(self._soon.start)
        self._lay_out()

    def groups(self, values: Mapping[str, Any]) -> Sequence[Group]:
        """The texts in the order of the file, which is that of the paper."""
        note = tr("What stands in braces is filled in by the program: move it, do not change it.")
        shipped = {} if self.view is None else self.view.shipped
        texts = tuple(_specs(values, shipped))
        groups = [Group(sheet_names()[self.form], texts, note)]
        groups += [
            Group(str(section["title"]), tuple(_specs(section, shipped.get(name, {}), (name,))))
            for name, section in values.items()
            if isinstance(section, dict)
        ]
        return groups

    def print_page(self) -> None:
        """F9: the sheet large enough to read."""
        self.show_sheet(sheet_names()[self.form])

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the sheet."""
        super().showEvent(event)
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the sheet go: nobody looks at it."""
        super().hideEvent(event)
        self.preview.clear()

    def _choose(self) -> None:
        wanted = self.sheet.key()
        if wanted is None or wanted == self.form:
            return
        if self.is_changed() and not may_lose(self):
            self.sheet.set_key(self.form)
            return
        self.form = wanted
        self.read()

    def _draw(self) -> None:
        if self.view is None or not self.isVisible():
            return
        values = self.changed_values()
        forms, form, by = self.session.desk.office_forms, self.form, self.session.actor
        self.session.tasks.run(
            lambda: forms.preview(form, values, by=by), self._drawn, self._not_drawn, owner=self
        )

    def _drawn(self, pdf: bytes) -> None:
        if not self.isVisible():
            return
        for item in self.items.values():
            item.set_problem(None)
        page = self.preview.page()
        self.preview.show_pdf(pdf)
        self.preview.turn(page - 1)

    def _not_drawn(self, worded: Worded) -> None:
        """Said where it is wrong; who types is not moved."""
        item = self.item_of(worded)
        if item is not None:
            item.set_problem(shown_problem(worded))

    def _lay_out(self) -> None:
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)  # noqa: S101 - made so by the base
        outer.removeWidget(self.scroller)
        outer.setSpacing(8)
        outer.addWidget(self.sheet)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.scroller, _TEXT_SHARE)
        seen = QVBoxLayout()
        seen.setSpacing(4)
        seen.addWidget(self.preview, 1)
        seen.addWidget(
            Label(tr("F9 shows the sheet larger. The people are invented."), Role.CAPTION)
        )
        row.addLayout(seen, _SHEET_SHARE)
        outer.addWidget(beside, 1)


def _specs(
    values: Mapping[str, Any], shipped: Mapping[str, Any], at: tuple[str, ...] = ()
) -> list[Spec]:
    """A line for each text; tables inside (the totals of a register) too."""
    found: list[Spec] = []
    for key, value in values.items():
        if isinstance(value, dict):
            found += _specs(value, shipped.get(key, {}), (*at, key)) if at else []
            continue
        places = _places(value)
        words = "، ".join(f"{ltr(f'{{{one}}}')} {place_words(one)}" for one in places)
        note = tr("Keep: {places}", places=words) if places else ""
        label = text_label(key, shipped.get(key, value), str(shipped.get(f"{key}_title", "")))
        found.append(Spec((*at, key), label, _kind(value), note))
    return found


def _kind(value: object) -> str:
    if isinstance(value, list):
        return LINES
    return LONG if len(str(value)) > _ONE_LINE else TEXT


def _places(value: object) -> list[str]:
    if not isinstance(value, str):
        return []
    return [name for _, name, _, _ in string.Formatter().parse(value) if name]
