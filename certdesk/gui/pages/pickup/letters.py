"""The letters that two spellings of a name do not share, named in words."""

from certdesk.gui.widgets.letter_cells import letter_pairs
from certdesk.i18n import ltr, tr

_NAMES = {
    "\u0621": "hamza",
    "\u0622": "alef with madda",
    "\u0623": "alef with hamza above",
    "\u0624": "hamza on waw",
    "\u0625": "alef with hamza below",
    "\u0626": "hamza on yeh",
    "\u0627": "alef",
    "\u0628": "beh",
    "\u0629": "teh marbuta",
    "\u062a": "teh",
    "\u062b": "theh",
    "\u062c": "jeem",
    "\u062d": "hah",
    "\u062e": "khah",
    "\u062f": "dal",
    "\u0630": "thal",
    "\u0631": "reh",
    "\u0632": "zain",
    "\u0633": "seen",
    "\u0634": "sheen",
    "\u0635": "sad",
    "\u0636": "dad",
    "\u0637": "tah",
    "\u0638": "zah",
    "\u0639": "ain",
    "\u063a": "ghain",
    "\u0641": "feh",
    "\u0642": "qaf",
    "\u0643": "kaf",
    "\u0644": "lam",
    "\u0645": "meem",
    "\u0646": "noon",
    "\u0647": "heh",
    "\u0648": "waw",
    "\u0649": "alef maksura",
    "\u064a": "yeh",
}
_MOST_NAMED = 2


def letter_sentence(on_card: str, in_file: str) -> str:
    """«هاء في البطاقة، وتاء مربوطة في الملف»; more than two differences are only seen."""
    pairs = [pair for pair in letter_pairs(on_card, in_file) if pair[0] != pair[1]]
    if not pairs or len(pairs) > _MOST_NAMED:
        return tr("Compare the letters, then write a note")
    return "؛ ".join(_pair_words(card, file) for card, file in pairs)


def _pair_words(card: str, file: str) -> str:
    if not card:
        return tr("{letter} is only in the file", letter=_letter(file))
    if not file:
        return tr("{letter} is only on the card", letter=_letter(card))
    return tr("{card} on the card, {file} in the file", card=_letter(card), file=_letter(file))


def _letter(letter: str) -> str:
    if letter == " ":
        return tr("a blank")
    return tr(_NAMES[letter]) if letter in _NAMES else ltr(letter)
