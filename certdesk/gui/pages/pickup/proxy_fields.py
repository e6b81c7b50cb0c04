"""A proxy: who they are, their own document, the deed they come with."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.dates import parse_day
from certdesk.domain.errors import FieldProblem
from certdesk.domain.identity import Deed
from certdesk.gui.messages import word_problem
from certdesk.gui.pages.pickup.card_fields import DocumentFields
from certdesk.gui.pages.pickup.lines import Line, document_lines
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.code_field import CodeField
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.fields import Field
from certdesk.gui.widgets.name_field import NameField
from certdesk.i18n import tr
from certdesk.services.counter.choices import PickupChoices


class ProxyFields(QWidget):
    """Name, document, deed."""

    def __init__(self, prefix: str) -> None:
        """Nothing typed; `prefix` of the contract names: `pickup.`."""
        super().__init__()
        self.name = NameField(f"{prefix}proxy_name", tr("Name of the proxy"))
        self.document = DocumentFields(f"{prefix}proxy_")
        self.deed_kind = ChoiceField(f"{prefix}deed_kind", tr("Kind of deed"), free=False)
        self.deed_number = CodeField(f"{prefix}deed_number", tr("Number of the deed"), tr("number"))
        self.deed_dated = DateField(f"{prefix}deed_dated", tr("Date of the deed"))
        self.deed_issuer = NameField(f"{prefix}deed_issuer", tr("Who drew up the deed"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for line in (
            Line(tr("Proxy's name"), self.name),
            *document_lines(self.document),
            Line(tr("Deed"), self.deed_kind, self.deed_number, shares=(5, 4)),
            Line(tr("Drawn up"), self.deed_dated, self.deed_issuer, shares=(4, 5)),
        ):
            column.addWidget(line)
        self.deed_issuer.line.setPlaceholderText(tr("notary, municipality, consulate"))

    @property
    def fields(self) -> list[Field]:
        """In the order in which Enter visits them."""
        deed = [self.deed_kind, self.deed_number, self.deed_dated, self.deed_issuer]
        return [self.name, *self.document.fields, *deed]

    def offer(self, choices: PickupChoices) -> None:
        """The office's lists."""
        self.document.offer(choices)
        self.deed_kind.set_choices([Choice(key, title) for key, title in choices.deed_kinds])

    def clear(self) -> None:
        """Nothing typed."""
        for field in self.fields:
            field.set_problem(None)
            field.set_text("")

    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        typed = (self.name, self.deed_number, self.deed_dated, self.deed_issuer)
        return self.document.is_empty() and not any(one.text().strip() for one in typed)

    def deed(self) -> Deed | None:
        """The deed as typed, None when nothing of it was."""
        deed = Deed(
            self.deed_kind.key() or "",
            self.deed_number.text().strip(),
            self.deed_dated.value(),
            self.deed_issuer.text().strip(),
        )
        return None if deed == Deed("", "", None, "") else deed

    def problems(self) -> Iterator[tuple[Field, str]]:
        """Dates that are none."""
        yield from self.document.problems()
        typed = self.deed_dated.text().strip()
        read = parse_day(typed, self.deed_dated.objectName()) if typed else None
        if isinstance(read, FieldProblem):
            yield self.deed_dated, word_problem(read)
