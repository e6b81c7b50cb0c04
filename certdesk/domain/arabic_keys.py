"""How Arabic names join: bn, abu, ayt, abd, al-, al-din; and the index keys of each form.

A *unit* is a name with the particles before it: `بن عبد القادر` is `("بن", "عبد", "القادر")`.
Words come in bare (see `letters.bare_letters`: hamza forms kept), because only `ال` without
hamza is the article: the `إل` of `إلياس` is not.
"""

import re
from collections.abc import Iterator, Sequence

from certdesk.domain.letters import fold, fold_letters

Unit = tuple[str, ...]

_ARTICLE = "ال"
_ALIASES = {"ابن": "بن", "ابو": "بو"}
_PARTICLES = frozenset({"بن", "بو", "ايت", "ولد", "ام", "عبد"})
# What may be split off a joined surname; shorter rests are other words (بنان، بوب).
_JOINED = re.compile("(بن|بو|ايت|عبد(?=ال))(.{3,})")
# نور الدين, سيف الإسلام, نصر الله: the second word leans on the first
_SECOND_HALVES = frozenset({"الدين", "الاسلام", "الله"})
_ENDS_IN_SECOND_HALF = re.compile(f"(.{{2,}})({'|'.join(sorted(_SECOND_HALVES))})")


def units(words: Sequence[str]) -> list[Unit]:
    """Bare words of one name grouped into units, particles in their one spelling."""
    grouped: list[Unit] = []
    open_particles: list[str] = []
    for word in _halves_joined(words):
        key = fold(word)
        particle = _ALIASES.get(key, key)
        if open_particles[-1:] == ["عبد"] and not _may_start_with_article(key):
            grouped.append(tuple(open_particles))
            open_particles = []
        if particle in _PARTICLES:
            open_particles.append(particle)
        else:
            grouped.append((*open_particles, word))
            open_particles = []
    return [*grouped, tuple(open_particles)] if open_particles else grouped


def _halves_joined(words: Sequence[str]) -> list[str]:
    joined: list[str] = []
    for word in words:
        if joined and fold(word) in _SECOND_HALVES:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _may_start_with_article(key: str) -> bool:
    return key.startswith(_ARTICLE) or key == "ا"


def unit_key(unit: Unit) -> str:
    """The one joined spelling of a unit: `بنعيسي` for `ابن عيسى`, `بوبكر` for `أبو بكر`."""
    key = fold("".join(unit))
    if key.startswith(("ابن", "ابو")):
        key = key[1:]
    # بوالعيد is written بولعيد too
    return fold_letters(re.sub("^بوال", "بول", key))


def index_forms(unit: Unit) -> Iterator[str]:
    """Every joined spelling under which the unit, or its end, may be asked for."""
    *particles, word = unit
    yield from particles
    article = _has_article(word)
    # a particle that ends a name stands in its one spelling already
    rest = unit_key((word,))
    yield rest
    while split := _JOINED.fullmatch(rest):
        particles.append(split[1])
        rest = split[2]
        article = _has_article(rest)
    if halves := _ENDS_IN_SECOND_HALF.fullmatch(rest):
        yield halves[1]
        yield halves[2]
        yield halves[2].removeprefix(_ARTICLE)
    other = rest.removeprefix(_ARTICLE) if article else _ARTICLE + rest
    for start in range(len(particles) + 1):
        for ending in (rest, other):
            yield unit_key((*particles[start:], ending))


def _has_article(bare: str) -> bool:
    return bare.startswith((_ARTICLE, "ٱل")) and len(bare) > 3 and bare != "الله"
