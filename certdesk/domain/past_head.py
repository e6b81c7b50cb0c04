"""Which column of an old register holds what: recognised by its head, in Arabic or French.

Heads are compared as sets of words, so that «تاريخ الإيداع» and «الإيداع (التاريخ)» are one;
what is recognised is offered, and a person may correct it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from certdesk.domain.letters import fold
from certdesk.domain.past_cells import Cell, CellRow, cell_text


class PastField(StrEnum):
    """What is read of an old register; the value is the word of the command line."""

    NUMBER = "number"
    DEPOSITED_ON = "deposited_on"
    NAME = "name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    LATIN_NAME = "latin_name"
    BIRTH = "birth"
    BIRTH_PLACE = "birth_place"
    REGISTRATION_NUMBER = "registration_number"
    PHONE = "phone"
    DIPLOMA_NUMBER = "diploma_number"
    DIPLOMA_DATED = "diploma_dated"
    HANDED_OVER_ON = "handed_over_on"


# English sentences: their Arabic stands in the catalogue
FIELD_WORDS: Mapping[PastField, str] = {
    PastField.NUMBER: "Deposit number",
    PastField.DEPOSITED_ON: "Day of deposit",
    PastField.NAME: "Whole name",
    PastField.FAMILY_NAME: "Family name alone",
    PastField.GIVEN_NAME: "Given name alone",
    PastField.LATIN_NAME: "Name in Latin letters",
    PastField.BIRTH: "Birth",
    PastField.BIRTH_PLACE: "Birthplace",
    PastField.REGISTRATION_NUMBER: "Registration number",
    PastField.PHONE: "Phone",
    PastField.DIPLOMA_NUMBER: "Diploma number",
    PastField.DIPLOMA_DATED: "Date of the diploma",
    PastField.HANDED_OVER_ON: "Day of hand-over",
}
NAME_FIELDS = frozenset({PastField.NAME, PastField.FAMILY_NAME, PastField.GIVEN_NAME})

Mapped = Mapping[PastField, int]
"""The column of each field, from 0; fields without a column are not there."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over the rows: `titles` of the columns, `ends_at` the head's last row.

    `ends_at` is a place in the rows looked at, -1 when no head was found; `year` is named
    once, and only once, in what stands above.
    """

    titles: tuple[str, ...]
    mapped: Mapped
    ends_at: int
    year: int | None


_N = "رقم n no num numero"
_DATE = "تاريخ يوم date jour"
_DEPOSIT = "ايداع وصل طلب ملف ايصال depot recu demande dossier"
_BIRTH = "ميلاد ازدياد naissance"
_DIPLOMA = "شهاده دبلوم diplome diplomes attestation"
_NAME_AND = "اسم لقب nom prenom prenoms"

# (field, groups: one word of each must stand in the head, more words may)
_TELLING: tuple[tuple[PastField, tuple[str, ...]], ...] = (
    (PastField.NUMBER, (_N, f"{_DEPOSIT} قيد توثيق")),
    (PastField.NUMBER, (_N, _DATE, "وصل recu")),
    (PastField.DEPOSITED_ON, (_DATE, f"{_DEPOSIT} استقبال reception")),
    (PastField.HANDED_OVER_ON, (_DATE, "تسليم سحب retrait remise")),
    (PastField.LATIN_NAME, (_NAME_AND, "لاتينيه فرنسيه latin latins latine francais")),
    (PastField.LATIN_NAME, ("اسم nom", "لقب prenom prenoms", "لاتينيه فرنسيه latin francais")),
    (PastField.NAME, ("اسم nom", "لقب prenom prenoms")),
    (PastField.NAME, ("اسم", "كامل ثلاثي")),
    (PastField.BIRTH, (_DATE, _BIRTH)),
    (PastField.BIRTH, (_DATE, "مكان lieu", _BIRTH)),
    (PastField.BIRTH_PLACE, ("مكان lieu", _BIRTH)),
    (PastField.REGISTRATION_NUMBER, (_N, "تسجيل inscription dinscription matricule")),
    (PastField.DIPLOMA_NUMBER, (_N, _DIPLOMA)),
    (PastField.DIPLOMA_NUMBER, (_N, _DATE, _DIPLOMA)),
    (PastField.DIPLOMA_DATED, (_DATE, _DIPLOMA)),
    (PastField.DIPLOMA_DATED, (_DATE, "صدور اصدار delivrance")),
    (PastField.PHONE, (_N, "هاتف جوال نقال محمول telephone tel mobile portable gsm")),
)
# these words alone: more words would make it something else
_ALONE: tuple[tuple[PastField, str], ...] = (
    (PastField.GIVEN_NAME, "اسم prenom prenoms"),
    (PastField.FAMILY_NAME, "لقب nom"),
    (PastField.BIRTH, _BIRTH),
    (PastField.REGISTRATION_NUMBER, "matricule"),
    (PastField.PHONE, "هاتف جوال نقال محمول telephone tel mobile portable gsm"),
    (PastField.DIPLOMA_DATED, "مورخه مورخ"),
)
# taken only where nothing better is there
_WEAK: tuple[tuple[PastField, str], ...] = (
    (PastField.NUMBER, _N),
    (PastField.DEPOSITED_ON, _DATE),
    (PastField.NAME, "معني مترشح متخرج طالب interesse etudiant"),
)


def _any_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


# whoever fetches or signs, and their papers: never the applicant's
_OTHERS = _any_of(
    "مستلم وكيل وكاله موكل بطاقه تعريف توقيع امضاء عون ختم ملاحظات ملاحظه مودع ولي وثيقه "
    "mandataire procuration signature agent carte cin cni observation observations visa"
)
_FILLERS = _any_of(
    "هويه معني امر صاحب متخرج طالب تلميذ مترشح عربيه في من و بها "
    "de du des la le les l d s et en a au sur arabe etudiant interesse dordre"
)
_ARTICLE = re.compile("^(?:[وبلك]?ال|لل)(?=..)")
# not the year of a whole date, which tells when the list was printed
_YEAR = re.compile(r"(?<![\d/.\-])20\d{2}(?![\d/.\-])")
_LOOKED_AT = 40
_STRONG, _FAINT = 4, 1


def find_head(rows: Sequence[Sequence[Cell]], sheet: str = "") -> Head:
    """The head among the first rows: the one row, or two, that tells most columns.

    `sheet`: the sheet's name may carry the year too.
    """
    best, best_score = Head((), {}, -1, None), 0
    for place, row in enumerate(rows[:_LOOKED_AT]):
        above = [cell_text(cell) for one in rows[:place] for cell in one]
        for titles, rows_taken in _candidates(rows, place, row):
            mapped, score = _recognised(titles)
            if len(mapped) >= 2 and score > best_score:
                year = named_year([*above, sheet])
                best = Head(titles, mapped, place + rows_taken - 1, year)
                best_score = score
    return best


def named_year(texts: Iterable[str]) -> int | None:
    """The one year that titles name; None when they name none, or several."""
    years = {int(found) for text in texts for found in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def recognise(titles: Sequence[str]) -> Mapped:
    """The columns whose heads tell what they hold."""
    return _recognised(titles)[0]


def _candidates(
    rows: Sequence[Sequence[Cell]], place: int, row: Sequence[Cell]
) -> Iterable[tuple[tuple[str, ...], int]]:
    upper = [_title(cell) for cell in row]
    yield tuple(upper), 1
    # one text alone is a title over everything, no group of columns
    grouped = sum(map(bool, upper)) >= 2 and place + 1 < len(rows)
    if grouped and all(isinstance(cell, str | None) for cell in rows[place + 1]):
        yield _joined(upper, [_title(cell) for cell in rows[place + 1]]), 2


def _title(cell: Cell) -> str:
    # a number or a date is no title, whatever stands beside it
    return cell_text(cell)[:80] if isinstance(cell, str) else ""


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Two rows as one: a merged head stands in its first cell only."""
    wide = max(len(upper), len(lower))
    above = [*upper, *[""] * (wide - len(upper))]
    below = [*lower, *[""] * (wide - len(lower))]
    titles: list[str] = []
    over = ""
    for place in range(wide):
        if above[place]:
            over = above[place] if below[place] else ""
        head = above[place] or (over if below[place] else "")
        titles.append(" ".join(filter(None, (head, below[place]))))
    return tuple(titles)


def _recognised(titles: Sequence[str]) -> tuple[Mapped, int]:
    found: dict[PastField, int] = {}
    score = 0
    heads = [_words(title) for title in titles]
    for place, words in enumerate(heads):
        field = _told(words)
        if field is not None and field not in found:
            found[field] = place
            score += _STRONG
    for place, words in enumerate(heads):
        field = _weakly_told(words)
        if field is not None and place not in found.values() and field not in found:
            found[field] = place
            score += _FAINT
    if PastField.NAME in found and found.keys() & {PastField.GIVEN_NAME, PastField.FAMILY_NAME}:
        parts = {PastField.GIVEN_NAME, PastField.FAMILY_NAME}
        # two columns of their own say more than one
        if parts <= found.keys():
            del found[PastField.NAME]
        else:
            found = {field: place for field, place in found.items() if field not in parts}
    return found, score


@lru_cache(maxsize=2048)
def _words(title: str) -> frozenset[str]:
    return frozenset(_ARTICLE.sub("", word) for word in fold(title).split())


def _told(words: frozenset[str]) -> PastField | None:
    if words & _OTHERS:
        return None
    best: PastField | None = None
    most = 0
    for field, groups in _TELLING:
        if len(groups) > most and all(words & _any_of(group) for group in groups):
            best, most = field, len(groups)
    if best is not None:
        return best
    bare = words - _FILLERS
    for field, alone in _ALONE:
        if bare and bare <= _any_of(alone):
            return field
    return None


def _weakly_told(words: frozenset[str]) -> PastField | None:
    bare = words - _FILLERS
    if words & _OTHERS:
        return None
    for field, alone in _WEAK:
        any_of = _any_of(alone)
        if (bare and bare <= any_of) or (not bare and words & any_of):
            return field
    return None


def missing_fields(mapped: Mapped) -> tuple[PastField, ...]:
    """What must have a column and has none: the number, and a name in one column or two."""
    missing = [PastField.NUMBER] if PastField.NUMBER not in mapped else []
    if not mapped.keys() & NAME_FIELDS:
        missing.append(PastField.NAME)
    return tuple(missing)


def is_head_again(row: CellRow, titles: Sequence[str]) -> bool:
    """Whether a row repeats the head, as at the top of each printed page."""
    told = [(text, title) for text, title in zip(row.texts, titles, strict=False) if text or title]
    alike = sum(bool(text) and text in title for text, title in told)
    return len(told) >= 2 and alike * 3 >= len(told) * 2


def are_column_numbers(row: CellRow) -> bool:
    """Whether a row only counts the columns: 1, 2, 3 and so on."""
    told = [(place, text.strip("()")) for place, text in enumerate(row.texts, start=1) if text]
    if len(told) < 3 or told[0][1] != "1":
        return False
    first = told[0][0]
    return all(text == str(place - first + 1) for place, text in told)
