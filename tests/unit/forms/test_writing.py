"""One value changes in a form, its comments and the rest stay."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from certdesk.forms.files import NAMES
from certdesk.forms.reader import shipped_text
from certdesk.forms.writing import Path, value_at, with_value, written

ODD = 'نص "غريب" \\ # {x}'


def paths(values: Mapping[str, object], at: Path = ()) -> Iterator[Path]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from paths(value, (*at, key))
        elif key == "papers" and isinstance(value, list):
            for place, row in enumerate(value):
                yield from paths(row, (*at, key, place))
        else:
            yield (*at, key)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_every_form_can_be_changed_alone(name: str) -> None:
    text = shipped_text(name)
    values = tomllib.loads(text)
    for path in paths(values):
        if not isinstance(value_at(values, path), str):
            continue
        changed = with_value(text, path, ODD)
        assert value_at(tomllib.loads(changed), path) == ODD
        assert with_value(changed, path, value_at(values, path)).split() == text.split(), path


@pytest.mark.parametrize("name", NAMES)
def test_a_form_written_anew_reads_the_same(name: str) -> None:
    values = tomllib.loads(shipped_text(name))
    assert tomllib.loads(written(values)) == values


def test_comments_and_the_lines_around_stay() -> None:
    text = shipped_text("procedure")
    changed = with_value(text, ("delays", "delay_working_days"), 5)
    (line,) = set(changed.splitlines()) - set(text.splitlines())
    assert line.startswith("delay_working_days = 5 ")
    assert "# أجل التسليم" in line


def test_a_key_that_is_not_there_comes_and_goes() -> None:
    text = shipped_text("procedure")
    path: Path = ("papers", 1, "max_age_days")
    added = with_value(text, path, 90)
    assert value_at(tomllib.loads(added), path) == 90
    assert value_at(tomllib.loads(added), ("papers", 0, "max_age_days")) is None
    assert with_value(added, path, None) == text


def test_rows_of_a_table_are_written_one_a_line() -> None:
    rows = [{"title": "عطلة المثال", "first_day": date(2027, 7, 18), "last_day": date(2027, 8, 28)}]
    changed = with_value(shipped_text("calendar"), ("closures",), rows)
    assert tomllib.loads(changed)["closures"] == rows
    assert (
        '\n  { title = "عطلة المثال", first_day = 2027-07-18, last_day = 2027-08-28 },\n' in changed
    )


def test_a_value_in_a_row_of_a_list_leaves_the_comments_elsewhere() -> None:
    text = shipped_text("procedure")
    path: Path = ("papers", 1, "look_at", 2, "title")
    changed = with_value(text, path, "نسخة واضحة")
    assert value_at(tomllib.loads(changed), path) == "نسخة واضحة"
    assert changed.count("#") == text.count("#")


@pytest.mark.parametrize(
    "text",
    [
        "a.b = 1\nc = 2\n",
        'c = """\nx = 1\n"""\n',
        "[t]\nx = 1\n[t.u]\ny = '''[c]\nc = 3'''\n",
        'c = [ # [\n  "]",\n]',
        "c = 2",
        # a text may end in a quotation mark of its own, before the three that close it
        'a = """x""""\nc = 2\n',
        'a = """x""""\nb = """\nنص\n"""\nc = 2\n',
    ],
)
def test_a_form_laid_out_in_another_way_is_changed_all_the_same(text: str) -> None:
    wanted = {**tomllib.loads(text), "c": "جديد"}
    assert tomllib.loads(with_value(text, ("c",), "جديد")) == wanted
