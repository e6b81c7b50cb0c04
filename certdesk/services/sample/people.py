"""Invented applicants: the same number and seed give the same person."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from certdesk.domain.identity import Person, ShownDocument
from certdesk.forms.lists import Lists
from certdesk.services.sample.names import FAMILY, GIVEN

# how long each course takes; the shipped procedure's kinds
_COURSES = (("pep", 3), ("pem", 4), ("pes", 5))
# primes beside the count of names: no two people share name and birth before 170 million
_BIRTHS = 5407
_STRIDE = 104_729
_OLDEST_YEARS = 40
_BAC_AGE = 18


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented applicant: the form as a clerk types it, and the card in the pocket."""

    form: dict[str, str]
    card: ShownDocument
    sheets: int


class People:
    """Invents applicants one by one."""

    def __init__(self, rng: Random, lists: Lists, first_day: date) -> None:
        """`first_day`: of the whole sample; everybody had graduated by then."""
        self._rng = rng
        self._lists = lists
        self._oldest = first_day.replace(day=1, year=first_day.year - _OLDEST_YEARS)
        self._from = rng.randrange(1_000_000)
        self._count = 0
        self._diplomas: dict[int, int] = {}

    def next(self) -> Invented:
        """Another person with another diploma."""
        self._count += 1
        place = (self._from + self._count) * _STRIDE
        family, latin_family = FAMILY[place % len(FAMILY)]
        given, latin_given = GIVEN[place // len(FAMILY) % len(GIVEN)]
        born = self._oldest + timedelta(days=place % _BIRTHS)
        kind, years = self._rng.choice(_COURSES)
        bac_year = born.year + _BAC_AGE + self._rng.randrange(2)
        person = Person(
            latin_given_name=latin_given, latin_family_name=latin_family, birth_date=born
        )
        form = {
            "given_name": given,
            "family_name": family,
            "latin_given_name": latin_given,
            "latin_family_name": latin_family,
            "birth": f"{born:%d/%m/%Y}",
            "birth_place": self._rng.choice(self._lists.wilayas).ar,
            "registration_number": f"{bac_year}{self._count:08d}",
            "phone": f"0{self._rng.choice('567')}{self._rng.randrange(10**8):08d}",
            "purpose": self._rng.choice(self._lists.purposes).title,
            "study_field": self._rng.choice(self._lists.study_fields),
            "branch": self._rng.choice(self._lists.branches),
            "speciality": self._rng.choice(self._lists.specialities),
            "copies": str(self._rng.choice((1, 1, 2, 2, 3))),
            "transcripts": str(years),
        }
        if self._rng.random() < 0.7:
            form["email"] = f"{latin_given.split()[-1].lower()}.{self._count}@example.dz"
        return Invented(form | self._diploma(kind, bac_year + years), self._card(person), years)

    def _diploma(self, kind: str, year: int) -> dict[str, str]:
        n = self._diplomas[year] = self._diplomas.get(year, 0) + 1
        return {
            "diploma_kind": kind,
            "diploma_number": str(n),
            "diploma_year": str(year),
            "diploma_dated": f"{date(year, 7, 1 + n % 14):%d/%m/%Y}",
        }

    def _card(self, person: Person) -> ShownDocument:
        kind = self._rng.choices(
            ("cnibe", "passport", "driving_licence", "cni_old"), (82, 8, 6, 4)
        )[0]
        return ShownDocument(
            kind=kind,
            number=f"{300_000_000 + self._count}",
            issued_on=None,
            issued_at=self._rng.choice(self._lists.places_of_issue),
            person=person,
        )
