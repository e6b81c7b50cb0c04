"""The reserved form of a power cut: its number, the day and the hour it was filled in."""

from certdesk.gui.pages.new_request.rows import FormLine, offer
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.code_field import CodeField
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.fields import Field
from certdesk.gui.widgets.link import Link
from certdesk.i18n import tr

FORM_WAY = ("form_number", "filled_on", "filled_at")


class HourField(CodeField):
    """An hour; `1420` typed in digits alone gets its colon."""

    def __init__(self, name: str, label: str) -> None:
        """Shows how an hour is written."""
        super().__init__(name, label, "14:20")
        self.line.editingFinished.connect(self._tidy)

    def _tidy(self) -> None:
        typed = self.text().strip()
        if typed.isascii() and typed.isdigit() and len(typed) in {3, 4}:
            self.set_text(f"{typed[:-2]}:{typed[-2:]}")
            # what was kept before the colon is kept anew, and what was said of it goes
            self.edited.emit(self.text())


class PowerCutCard(Card):
    """Open only for what was written on a blank numbered form."""

    def __init__(self) -> None:
        """Closed."""
        super().__init__(padding=(18, 6, 18, 6), spacing=0)
        self.setObjectName("new_request.power_cut_card")
        self.fields: dict[str, Field] = {
            "form_number": CodeField("new_request.form_number", tr("Reserved form"), "0460/2026"),
            "filled_on": DateField("new_request.filled_on", tr("Filled in on")),
            "filled_at": HourField("new_request.filled_at", tr("Hour")),
        }
        for field in self.fields.values():
            field.set_label_shown(shown=False)
        self.all_forms = Link("", underlined=False, weight=600, parent=self)
        self.all_forms.setObjectName("new_request.forms_list")
        offer(self.all_forms, tr("All reserved forms"))
        self.line = FormLine(
            tr("Reserved form"),
            self.fields["form_number"],
            tr("filled in on"),
            self.fields["filled_on"],
            tr("at"),
            self.fields["filled_at"],
            shares=(3, 0, 5, 0, 2),
        )
        self.head.addWidget(self.line, 1)
        self.head.addWidget(self.all_forms)
        self.hide()
