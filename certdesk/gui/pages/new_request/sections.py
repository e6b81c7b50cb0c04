"""The three parts of the form, in the order of the paper form: person, diploma, proxy."""

from collections.abc import Iterable

from certdesk.domain.form_fields import FIELDS
from certdesk.gui import theme
from certdesk.gui.pages.new_request.entries import TickField, make_entry
from certdesk.gui.pages.new_request.power_cut import FORM_WAY, PowerCutCard
from certdesk.gui.pages.new_request.rows import FormLine
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.fields import Field
from certdesk.i18n import tr
from certdesk.services.counter.suggestions import FormChoices

# Enter goes this way: the paper form from top to bottom, then what stands beside it
WAY = (
    "written_on",
    "given_name",
    "family_name",
    "latin_given_name",
    "latin_family_name",
    "birth",
    "birth_place",
    "registration_number",
    "bac_year",
    "phone",
    "email",
    "purpose",
    "study_field",
    "branch",
    "speciality",
    "diploma_number",
    "diploma_year",
    "diploma_dated",
    "diploma_kind",
    "authenticate_diploma",
    "authenticate_transcripts",
    "transcripts",
    "copies",
)
PROXY_WAY = tuple(field.name for field in FIELDS if field.of_proxy)
_PLACES = {name: place for place, name in enumerate((*FORM_WAY, *WAY, *PROXY_WAY))}


class Sections:
    """Makes every field and puts it into its card."""

    def __init__(self, choices: FormChoices) -> None:
        """The cards are ready to be laid out."""
        self.fields = {field.name: make_entry(field.name, choices) for field in FIELDS}
        self.power_cut = PowerCutCard()
        self.fields |= self.power_cut.fields
        self.lines: list[FormLine] = [self.power_cut.line]
        self.person = self._person()
        self.diploma = self._diploma()
        self.proxy = self._proxy()
        self.fit()

    @property
    def cards(self) -> tuple[Card, Card, Card]:
        """Person, diploma, proxy."""
        return self.person, self.diploma, self.proxy

    def place_of(self, name: str) -> int:
        """Where the form is read when this field is: a field that Enter passes by is last."""
        return _PLACES.get(name, len(_PLACES))

    @property
    def proxy_tick(self) -> TickField:
        """Opens the proxy's fields."""
        tick = self.fields["depositor_kind"]
        if not isinstance(tick, TickField):
            raise TypeError(tick)
        return tick

    def line_of(self, name: str) -> FormLine | None:
        """The line a field stands in; None for the ticks beside a card's title."""
        field = self.fields[name]
        return next((line for line in self.lines if field in line.fields), None)

    def way(self) -> list[Field]:
        """The fields in the order in which Enter visits them."""
        return [self.fields[name] for name in (*FORM_WAY, *WAY, *PROXY_WAY)]

    def fit(self) -> None:
        """Tighter in a low window."""
        gap, side = (7, 12) if theme.look().compact else (11, 16)
        for card in self.cards:
            card.body.setSpacing(gap)
            card.body.setContentsMargins(18, side - 4, 18, side)

    def _line(self, label: str, *parts: str, shares: Iterable[int] = ()) -> FormLine:
        made = [self.fields.get(part, part) for part in parts]
        line = FormLine(label, *made, shares=tuple(shares))
        self.lines.append(line)
        return line

    def _one(self, name: str, label: str = "") -> FormLine:
        return self._line(label or self.fields[name].label.text(), name)

    def _person(self) -> Card:
        card = Card(tr("The applicant"), tr("as on the form"))
        card.head.addWidget(self.fields["depositor_kind"])
        for line in (
            self._one("written_on"),
            self._line(tr("Given and family name"), "given_name", "family_name"),
            self._line(tr("In Latin letters"), "latin_given_name", "latin_family_name"),
            self._line(self.fields["birth"].label.text(), "birth", tr("in (place)"), "birth_place"),
            self._line(
                self.fields["registration_number"].label.text(),
                "registration_number",
                tr("Bac"),
                "bac_year",
                shares=(5, 0, 2),
            ),
            self._one("phone"),
            self._one("email"),
        ):
            card.body.addWidget(line)
        card.body.addStretch(1)
        return card

    def _diploma(self) -> Card:
        card = Card(tr("The diploma"), tr("as on the form"))
        card.head.addWidget(self.fields["authenticate_originals"])
        for line in (
            self._one("purpose"),
            self._one("study_field"),
            self._one("branch"),
            self._one("speciality"),
            self._line(
                self.fields["diploma_number"].label.text(), "diploma_number", "/", "diploma_year"
            ),
            self._line(
                self.fields["diploma_dated"].label.text(),
                "diploma_dated",
                tr("its kind"),
                "diploma_kind",
            ),
            self._asked(),
        ):
            card.body.addWidget(line)
        card.body.addStretch(1)
        return card

    def _asked(self) -> FormLine:
        return self._line(
            tr("To authenticate"),
            "authenticate_diploma",
            "authenticate_transcripts",
            "transcripts",
            tr("Copies"),
            "copies",
            shares=(0, 0, 1, 0, 1),
        )

    def _proxy(self) -> Card:
        card = Card(tr("The proxy"), tr("as on the proxy's document and deed"))
        for line in (
            self._one("depositor_name", tr("Given and family name")),
            self._line(
                tr("Identity document"),
                "depositor_document_kind",
                tr("No."),
                "depositor_document_number",
            ),
            self._line(
                self.fields["deed_kind"].label.text(), "deed_kind", tr("No."), "deed_number"
            ),
            self._line(
                self.fields["deed_date"].label.text(),
                "deed_date",
                tr("issued by"),
                "deed_issuer",
                shares=(1, 0, 2),
            ),
        ):
            card.body.addWidget(line)
        return card
