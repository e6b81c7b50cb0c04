"""What each text of a sheet is, in words: what it is for, else how the shipped sheet says it."""

import string
from collections.abc import Sequence

from certdesk.gui.pages.settings.places import place_words
from certdesk.i18n import islands, tr

_ROLES = {
    "title": "Title, sheet",
    "page_title": "Title of the other page, sheet",
    "heading": "Line of the title, register",
    "sheet": "Name of the page in Excel",
    "columns": "Titles of the columns, in their order",
    "signatures": "Who signs below the register",
    "opening": "Opening sentence",
    "greeting": "Greeting, sheet",
    "subject": "Subject, sheet",
    "addressee": "To whom it is addressed, sheet",
    "statement": "Statement, sheet",
    "closing": "Closing sentence",
    "declaration": "Declaration of who receives",
    "privacy": "Notice on personal data",
    "warning": "Warning, sheet",
    "appeal": "How to appeal",
    "cut": "Beside the line to cut along",
    "foot": "Foot of the page",
    "edition": "Mark of the edition, foot",
    "place_and_date": "Place and date",
    "stamp": "In the place of the stamp",
    "trial": "Across a sheet of a trial folder",
}
_HEADING = "_title"
_CAPTION_LETTERS, _SENTENCE_WORDS = 32, 5


def text_label(key: str, shipped: object, above: str = "") -> str:
    """The label of the text `key`; `above` is the shipped heading that stands over it."""
    if key in _ROLES:
        return tr(_ROLES[key])
    words = "، ".join(shipped) if isinstance(shipped, list) else str(shipped)
    if isinstance(shipped, list):
        return tr("Lines «{words}»", words=_begin(above or words))
    if key.endswith(_HEADING):
        return tr("Heading «{words}»", words=_begin(words))
    if places := _places(words):
        return _with_places(words, places)
    if len(words) <= _CAPTION_LETTERS:
        return tr("Caption «{words}»", words=islands(words.strip(" :")))
    return tr("Sentence «{words}»", words=_begin(words))


def _with_places(words: str, places: Sequence[str]) -> str:
    """By the words around what is filled in, or by what is filled in where nothing else is."""
    around = words
    for one in places:
        around = around.replace(f"{{{one}}}", "…")
    if any(letter.isalpha() for letter in around):
        return tr("Line «{words}»", words=_begin(around))
    return tr("Line with {places}", places="، ".join(place_words(one) for one in places))


def _begin(words: str) -> str:
    """Enough of a text to know it by."""
    parts: Sequence[str] = words.strip(" :").split()
    begun = " ".join(parts[:_SENTENCE_WORDS]).rstrip("،:.")
    return islands(f"{begun}…" if len(parts) > _SENTENCE_WORDS else begun)


def _places(text: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(text) if name]
