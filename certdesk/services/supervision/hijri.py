"""Estimates of the Hijri feasts, to begin a year with: the moon decides, the office confirms."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from certdesk.domain.office_calendar import HijriDate

# month and day of the feasts that are shipped (Umm al-Qura, by hijridate)
_FALLS: Final = {
    "awal_muharram": (1, 1),
    "achoura": (1, 10),
    "mawlid": (3, 12),
    "eid_fitr": (10, 1),
    "eid_adha": (12, 10),
}
_FIRST_HIJRI_YEAR, _LAST_HIJRI_YEAR = 1343, 1500


def estimated_dates(feasts: Iterable[str], year: int) -> Sequence[HijriDate]:
    """When the feasts fall in a Gregorian year, in order; one of the office's own is left out."""
    # loaded when somebody asks for a year: once in a year
    from hijridate import Hijri

    # 33 Hijri years are 32 of ours: two of them reach into each
    around = round((year - 622) * 33 / 32)
    found: list[HijriDate] = []
    for feast in feasts:
        if feast not in _FALLS:
            continue
        month, day = _FALLS[feast]
        for hijri_year in range(around - 1, around + 3):
            if not _FIRST_HIJRI_YEAR <= hijri_year <= _LAST_HIJRI_YEAR:
                continue
            fall = Hijri(hijri_year, month, day).to_gregorian()
            if fall.year == year:
                found.append(HijriDate(feast, date(fall.year, fall.month, fall.day), False))
    return sorted(found, key=lambda one: one.first_day)
