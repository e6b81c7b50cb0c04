"""How Algerian names join in Latin letters: ben, bou, aït, abdel, el, eddine; and the spellings.

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
_PARTICLES = frozenset({"ben", "ibn", "bin", "bel", "bou", "abou", "abu", "ait", "ould", "oum"}) | {
    "abd", "abdel", "abdal", "abdul", "abdoul",
}  # fmt: skip
_ALIASES = {"ibn": "ben", "bin": "ben"}
_DIN = re.compile("[aeu]?d+ine?")
_JOINED = re.compile("(ben|bel|bou|ait|ould|abd[ae]l|abdul)(.{3,})")
# MOHAMEDAMINE, FATIMAZOHRA: names often written in one with the name behind them
_FIRST_HALF = re.compile("mo?u?ham+[ae]d|fath?i?ma")
_ONE_WITH_FIRST_HALF = re.compile(f"({_FIRST_HALF.pattern})(.{{3,}})")
# ELHADJ and ELARBI hold the article, ELIAS does not
_JOINED_ARTICLE = re.compile("el(?:(?![aeiouy]).{3,}|.{4,})|(?:abd)?e([rsdntz])\\1.{2,}")
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


def units(words: Sequence[str]) -> list[Unit]:
    """Bare words of one name grouped into units."""
    grouped: list[Unit] = []
    particles: list[str] = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        particle = _particle(word, following)
        if _DIN.fullmatch(word) and grouped and particles in ([], [_ARTICLE]):
            *start, head = grouped.pop()
            grouped.append((*start, head + "eddine"))
            particles = []
        elif particle:
            particles.append(particle)
        else:
            grouped.append((*particles, word))
            particles = []
    return [*grouped, tuple(particles)] if particles else grouped


def _particle(word: str, following: str) -> str:
    sun = _SUN_ARTICLE.fullmatch(word)
    if word in _ARTICLES or (sun and following.startswith(sun[1])):
        return _ARTICLE
    return _ALIASES.get(word, word) if word in _PARTICLES else ""


def key(spelling: str) -> str:
    """The one folded spelling of a joined unit."""
    folded = fold_latin_word(spelling)
    for pattern, by in _KEY_RULES:
        folded = pattern.sub(by, folded)
    return folded


def asked(unit: Unit) -> str:
    """The spelling that a query asks for: without an article before it."""
    if unit[0] == _ARTICLE and len(unit) > 1:
        return "".join(unit[1:])
    joined = "".join(unit)
    if _JOINED_ARTICLE.fullmatch(joined) and not joined.startswith("abd"):
        return joined[2:]
    return joined


def spellings(unit: Unit) -> Iterator[str]:
    """Every joined spelling under which the unit, or its end, may be asked for."""
    *particles, word = unit
    while split := _JOINED.fullmatch(word):
        particles.append(split[1])
        word = split[2]
    if halves := _ENDS_IN_DIN.fullmatch(word):
        yield from (halves[1], "eddine", "dine")
    if joined := _ONE_WITH_FIRST_HALF.fullmatch(word):
        yield joined[1]
        yield from spellings((joined[2],))
    if _JOINED_ARTICLE.fullmatch(word):
        cut = 5 if word.startswith("abd") else 2
        particles.append(word[:cut])
        word = word[cut:]
    for start in range(len(particles) + 1):
        yield "".join((*particles[start:], word))
    if particles[-1:] == [_ARTICLE]:
        # EL AMINE is LAMINE
        yield "l" + word


def leads(unit: Unit) -> bool:
    """Whether the next name may be written in one with this one."""
    return bool(_FIRST_HALF.fullmatch(unit[-1]))


def endings(folded: str) -> Iterator[str]:
    """With and without what is not heard: `Hassan` and `Hassane`, `Fatima` and `Fatimah`."""
    yield folded
    if ends_in_consonant(folded):
        yield folded + "e"
    if folded.endswith("ah"):
        yield folded[:-1]
    elif folded.endswith("a"):
        yield folded + "h"
    elif folded.endswith("e"):
        yield folded[:-1]
