"""Past requests in lists and searches: after the present ones, by the same keyset.

In a list a past request carries a negative id (`listed_id`), so that one descending order of
ids goes from the newest request of this register to the oldest of the past ones.
"""

from dataclasses import dataclass
from datetime import date

from certdesk.storage.lists.searched import Searched
from certdesk.storage.plain import Row, as_day

# within the 32 bits of the window's signals, and more than any register has lines
_BELOW = 1_000_000_000


def listed_id(past_id: int) -> int:
    """The id of a past request in lists."""
    return past_id - _BELOW


def past_id_of(listed: int) -> int | None:
    """The past request that a list's id names, None when it names a present one."""
    return listed + _BELOW if listed < 0 else None


@dataclass(frozen=True, slots=True)
class ListedPast:
    """A past request as a list shows it."""

    id: int
    year: int
    n: int
    name: str
    latin_name: str
    registration_number: str
    diploma_number: str
    phone: str
    deposited_on: date | None


class PastListing(Searched[ListedPast]):
    """Searches of past requests within one unit of work."""

    table = "past_requests"
    name_keys = ("past_name_keys", "past_id")
    columns = """SELECT r.id, r.year, r.n, r.name, r.latin_name, r.registration_number,
    r.diploma_number, r.phone, r.deposited_on FROM past_requests r"""

    def _id_of(self, listed: int) -> int | None:
        return past_id_of(listed)

    def _listed(self, row: Row) -> ListedPast:
        return ListedPast(**{**row, "deposited_on": as_day(row["deposited_on"])})
