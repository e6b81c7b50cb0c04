"""The fields of one shown document, and of whom it names."""

from collections.abc import Iterator

from certdesk.domain.dates import Birth, parse_birth, parse_day
from certdesk.domain.errors import FieldProblem
from certdesk.domain.identity import Person, ShownDocument
from certdesk.domain.mrz import MrzReading
from certdesk.gui.messages import word_problem
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.code_field import CodeField
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.fields import Field
from certdesk.gui.widgets.name_field import LatinField, NameField
from certdesk.gui.widgets.suggest_field import SuggestField
from certdesk.i18n import tr
from certdesk.services.counter.choices import PickupChoices


class DocumentFields:
    """Kind, number, date and place of issue, expiry: what the pickup sheet carries."""

    def __init__(self, prefix: str) -> None:
        """`prefix` of the contract names: `pickup.` or `pickup.proxy_`."""
        self.kind = ChoiceField(f"{prefix}document_kind", tr("Kind of document"), free=False)
        self.number = CodeField(f"{prefix}document_number", tr("Document number"), tr("number"))
        self.issued_on = DateField(f"{prefix}issued_on", tr("Date of issue"))
        self.issued_at = SuggestField(f"{prefix}issued_at", tr("Place of issue"))
        self.expires_on = DateField(f"{prefix}expires_on", tr("Date of expiry"))
        place = self.issued_at.box.lineEdit()
        if place is not None:
            place.setPlaceholderText(tr("place"))

    @property
    def fields(self) -> list[Field]:
        """In the order of the card."""
        return [self.kind, self.number, self.issued_on, self.issued_at, self.expires_on]

    @property
    def dates(self) -> list[DateField]:
        """Those that must be a day."""
        return [self.issued_on, self.expires_on]

    def offer(self, choices: PickupChoices) -> None:
        """The office's kinds and places; the first kind is chosen, most people show it."""
        accepted = [Choice(key, title) for key, title in choices.identity_kinds]
        others = [
            Choice(key, tr("{document} (not accepted here)", document=title))
            for key, title in choices.refused_kinds
        ]
        self.kind.set_choices([*accepted, *others])
        self.kind.set_key(accepted[0].key if accepted else None)
        self.issued_at.set_choices([Choice(place, place) for place in choices.places])

    def clear(self) -> None:
        """Nothing typed."""
        for field in self.fields:
            field.set_problem(None)
            field.set_text("")

    def is_empty(self) -> bool:
        """Whether nothing was typed; the kind stands there from the beginning."""
        return not any(field.text().strip() for field in self.fields[1:])

    def shown(self, person: Person) -> ShownDocument | None:
        """The document as typed, None when nothing of it or of its person was."""
        if self.is_empty() and person == Person():
            return None
        return ShownDocument(
            kind=self.kind.key() or "",
            number=self.number.text().strip(),
            issued_on=self.issued_on.value(),
            issued_at=self.issued_at.text().strip(),
            expires_on=self.expires_on.value(),
            person=person,
        )

    def problems(self) -> Iterator[tuple[Field, str]]:
        """Dates that are none."""
        for field in self.dates:
            read = parse_day(field.text(), field.objectName()) if field.text().strip() else None
            if isinstance(read, FieldProblem):
                yield field, word_problem(read)


class PersonFields:
    """Whom the card names, in one script or both, and when they were born."""

    def __init__(self, prefix: str) -> None:
        """Arabic, Latin, birth; `prefix` of the contract names: `pickup.`."""
        self.family = NameField(
            f"{prefix}card_family_name", tr("Surname on the card"), tr("surname")
        )
        self.given = NameField(f"{prefix}card_given_name", tr("Name on the card"), tr("name"))
        self.latin_family = LatinField(
            f"{prefix}card_latin_family_name", tr("Surname on the card, in Latin"), "NOM"
        )
        self.latin_given = LatinField(
            f"{prefix}card_latin_given_name", tr("Name on the card, in Latin"), "Prénom"
        )
        self.birth = DateField(f"{prefix}card_birth", tr("Birth on the card"))

    @property
    def fields(self) -> list[Field]:
        """In the order in which they are compared."""
        return [self.family, self.given, self.latin_family, self.latin_given, self.birth]

    def clear(self) -> None:
        """Nothing typed."""
        for field in self.fields:
            field.set_problem(None)
            field.set_text("")

    def person(self) -> Person:
        """What was typed; a Latin name written in the Arabic field is still a Latin one."""
        family, latin_family = _by_script(self.family.text(), self.latin_family.text())
        given, latin_given = _by_script(self.given.text(), self.latin_given.text())
        birth = self._birth()
        return Person(
            given_name=given,
            family_name=family,
            latin_given_name=latin_given,
            latin_family_name=latin_family,
            birth_date=birth.day if birth and birth.precision == "day" else None,
            birth_year=birth.year if birth else None,
        )

    def problems(self) -> Iterator[tuple[Field, str]]:
        """A birth that cannot be read."""
        read = parse_birth(self.birth.text()) if self.birth.text().strip() else None
        if isinstance(read, FieldProblem):
            yield self.birth, word_problem(read)

    def _birth(self) -> Birth | None:
        read = parse_birth(self.birth.text()) if self.birth.text().strip() else None
        return read if isinstance(read, Birth) else None


def fill_from_zone(document: DocumentFields, person: PersonFields, read: MrzReading) -> None:
    """Put what a reader sent into the fields; what it does not carry stays as typed."""
    document.number.set_text(read.document_number)
    document.expires_on.set_value(read.expiry_date)
    person.latin_family.set_text(read.surname)
    person.latin_given.set_text(read.given_names)
    if isinstance(read.birth, str):
        person.birth.set_text(read.birth[:4])
    else:
        person.birth.set_value(read.birth)


def _by_script(typed: str, latin: str) -> tuple[str, str]:
    typed, latin = typed.strip(), latin.strip()
    return ("", latin or typed) if typed and typed.isascii() else (typed, latin)
