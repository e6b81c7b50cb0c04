"""How Arabic names join: bn, abu, ayt, abd, al-, al-din; and the spellings of each.

A *unit* is a name with the particles before it: `بن عبد القادر` is `("بن", "عبد", "القادر")`.
Words come in bare (see `letters.bare_letters`: hamza forms kept), because only `ال` without
hamza is the article: the `إل` of `إلياس` is not.
"""

import re
from collections.abc import Iterator, Sequence

from certdesk.domain.letters import fold, fold_letters

Unit = tuple[str, ...]

_ARTICLE = "ال"
_PARTICLES = frozenset({"بن", "ابن", "بو", "ابو", "ايت", "ولد", "ام", "عبد"})
# What may be split off a joined surname; shorter rests are other words (بنان، بوب).
_JOINED = re.compile("(بن|بو|ابو|[آاأ]يت|عبد(?=ال))(.{3,})")
# محمد أمين, فاطمة الزهراء: names that are often written in one with the name behind them
_FIRST_HALF = re.compile("محمد|فاطم[هة]")
_ONE_WITH_FIRST_HALF = re.compile(f"({_FIRST_HALF.pattern})(.{{3,}})")
# نور الدين, سيف الإسلام, نصر الله: the second word leans on the first
_SECOND_HALVES = frozenset({"الدين", "الاسلام", "الله"})
_ENDS_IN_SECOND_HALF = re.compile("(.{2,})(الدين|ال[إا]سلام|الله)")


def units(words: Sequence[str]) -> list[Unit]:
    """Bare words of one name grouped into units."""
    grouped: list[Unit] = []
    particles: list[str] = []
    for word in _halves_joined(words):
        key = fold(word)
        if particles[-1:] == ["عبد"] and not key.startswith(_ARTICLE) and key != "ا":
            # عبد leans on an article alone
            grouped.append(tuple(particles))
            particles = []
        particles.append(word)
        if key not in _PARTICLES:
            grouped.append(tuple(particles))
            particles = []
    return [*grouped, tuple(particles)] if particles else grouped


def _halves_joined(words: Sequence[str]) -> list[str]:
    joined: list[str] = []
    for word in words:
        if joined and fold(word) in _SECOND_HALVES:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def key(spelling: str) -> str:
    """The one folded spelling of a joined unit: `بنعيسي` for `ابنعيسى`, `بوبكر` for `أبوبكر`."""
    folded = fold(spelling)
    if folded.startswith(("ابن", "ابو")):
        folded = folded[1:]
    # بوالعيد is written بولعيد too
    return fold_letters(re.sub("^بوال", "بول", folded))


def asked(unit: Unit) -> str:
    """The spelling that a query asks for."""
    return "".join(unit)


def spellings(unit: Unit) -> Iterator[str]:
    """Every joined spelling under which the unit, or its end, may be asked for."""
    *particles, word = unit
    while split := _JOINED.fullmatch(word):
        particles.append(split[1])
        word = split[2]
    if halves := _ENDS_IN_SECOND_HALF.fullmatch(word):
        yield halves[1]
        yield halves[2]
        yield halves[2].removeprefix(_ARTICLE)
    if joined := _ONE_WITH_FIRST_HALF.fullmatch(word):
        yield joined[1]
        yield from spellings((joined[2],))
    with_article = word.startswith((_ARTICLE, "ٱل")) and len(word) > 3 and word != "الله"
    yield word[2:] if with_article else _ARTICLE + word
    for start in range(len(particles) + 1):
        yield "".join((*particles[start:], word))
        if with_article and particles[start:]:
            yield "".join((*particles[start:], word[2:]))


def leads(unit: Unit) -> bool:
    """Whether the next name may be written in one with this one."""
    return bool(_FIRST_HALF.fullmatch(unit[-1]))


def endings(folded: str) -> Iterator[str]:
    """Other endings of the same word: none in Arabic that `fold` has not merged."""
    yield folded
