"""Which column holds what, as somebody says it: by letters or title, and by the field's word."""

from collections.abc import Mapping

from certdesk.domain.arabic import fold
from certdesk.domain.past_cells import column_place
from certdesk.domain.past_head import Mapped, PastField
from certdesk.services.past.views import NoSuchColumn, PastPreview


def chosen_columns(view: PastPreview, said: Mapping[str, str]) -> Mapped:
    """The recognised columns, changed by what was `said`: field by column, "" leaves it out.

    Raises:
        NoSuchColumn: no such column or field; the fields are named.
    """
    mapped = dict(view.mapped)
    for column, typed in said.items():
        place, word = _place(view, column), typed.strip().lower()
        if place is None or (word and word not in set(PastField)):
            raise NoSuchColumn(typed=f"{column}={word}", fields=[one.value for one in PastField])
        mapped = {field: at for field, at in mapped.items() if at != place}
        if word:
            mapped[PastField(word)] = place
    return mapped


def _place(view: PastPreview, column: str) -> int | None:
    titled = [one.place for one in view.columns if one.title and fold(one.title) == fold(column)]
    if titled:
        return titled[0]
    place = column_place(column)
    return place if place is not None and place < 100 else None
