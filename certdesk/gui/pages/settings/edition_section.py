"""A part that changes a form of the office: checked, shown, kept as an edition, taken back."""

from collections.abc import Sequence

from certdesk.forms.writing import Path
from certdesk.gui.messages import Worded
from certdesk.gui.pages.settings.section import Section
from certdesk.gui.session import Session
from certdesk.i18n import tr
from certdesk.services.supervision.office_forms import EditionView, FormView


class EditionSection(Section):
    """What is typed is `changed_values`; what the person reads of it is `changes`."""

    def __init__(self, session: Session) -> None:
        """Nothing was read yet."""
        super().__init__(session)
        self.view: FormView | None = None

    def show_form(self, view: FormView) -> None:
        """Show the form in force."""
        self.view = view

    def changed_values(self) -> dict[Path, object]:
        """What the form would get."""
        return {}

    def changes(self) -> list[tuple[str, str, str]]:
        """(label, before, after) of what differs."""
        return []

    def show_problem(self, worded: Worded) -> None:
        """Where it is wrong."""
        self.session.tell(worded, self)

    def read(self) -> None:
        """The form in force, and what was shipped."""
        forms = self.session.desk.office_forms
        self.session.ask(lambda: forms.read(self.form, by=self.session.actor), self.show_form)

    def is_changed(self) -> bool:
        """Whether something differs."""
        return bool(self.changed_values())

    def save(self) -> None:
        """Check, show what changes, then keep it as an edition."""
        if self.view is None or not self.is_changed():
            self.say(tr("Nothing was changed here"))
            return
        name, values = self.form, self.changed_values()
        forms, actor = self.session.desk.office_forms, self.session.actor
        self.session.ask(
            lambda: forms.edited(name, values, by=actor), self._ask_to_save, self.show_problem
        )

    def show_sheet(self, title: str) -> None:
        """The sheet that carries the form, with what is typed, large enough to read."""
        from certdesk.gui.pages.settings.preview_dialog import PreviewDialog

        values = self.changed_values()
        forms, form, by = self.session.desk.office_forms, self.form, self.session.actor
        self.session.tasks.run(
            lambda: forms.preview(form, values, by=by),
            lambda pdf: PreviewDialog(self.window(), title, pdf).open(),
            self.show_problem,
            owner=self,
        )

    def _ask_to_save(self, text: str) -> None:
        from certdesk.gui.pages.settings.changes_dialog import ask_to_save

        ask_to_save(self.window(), self.changes(), lambda: self._keep(text))

    def _keep(self, text: str) -> None:
        if self.view is None:
            return
        forms, name, before = self.session.desk.office_forms, self.form, self.view.edition
        actor = self.session.actor

        def kept(made: Sequence[EditionView]) -> None:
            del made
            self.read()
            self.say(tr("Saved; it rules from now on"), lambda: self._take_back(before.id))

        self.session.act(
            lambda: forms.adopt({name: text}, by=actor, based_on={name: before.id}),
            kept,
            self.show_problem,
        )

    def _take_back(self, edition_id: int) -> None:
        forms, actor = self.session.desk.office_forms, self.session.actor

        def back(_made: EditionView) -> None:
            self.read()
            self.say(tr("Taken back; what ruled before rules again"))

        self.session.act(lambda: forms.take_back(edition_id, by=actor), back)
