"""One row of an old register: what of it can be read, and what must be mended first.

Nothing is guessed. A number, a name or a date that has two meanings keeps the whole file out
until somebody mends the row; a phone or a code that cannot be read is kept as it stands.
"""

import re
from dataclasses import dataclass
from datetime import date

from certdesk.domain.applicant import registration_key
from certdesk.domain.dates import Birth, parse_birth, parse_day
from certdesk.domain.diploma import DiplomaNumber, diploma_number_key, parse_diploma_number
from certdesk.domain.errors import FieldProblem
from certdesk.domain.letters import clean, fold
from certdesk.domain.names import NAME_LENGTH, check_text
from certdesk.domain.numbering import (
    FIRST_YEAR,
    LAST_YEAR,
    InvalidReference,
    NumberKind,
    Reference,
    parse_reference,
)
from certdesk.domain.past_cells import (
    LONGEST_KEPT,
    Cell,
    CellRow,
    Uncalculated,
    raw_text,
)
from certdesk.domain.past_head import NAME_FIELDS, Mapped, PastField
from certdesk.domain.phone import Phone, parse_phone, phone_key


@dataclass(frozen=True, slots=True)
class PastEntry:
    """A request of the old register; what its row does not say is empty or None."""

    reference: Reference
    name: str
    given_name: str = ""
    family_name: str = ""
    latin_name: str = ""
    birth: str = ""
    birth_date: date | None = None
    birth_place: str = ""
    registration_number: str = ""
    registration_key: str = ""
    phone: str = ""
    phone_key: str = ""
    diploma_number: str = ""
    diploma_key: str = ""
    diploma_dated: date | None = None
    deposited_on: date | None = None
    handed_over_on: date | None = None


@dataclass(frozen=True, slots=True)
class PastReading:
    """What came of a row: an entry, or the `problems` that keep it out."""

    entry: PastEntry | None
    problems: tuple[FieldProblem, ...]


def _any_word(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(fold(word) for word in words))


_TOTALS = ("مجموع", "إجمالي", "عدد ال", "total", "nombre")
_TOTAL = _any_word(*_TOTALS)
_FOOT = _any_word(
    *(*_TOTALS, "توقيع", "إمضاء", "ختم", "رئيس", "مدير", "حرر", "عون", "قيود", "تصحيحات"),
    *("استخرج", "signature", "chef", "directeur", "fait à"),
)
_NUMBER_ALONE = re.compile(r"\d{1,7}")
_DASHED = re.compile(r"(\d{1,7})\s*[-–_]\s*(\d{1,7})")
_LEADING_DIPLOMA = re.compile(r"(\d{1,7}\s*[/\\]\s*\d{4})(?!\d)")
_BIRTH_AND_PLACE = re.compile(r"(.*\d)[\s،,:\-–]*(\D*)")
_SEVERAL = re.compile(r"[/،,;]| - ")
_EXAMPLE = "0457/2026"


def read_row(row: CellRow, mapped: Mapped, *, year: int | None, today: date) -> PastReading:
    """Read a row by the columns of its fields; `year` is the title's, for bare numbers."""
    return _RowReader(row, mapped, year, today).read()


def is_foot(row: CellRow, mapped: Mapped) -> bool:
    """Whether a row is no entry but a total, a date and place, a signature line.

    A row with a name in it never is: it is an entry whose number is missing.
    """
    told = {
        field: row.texts[place]
        for field in (PastField.NUMBER, *NAME_FIELDS)
        if (place := mapped.get(field, -1)) in range(len(row.texts))
    }
    number = told.pop(PastField.NUMBER, "")
    words = _TOTAL if re.search(r"\d", number) else _FOOT
    if any(name.strip(" 0123456789") and not words.search(fold(name)) for name in told.values()):
        return False
    return any(words.search(fold(text)) for text in row.texts if text)


class _RowReader:
    """Reads one row once."""

    def __init__(self, row: CellRow, mapped: Mapped, year: int | None, today: date) -> None:
        self._cells, self._texts, self._mapped = row.cells, row.texts, mapped
        self._year, self._today = year, today
        self._problems: list[FieldProblem] = []

    def read(self) -> PastReading:
        self._refuse_what_cannot_be_kept()
        deposited = self._day(PastField.DEPOSITED_ON)
        reference = self._reference(deposited)
        family, given = self._name(PastField.FAMILY_NAME), self._name(PastField.GIVEN_NAME)
        name = self._name(PastField.NAME) or " ".join(filter(None, (given, family)))
        if not name and not self._problems:
            self._say(
                PastField.NAME, "past_name_missing", "There is a number and no name in this row."
            )
        birth, place = self._birth()
        registration = self._text(PastField.REGISTRATION_NUMBER)
        phone, its_key = self._phone()
        diploma = self._diploma()
        latin = self._name(PastField.LATIN_NAME)
        dated = self._day(PastField.DIPLOMA_DATED)
        given_on = self._day(PastField.HANDED_OVER_ON)
        if self._problems or reference is None:
            return PastReading(None, tuple(self._problems))
        entry = PastEntry(
            reference,
            name=name,
            given_name=given,
            family_name=family,
            latin_name=latin,
            birth="" if birth is None else birth.text(),
            birth_date=birth.day if birth is not None and birth.precision == "day" else None,
            birth_place=place,
            registration_number=registration,
            registration_key=registration_key(registration),
            phone=phone,
            phone_key=its_key,
            diploma_number=diploma,
            diploma_key=diploma_number_key(diploma) if diploma else "",
            diploma_dated=dated,
            deposited_on=deposited,
            handed_over_on=given_on,
        )
        return PastReading(entry, ())

    def _cell(self, field: PastField) -> Cell:
        place = self._mapped.get(field)
        return self._cells[place] if place is not None and place < len(self._cells) else None

    def _text(self, field: PastField) -> str:
        place = self._mapped.get(field)
        return self._texts[place] if place is not None and place < len(self._texts) else ""

    def _say(self, field: PastField, code: str, sentence: str, **data: object) -> None:
        self._problems.append(FieldProblem(field.value, code, sentence, data))

    def _refuse_what_cannot_be_kept(self) -> None:
        for field in self._mapped:
            if isinstance(self._cell(field), Uncalculated):
                self._say(
                    field,
                    "formula_without_result",
                    "This cell holds a formula whose result is not in the file. Open the file "
                    "in Excel and save it.",
                )
        if any(isinstance(cell, str) and len(cell) > LONGEST_KEPT for cell in self._cells):
            self._say(
                PastField.NAME,
                "cell_too_long",
                "A cell of this row has more than {limit} characters.",
                limit=LONGEST_KEPT,
            )

    def _reference(self, deposited: date | None) -> Reference | None:
        cell = self._cell(PastField.NUMBER)
        if isinstance(cell, Uncalculated):
            return None
        if isinstance(cell, date):
            # 3/2026 typed into Excel becomes the first of March
            self._say(
                PastField.NUMBER,
                "number_became_date",
                "Excel turned this number into the date {day}. Write the number as text: "
                "{example}.",
                day=cell,
                example=_EXAMPLE,
            )
            return None
        text = self._text(PastField.NUMBER)
        if not text:
            self._say(PastField.NUMBER, "number_missing", "There is no number in this row.")
            return None
        if _NUMBER_ALONE.fullmatch(text):
            return self._numbered_alone(int(text), text, deposited)
        if dashed := _DASHED.fullmatch(text):
            text = f"{dashed[1]}/{dashed[2]}"
        return self._whole_reference(text)

    def _numbered_alone(self, n: int, text: str, deposited: date | None) -> Reference | None:
        year = deposited.year if deposited is not None else self._year
        if year is None:
            unread = any(one.field == PastField.DEPOSITED_ON.value for one in self._problems)
            if not unread:
                self._say(
                    PastField.NUMBER,
                    "number_without_year",
                    "The number {typed} has no year, and no date or title of the sheet tells "
                    "it. Write {example}.",
                    typed=text,
                    example=_EXAMPLE,
                )
            return None
        return self._plausible(Reference(NumberKind.DEPOSIT, year, n), text)

    def _whole_reference(self, text: str) -> Reference | None:
        try:
            reference = parse_reference(text)
        except InvalidReference as error:
            said = {
                "two_digit_year": "In the number {typed} the year has two digits. Write it in "
                "full, as in {example}.",
                "reversed_year": "In the number {typed} the year stands first. If {example} is "
                "meant, write it so.",
            }.get(error.code, "{typed} is no deposit number. Write it as in {example}.")
            code = f"number_{error.code}"
            self._problems.append(FieldProblem(PastField.NUMBER.value, code, said, error.data))
            return None
        if reference.kind is not NumberKind.DEPOSIT:
            self._say(
                PastField.NUMBER,
                "number_invalid_reference",
                "{typed} is no deposit number. Write it as in {example}.",
                typed=text,
                example=_EXAMPLE,
            )
            return None
        return self._plausible(reference, text)

    def _plausible(self, reference: Reference, text: str) -> Reference | None:
        if reference.n and FIRST_YEAR <= reference.year <= min(self._today.year, LAST_YEAR):
            return reference
        self._say(
            PastField.NUMBER,
            "number_implausible",
            "The number {typed} of the year {year} cannot be right.",
            typed=text,
            year=reference.year,
        )
        return None

    def _name(self, field: PastField) -> str:
        text = check_text(field.value, raw_text(self._cell(field)), NAME_LENGTH)
        if isinstance(text, FieldProblem):
            self._problems.append(text)
            return ""
        if text and not any(sign.isalpha() for sign in text):
            self._say(field, "past_no_name", "{typed} is no name.", typed=text)
            return ""
        return text

    def _day(self, field: PastField) -> date | None:
        cell, text = self._cell(field), self._text(field)
        if isinstance(cell, Uncalculated) or not text.strip(" -–—.0"):
            return None
        day = cell if isinstance(cell, date) else parse_day(text, field.value)
        return self._not_to_come(field, day)

    def _not_to_come(self, field: PastField, day: date | FieldProblem) -> date | None:
        if isinstance(day, FieldProblem):
            self._problems.append(day)
            return None
        if day > self._today:
            self._say(field, "past_in_future", "The day {day} is still to come.", day=day)
            return None
        return day

    def _birth(self) -> tuple[Birth | None, str]:
        cell = self._cell(PastField.BIRTH)
        place = self._line(PastField.BIRTH_PLACE)
        text = self._text(PastField.BIRTH)
        if isinstance(cell, Uncalculated) or not text.strip(" -–—."):
            return None, place
        birth = parse_birth(text, PastField.BIRTH.value)
        if isinstance(birth, FieldProblem) and (found := _BIRTH_AND_PLACE.fullmatch(text)):
            # both in one column, as in the paper register; the place stays as it is written
            parted = parse_birth(found[1], PastField.BIRTH.value)
            if not isinstance(parted, FieldProblem) or parted.code != "date_unreadable":
                birth, place = parted, place or found[2].strip()
        if isinstance(birth, FieldProblem):
            self._problems.append(birth)
            return None, place
        if birth.earliest() > self._today:
            self._say(
                PastField.BIRTH, "past_in_future", "The day {day} is still to come.", day=text
            )
            return None, place
        return birth, place

    def _line(self, field: PastField) -> str:
        text = check_text(field.value, raw_text(self._cell(field)))
        if isinstance(text, FieldProblem):
            self._problems.append(text)
            return ""
        return text

    def _phone(self) -> tuple[str, str]:
        """The first number that can be called; else as it stands, found by its digits."""
        cell = self._cell(PastField.PHONE)
        text = self._text(PastField.PHONE)
        if not text:
            return "", ""
        tries = [text, *_SEVERAL.split(text)]
        if isinstance(cell, int | float):
            # a number in Excel has lost the nought that every national number begins with
            tries.append(f"0{text}")
        for one in tries:
            phone = parse_phone(one)
            if isinstance(phone, Phone):
                return (text if one == text else phone.text()), phone.key
        return text, phone_key(text)

    def _diploma(self) -> str:
        """The number, without the date that may stand behind it."""
        cell = self._cell(PastField.DIPLOMA_NUMBER)
        text = self._text(PastField.DIPLOMA_NUMBER)
        whole = parse_diploma_number(text)
        if isinstance(cell, date) or (isinstance(whole, DiplomaNumber) and whole.usual):
            return text
        leading = _LEADING_DIPLOMA.match(clean(text))
        return leading[1] if leading else text
