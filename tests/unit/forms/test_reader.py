import contextlib
import re
from collections.abc import Callable
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.forms.errors import (
    BadValue,
    BrokenBraces,
    Duplicate,
    EmptyText,
    FormsError,
    FormsFileMissing,
    MissingKey,
    MissingPlaceholder,
    NoPlaceholderHere,
    NotToml,
    OutOfRange,
    UnknownChoice,
    UnknownChoiceNear,
    UnknownKey,
    UnknownKeyNear,
    UnknownPlaceholder,
    UnknownPlaceholderNear,
    WrongType,
)
from certdesk.forms.reader import Table, content_hash, read, shipped_text
from certdesk.i18n import tr


class Paper(StrEnum):
    ORIGINAL = "original"
    COPY = "copy"


def refused(kind: type[FormsError], text: str, build: Callable[[Table], object]) -> FormsError:
    """The refusal of `text`, which always names the file and says its sentence in Arabic."""
    with pytest.raises(FormsError) as caught:
        read(text, "office.toml", build)
    fault = caught.value
    assert type(fault) is kind
    assert fault.data["file"] == "office.toml"
    said = tr(fault.sentence, **fault.data)
    assert "office.toml" in said
    assert str(fault.data["key"]) in said
    assert said != fault.sentence.format(**fault.data)
    return fault


def test_a_section_is_read_key_by_key() -> None:
    text = """
    title = "  وصل إيداع  "
    width = 4
    open = true
    since = 2026-11-01
    form = "copy"
    days = [30, 60]
    words = ["أ", "ب"]
    [names]
    id = "office_one"
    [[lines]]
    id = "first"
    """

    def build(table: Table) -> object:
        assert table.keys()[0] == "title"
        return (
            table.text("title"),
            table.number("width", least=1, most=7),
            table.yes_no("open"),
            table.day("since").isoformat(),
            table.choice("form", Paper),
            table.numbers("days", least=1),
            table.texts("words"),
            table.table("names").identifier(),
            table.records("lines", lambda line: line.identifier()),
        )

    assert read("\ufeff" + text, "office.toml", build) == (
        "وصل إيداع",
        4,
        True,
        "2026-11-01",
        Paper.COPY,
        (30, 60),
        ("أ", "ب"),
        "office_one",
        ("first",),
    )


def test_optional_keys_have_defaults() -> None:
    def build(table: Table) -> object:
        return (
            table.text("title", default="وصل"),
            table.number("width", default=4),
            table.yes_no("open", default=False),
            table.choice("form", Paper, default=Paper.COPY),
            table.records("lines", lambda line: line.identifier()),
            table.text("foot", may_be_empty=True),
        )

    assert read('foot = ""', "x", build) == ("وصل", 4, False, Paper.COPY, (), "")
    written = 'title = "إشعار"\nwidth = 5\nopen = true\nform = "original"\nfoot = "سطر"'
    assert read(written, "x", build) == ("إشعار", 5, True, Paper.ORIGINAL, (), "سطر")


@pytest.mark.parametrize(
    "text, line",
    [
        ('title = "a"\nwidth = \n', 2),
        ('a = 1\nb = 2\ntitle = "open', 3),
        ("a = 1\na = 2", 2),
        ('a = """\nnever closed\n', 3),
    ],
)
def test_what_is_not_toml_names_its_line(text: str, line: int) -> None:
    assert refused(NotToml, text, lambda table: table).data["line"] == line


def test_a_misspelt_key_gets_a_suggestion() -> None:
    fault = refused(
        UnknownKeyNear,
        "[papers]\nmax_age_day = 365",
        lambda table: table.table("papers").number("max_age_days"),
    )
    assert (fault.data["key"], fault.data["known"]) == ("papers.max_age_day", "max_age_days")


def test_a_misspelt_optional_key_gets_a_suggestion() -> None:
    fault = refused(
        UnknownKeyNear,
        '[papers]\nname = "x"\nalternative = []',
        lambda table: (
            table.table("papers").has("alternatives"),
            table.table("papers").text("name"),
        ),
    )
    assert (fault.data["key"], fault.data["known"]) == ("papers.alternative", "alternatives")


def test_a_foreign_key_lists_the_known_ones() -> None:
    fault = refused(
        UnknownKey,
        'title = "a"\nbody = "b"\ncolour = "red"',
        lambda table: (table.text("title"), table.text("body")),
    )
    assert (fault.data["key"], fault.data["known"]) == ("colour", "title, body")


def test_a_key_nobody_asked_for_is_found_in_a_record() -> None:
    fault = refused(
        UnknownKey,
        '[[lines]]\nid = "first"\n[[lines]]\nid = "second"\nzzz = 1',
        lambda table: table.records("lines", lambda line: line.identifier()),
    )
    assert fault.data["key"] == "lines.second.zzz"


def test_a_missing_key_shows_a_line_to_add() -> None:
    fault = refused(MissingKey, "", lambda table: table.number("width", least=1))
    assert fault.data["example"] == "width = 1"


@pytest.mark.parametrize(
    "value, ask",
    [
        ("1", lambda table: table.text("k")),
        ("[]", lambda table: table.text("k")),
        ('"4"', lambda table: table.number("k")),
        ("true", lambda table: table.number("k")),
        ("4.0", lambda table: table.number("k")),
        ("1", lambda table: table.yes_no("k")),
        ('"2026-11-01"', lambda table: table.day("k")),
        ("2026-11-01T08:00:00", lambda table: table.day("k")),
        ("1", lambda table: table.choice("k", Paper)),
        ('"أ"', lambda table: table.texts("k")),
        ("[1]", lambda table: table.texts("k")),
        ("1", lambda table: table.numbers("k")),
        ('["1"]', lambda table: table.numbers("k")),
        ("[true]", lambda table: table.numbers("k")),
        ("1", lambda table: table.table("k")),
        ("[1]", lambda table: table.records("k", lambda row: row.identifier())),
        ("{}", lambda table: table.records("k", lambda row: row.identifier())),
    ],
)
def test_a_value_of_another_kind_shows_how_to_write_it(
    value: str, ask: Callable[[Table], object]
) -> None:
    fault = refused(WrongType, f"k = {value}", ask)
    assert fault.data["key"] == "k"
    assert "k" in str(fault.data["example"])


@pytest.mark.parametrize("value", ['""', '"   "', '"""\n"""'])
def test_an_empty_text_is_refused(value: str) -> None:
    refused(EmptyText, f"title = {value}", lambda table: table.text("title"))


def test_an_empty_text_in_a_list_is_named_by_its_place() -> None:
    fault = refused(EmptyText, 'lines = ["a", " "]', lambda table: table.texts("lines"))
    assert fault.data["key"] == "lines[2]"


def test_lists_must_hold_enough() -> None:
    refused(MissingKey, "lines = []", lambda table: table.texts("lines", at_least=1))
    refused(MissingKey, "lines = []", lambda table: table.numbers("lines", at_least=1))
    refused(
        MissingKey,
        "lines = []",
        lambda table: table.records("lines", lambda line: line.identifier(), at_least=1),
    )
    refused(
        MissingKey,
        "",
        lambda table: table.records("lines", lambda line: line.identifier(), at_least=1),
    )


@pytest.mark.parametrize("value", ["3", "8", "-1"])
def test_a_number_out_of_bounds_names_them(value: str) -> None:
    fault = refused(OutOfRange, f"k = {value}", lambda table: table.number("k", least=4, most=7))
    assert (fault.data["least"], fault.data["most"]) == (4, 7)


@pytest.mark.parametrize("value", ["1899-12-31", "2200-01-01"])
def test_a_day_of_another_age_is_refused(value: str) -> None:
    refused(OutOfRange, f"k = {value}", lambda table: table.day("k"))


@pytest.mark.parametrize("value", ["[30, 30]", "[60, 30]", "[0]", "[99]"])
def test_numbers_of_a_list_rise_within_bounds(value: str) -> None:
    refused(OutOfRange, f"k = {value}", lambda table: table.numbers("k", least=1, most=90))


def test_a_word_outside_a_closed_list_is_refused() -> None:
    fault = refused(
        UnknownChoiceNear, 'form = "orignal"', lambda table: table.choice("form", Paper)
    )
    assert fault.data["known"] == "original"
    fault = refused(UnknownChoice, 'form = "zzz"', lambda table: table.choice("form", Paper))
    assert fault.data["known"] == "original, copy"


def test_identifiers_are_plain() -> None:
    for wrong in ("Birth", "1st", "birth-certificate", "شهادة"):
        refused(BadValue, f'id = "{wrong}"', lambda table: table.identifier())


def test_a_text_of_a_given_form() -> None:
    def build(table: Table) -> object:
        return table.matching("code", r"\d\d", "27", may_be_empty=True)

    assert read('code = "27"', "x", build) == "27"
    assert read('code = ""', "x", build) == ""
    fault = refused(BadValue, 'code = "2x"', build)
    assert fault.data["example"] == 'code = "27"'


def test_the_same_entry_twice_is_refused() -> None:
    refused(Duplicate, 'lines = ["a", "a"]', lambda table: table.texts("lines"))
    fault = refused(
        Duplicate,
        '[[lines]]\nid = "one"\n[[lines]]\nid = "one"',
        lambda table: table.records("lines", lambda line: line.identifier()),
    )
    assert (fault.data["key"], fault.data["value"]) == ("lines", "one")


def test_records_without_identifier_are_named_by_their_place() -> None:
    fault = refused(
        MissingKey,
        "lines = [{ n = 1 }, { }]",
        lambda table: table.records("lines", lambda line: line.number("n")),
    )
    assert fault.data["key"] == "lines[2].n"


def body(**rules: set[str]) -> Callable[[Table], str]:
    return lambda table: table.text("body", **rules)  # type: ignore[arg-type]


def test_placeholders_of_the_form_are_taken() -> None:
    text = 'body = "السيد {name}، رقم {number} {{نص}}"'
    built = read(text, "x", body(uses={"name"}, needs={"number"}))
    assert built.format(name="أ", number="1") == "السيد أ، رقم 1 {نص}"


def test_placeholders_in_lists_are_looked_at_too() -> None:
    def build(table: Table) -> tuple[str, ...]:
        return table.texts("body", uses={"name"})

    assert read('body = ["{name}"]', "x", build) == ("{name}",)
    assert refused(UnknownPlaceholder, 'body = ["{zz}"]', build).data["key"] == "body[1]"


@pytest.mark.parametrize(
    "wording, kind",
    [
        ("{nme}", UnknownPlaceholderNear),
        ("{colour}", UnknownPlaceholder),
        ("{name!r}", UnknownPlaceholderNear),
        ("{name:>10}", UnknownPlaceholderNear),
        ("{name.__class__}", UnknownPlaceholder),
        ("{}", UnknownPlaceholder),
        ("{0}", UnknownPlaceholder),
        ("{name", BrokenBraces),
        ("name}", BrokenBraces),
    ],
)
def test_placeholders_nobody_fills_are_refused(wording: str, kind: type[FormsError]) -> None:
    refused(kind, f'body = "{wording}"', body(uses={"name"}))


def test_a_text_without_placeholders_takes_none() -> None:
    fault = refused(NoPlaceholderHere, 'body = "{name}"', body())
    assert fault.data["placeholder"] == "{name}"


def test_a_text_must_keep_what_it_has_to_show() -> None:
    fault = refused(MissingPlaceholder, 'body = "رقم"', body(needs={"number"}))
    assert fault.data["placeholder"] == "{number}"


def test_shipped_forms_are_found_with_or_without_suffix() -> None:
    assert shipped_text("procedure") == shipped_text("procedure.toml")


def test_a_missing_shipped_form_says_to_install_again() -> None:
    with pytest.raises(FormsFileMissing) as caught:
        shipped_text("sheets/never_written")
    assert caught.value.data["file"] == "sheets/never_written.toml"


def test_the_hash_is_of_what_is_read() -> None:
    text = 'title = "وصل"\nbody = "é"\n'
    digest = content_hash(text)
    assert re.fullmatch(r"[0-9a-f]{64}", digest)
    same = ("\ufeff" + text, text.replace("\n", "\r\n"), text.strip(), "\n" + text + "\n\n")
    for other in (*same, text.replace("é", "e\u0301"), text.replace("\n", "  \n")):
        assert content_hash(other) == digest
    assert content_hash(text.replace("وصل", "إيصال")) != digest


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    with contextlib.suppress(FormsError):
        assert read(text, "office.toml", lambda table: table.text("title"))
