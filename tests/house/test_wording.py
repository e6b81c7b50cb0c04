"""Every English sentence of the program has its Arabic, and no Arabic is left without one."""

import re
from collections import Counter

from certdesk.domain.errors import DeskError
from tests.house.tree import ROOT, shown
from tests.house.wording import asked, catalogues, entries, literals, placeholders

PLURAL_FORMS = 6
ARABIC = re.compile("[\u0621-\u064a]")
# what is not a word: a code, a sign, the name of a file format
WORD = re.compile("[A-Za-z]{2}")


def _arabic() -> dict[str, str | list[str]]:
    return {english: arabic for path in catalogues() for english, arabic in entries(path)}


def _has_words(form: str) -> bool:
    return WORD.search(re.sub(r"\{.*?\}", "", form)) is not None


def test_sentences_are_found_at_all() -> None:
    found = {one.sentence for one in asked()}
    named = {kind.sentence for kind in DeskError.__subclasses__() if kind.sentence}
    assert named
    assert named <= found


def test_every_sentence_has_its_arabic() -> None:
    arabic = _arabic()
    missing = sorted(
        {f"{one.where} {one.sentence}" for one in asked() if one.sentence not in arabic}
    )
    assert missing == []


def test_counted_sentences_have_six_forms_and_the_others_one() -> None:
    arabic = _arabic()
    wrong = [
        f"{one.where} {one.sentence}"
        for one in asked()
        if one.sentence in arabic and isinstance(arabic[one.sentence], list) != one.counted
    ]
    lengths = [
        english
        for english, forms in arabic.items()
        if isinstance(forms, list) and len(forms) != PLURAL_FORMS
    ]
    assert (wrong, lengths) == ([], [])


def test_the_arabic_fills_the_same_places() -> None:
    wrong = []
    for english, arabic in _arabic().items():
        expected = placeholders(english)
        if isinstance(arabic, str):
            wrong += [english] if placeholders(arabic) != expected else []
        else:
            # «يومان» needs no figure; every other place is filled in each form
            forms = [placeholders(form) | {"n"} for form in arabic]
            wrong += [english] if any(form != expected | {"n"} for form in forms) else []
    assert wrong == []


def test_the_arabic_is_arabic() -> None:
    not_arabic = [
        english
        for english, arabic in _arabic().items()
        for form in ([arabic] if isinstance(arabic, str) else arabic)
        if not form.strip()
        or (WORD.search(re.sub(r"\{.*?\}", "", form)) and not ARABIC.search(form))
    ]
    assert not_arabic == []


def test_no_arabic_is_left_over() -> None:
    in_program = literals()
    left = [
        f"{shown(path)}: {english}"
        for path in catalogues()
        for english, _ in entries(path)
        if english not in in_program
    ]
    assert left == []


def test_a_sentence_stands_in_one_place() -> None:
    counts = Counter(english for path in catalogues() for english, _ in entries(path))
    assert [english for english, times in counts.items() if times > 1] == []


MARKS = re.compile("[\u064b-\u0652\u0640]")
OTHER_WORDS = re.compile("طابق|طوبق|تحقق|بحث عن|البحث في")


def test_the_look_into_the_archive_has_one_word() -> None:
    # التدقيق: on the rail, in the lists, the history, the sheets and every sentence
    said = [
        form
        for _english, arabic in _arabic().items()
        for form in ([arabic] if isinstance(arabic, str) else arabic)
    ]
    said += [path.read_text(encoding="utf-8") for path in sorted((ROOT / "forms").rglob("*.toml"))]
    lines = [MARKS.sub("", line) for text in said for line in text.splitlines()]
    other = [line for line in lines if "رشيف" in line and OTHER_WORDS.search(line)]
    assert other == []
