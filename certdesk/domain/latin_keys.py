"""How Algerian names join in Latin letters: ben, bou, aït, abdel, el, eddine; and their keys.

A *unit* is a name with the particles before it: `BEN EL HADJ` is `("ben", "el", "hadj")`.
Words come in bare (see `letters.bare_letters`): lower case, no accents.
"""

import re
from collections.abc import Iterator, Sequence

from certdesk.domain.letters import ends_in_consonant, fold_latin_word

Unit = tuple[str, ...]

_ARTICLE = "el"
_ARTICLES = frozenset({"el", "al"})
# ez zohra, er rahmane, ech cheikh: the article takes the letter that follows
_SUN_ARTICLE = re.compile("[ea](r|s|d|n|t|z|ch)")
_ALIASES = {"ibn": "ben", "bin": "ben", "abou": "bou", "abu": "bou"}
_PARTICLES = frozenset(
    {"ben", "bel", "bou", "ait", "ould", "oum", "abd", "abdel", "abdal", "abdul", "abdoul"}
)
_DIN = frozenset({"din", "dine", "adin", "adine", "udin", "udine"})
_JOINED = re.compile("(ben|bel|bou|ait|ould|abd[ae]l|abdul)(.{3,})")
# ELHADJ and ELARBI hold the article, ELIAS does not
_JOINED_ARTICLE = re.compile("(el)((?![aeiouy]).{3,}|.{4,})|(?:abd)?(e([rsdntz])(?=\\4))(.{3,})")
_ENDS_IN_DIN = re.compile("(.{2,}?)(?:e|u|el|al|ul)d+ine?")

_KEY_RULES = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        ("^ibn", "ban"),
        ("^abu(?=.)", "bu"),
        # abdel rahman is abderrahmane: before a consonant the article's l is not kept
        ("^abd[aiu]l(?![aeiu])", "abda"),
        ("^abd[iu]l", "abdal"),
        ("(?<=.)(?:al|ul|u|a)din(?=e?$)", "adin"),
    )
)
# inside a word e is a; while it is being typed it still ends the word
_INNER_A = re.compile("(?<=[^aeiu])a(?=.)")


def units(words: Sequence[str]) -> list[Unit]:
    """Bare words of one name grouped into units, particles in their one spelling."""
    grouped: list[Unit] = []
    open_particles: list[str] = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        particle = _particle(word, following)
        if fold_latin_word(word) in _DIN and (grouped or open_particles):
            before = grouped.pop() if open_particles in ([], [_ARTICLE]) and grouped else ()
            grouped.append(_with_din(before, open_particles))
            open_particles = []
        elif particle:
            open_particles.append(particle)
        else:
            grouped.append((*open_particles, word))
            open_particles = []
    return [*grouped, tuple(open_particles)] if open_particles else grouped


def _with_din(before: Unit, particles: Sequence[str]) -> Unit:
    *start, word = before or particles
    return (*start, word + "eddine")


def _particle(word: str, following: str) -> str:
    if word in _ARTICLES:
        return _ARTICLE
    if (sun := _SUN_ARTICLE.fullmatch(word)) and following.startswith(sun[1]):
        return _ARTICLE
    particle = _ALIASES.get(word, word)
    return particle if particle in _PARTICLES else ""


def unit_key(unit: Unit) -> str:
    """The one joined spelling of a unit; an article that stands apart is dropped."""
    parts = unit[1:] if unit[0] == _ARTICLE and len(unit) > 1 else unit
    return _key("".join(parts))


def _key(joined: str) -> str:
    key = fold_latin_word(joined)
    for pattern, by in _KEY_RULES:
        key = pattern.sub(by, key)
    return key


def index_forms(unit: Unit) -> Iterator[str]:
    """Every whole spelling under which the unit, or its end, may be asked for."""
    *particles, word = unit
    yield from map(_key, particles)
    yield from _endings(_key(word))
    while split := _JOINED.fullmatch(word):
        particles.append(split[1])
        word = split[2]
    if halves := _ENDS_IN_DIN.fullmatch(word):
        yield from _endings(_key(halves[1]))
    if split := _JOINED_ARTICLE.fullmatch(word):
        particles.append(split[1] or split[3])
        word = split[2] or split[5]
    for start in range(len(particles) + 1):
        yield from _endings(_key("".join((*particles[start:], word))))
    yield from _endings(_key(_ARTICLE + word))
    if word[0] in "rsdntz":
        yield from _endings(_key("e" + word[0] + word))
    if particles[-1:] == [_ARTICLE]:
        # EL AMINE is LAMINE
        yield from _endings(_key("l" + word))


def _endings(key: str) -> Iterator[str]:
    """Silent e and h: `Hassan` and `Hassane`, `Fatima` and `Fatimah` are one name."""
    yield key
    if ends_in_consonant(key):
        yield key + "e"
        if key.endswith("ah"):
            yield key[:-1]
    elif key.endswith("a"):
        yield key + "h"
    elif key.endswith("e"):
        yield key[:-1]


def half_typed_forms(unit: Unit) -> Iterator[str]:
    """The unit cut after each inner e, so that `Mohame` already finds `Mohamed`."""
    for start in range(len(unit)):
        key = _key("".join(unit[start:]))
        for inner in _INNER_A.finditer(key):
            yield key[: inner.start()] + "e"
