"""A form of the office as lines to fill in; saving makes an edition after showing what changes."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.forms.writing import Path, value_at
from certdesk.gui.messages import Worded
from certdesk.gui.pages.new_request.scroller import Scroller
from certdesk.gui.pages.settings.edition_section import EditionSection
from certdesk.gui.pages.settings.item import Item
from certdesk.gui.pages.settings.problems import shown_problem
from certdesk.gui.pages.settings.specs import Group, Spec, place
from certdesk.gui.session import Session
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.label import Label
from certdesk.services.supervision.office_forms import FormView


class FormSection(EditionSection):
    """Lines for the values of one form; `groups` says which."""

    def __init__(self, session: Session) -> None:
        """The lines are made when the form is first read."""
        super().__init__(session)
        self.items: dict[str, Item] = {}
        self.content = QWidget()
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(0, 0, 6, 8)
        self.column.setSpacing(12)
        self.scroller = Scroller(self.content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller)
        self._built_for: Sequence[Group] | None = None

    def groups(self, values: Mapping[str, Any]) -> Sequence[Group]:
        """What is asked, card by card."""
        del values
        return ()

    def show_form(self, view: FormView) -> None:
        """Fill the lines; made anew when other lines are asked."""
        self.view = view
        groups = tuple(self.groups(view.values))
        if groups != self._built_for:
            self._build(groups)
        for item in self.items.values():
            path = place(view.values, item.spec.path)
            shipped = place(view.shipped, item.spec.path)
            item.show_value(
                None if path is None else value_at(view.values, path),
                None if shipped is None else value_at(view.shipped, shipped),
            )
        self.edited.emit()

    def is_changed(self) -> bool:
        """Whether a line differs."""
        return any(item.is_changed() for item in self.items.values())

    def changed_values(self) -> dict[Path, object]:
        """What the form would get."""
        if self.view is None:
            return {}
        found: dict[Path, object] = {}
        for item in self.items.values():
            path = place(self.view.values, item.spec.path)
            if path is not None and item.is_changed():
                found[path] = item.value()
        return found

    def changes(self) -> list[tuple[str, str, str]]:
        """(label, before, after) of each line that differs."""
        return [
            (item.spec.label, item.words(item.kept), item.words(item.value()))
            for item in self.items.values()
            if item.is_changed()
        ]

    def save(self) -> None:
        """What was said below the lines is judged anew."""
        for item in self.items.values():
            item.set_problem(None)
        super().save()

    def take_focus(self) -> None:
        """The first line."""
        first = next(iter(self.items.values()), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, worded: Worded) -> None:
        """Below the line it is about, else in a dialog."""
        item = self.item_of(worded)
        if item is None:
            self.session.tell(worded, self)
            return
        item.set_problem(shown_problem(worded))
        item.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroller.ensureWidgetVisible(item, 0, 40)

    def item_of(self, worded: Worded) -> Item | None:
        """The line an error of the form is about, None when it is about none shown here."""
        key = str(worded.data.get("key", ""))
        # places count from 1 in a sentence, from 0 in a path; a list of lines is one line here
        by_place = re.sub(r"\[(\d+)\]", lambda found: f".{int(found[1]) - 1}", key)
        for name in (key, by_place, key.partition("[")[0]):
            if name in self.items:
                return self.items[name]
        return None

    def _build(self, groups: Sequence[Group]) -> None:
        self._built_for = groups
        while self.column.count():
            taken = self.column.takeAt(0)
            widget = None if taken is None else taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.items = {}
        for group in groups:
            self.column.addWidget(self._card(group))
        self.column.addStretch(1)

    def _card(self, group: Group) -> Card:
        card = Card(group.title, spacing=10)
        if group.note:
            card.body.addWidget(Label(group.note, Role.NOTE, "text2", wrap=True))
        for spec in group.specs:
            card.body.addWidget(self._item(spec))
        return card

    def _item(self, spec: Spec) -> Item:
        item = Item(f"settings.{self.name}.{spec.name}", spec)
        item.edited.connect(self.edited)
        item.entered.connect(lambda: self._after(item))
        self.items[spec.name] = item
        return item

    def _after(self, item: Item) -> None:
        """Enter goes on to the next line."""
        rows = list(self.items.values())
        following = rows[rows.index(item) + 1 :]
        if following:
            following[0].editor.setFocus(Qt.FocusReason.TabFocusReason)
