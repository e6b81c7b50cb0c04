"""Letters of two scripts: what is stripped from what was typed, and what one search key merges.

`clean` keeps the meaning and is what the office stores; `fold` and `latin_fold` forget
spelling habits and are only ever compared with each other.
"""

import re
import unicodedata

_DIGIT = re.compile(r"[^\D0-9]")

# Invisible characters that pasted text brings along: soft hyphen, tatweel, direction marks,
# zero widths, joiners, embeddings, overrides and isolates (Unicode annex 9), byte order mark.
_STRIPPED = dict.fromkeys(
    (
        *(0xAD, 0x640, 0x61C, 0x180E, 0xFEFF),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
    )
)

# Ligatures and shapes: the one part of NFKC that names need. The rest of it (², ½, №) would
# change what was typed.
_SHAPES = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e]+")
# Isolated harakat decompose into a blank (or a tatweel) that carries them.
_CARRIER = re.compile("[ \u0640](?=[\u064b-\u0652\u0670])")


def western_digits(text: str) -> str:
    """`٠-٩`, `۰-۹` and the digits of any script as `0-9`, all else untouched."""
    return _DIGIT.sub(lambda found: str(unicodedata.decimal(found.group())), text)


def clean(text: str) -> str:
    """What is stored of a typed line: invisible characters gone, blanks single, digits western.

    Harakat, hamza and every letter stay. Never raises; cleaning twice changes nothing.
    """
    text = _SHAPES.sub(_plain_shape, text)
    text = unicodedata.normalize("NFC", text.translate(_STRIPPED))
    return " ".join(western_digits(text).split())


def one_line(text: str) -> str:
    """A remark or reason as it is stored in one line: cleaned, without control characters."""
    printable = (sign if sign.isprintable() else " " for sign in clean(text))
    return " ".join("".join(printable).split())


def _plain_shape(found: re.Match[str]) -> str:
    return _CARRIER.sub("", unicodedata.normalize("NFKC", found.group()))


_ARABIC_FOLD = {
    **dict.fromkeys(map(ord, "أإآٱٲٳٵ"), "ا"),
    **dict.fromkeys(map(ord, "ىئیېۍێےٸ"), "ي"),
    **dict.fromkeys(map(ord, "ؤۇۆۈۋٶٷ"), "و"),
    **dict.fromkeys(map(ord, "ةھہەۀۂۃ"), "ه"),
    **dict.fromkeys(map(ord, "کڪݣ"), "ك"),
    # the Algerian gaf has three letters and one sound, often written qaf
    **dict.fromkeys(map(ord, "ڨگڭ"), "ق"),
    ord("ڤ"): "ف",
    ord("پ"): "ب",
    ord("چ"): "ج",
    ord("ء"): "",
    ord("ٴ"): "",
}
# داود/داوود, يحي/يحيى: the letter is written once or twice
_TWICE = re.compile("([وي])\\1+")
# Words that Arabic writes with or without the small alef.
_SMALL_ALEF = {
    "رحمن": "رحمان",
    "اسحق": "اسحاق",
    "ابرهيم": "ابراهيم",
    "اسمعيل": "اسماعيل",
    "هرون": "هارون",
    "سليمن": "سليمان",
    "عثمن": "عثمان",
    "لقمن": "لقمان",
}
_WITH_SMALL_ALEF = re.compile(f"({'|'.join(_SMALL_ALEF)})\\b")


def fold(text: str) -> str:
    """One comparable form of an Arabic text: letters and digits, words parted by one blank.

    Merges alef, hamza, ya, kaf, ta marbuta and gaf forms, drops harakat and the lone hamza.
    Latin letters in it lose only case and accents. Folding twice changes nothing.
    """
    text = fold_letters(bare_letters(text))
    return _WITH_SMALL_ALEF.sub(lambda found: _SMALL_ALEF[found.group()], text)


def fold_letters(text: str) -> str:
    """The letter part of `fold`, on what `bare_letters` left."""
    return " ".join(_TWICE.sub(r"\1", text.translate(_ARABIC_FOLD)).split())


_PLAIN = re.compile("[a-z\u0621-\u063a\u0641-\u064a ]*")


def bare_letters(text: str) -> str:
    """Cleaned lower-case letters and digits without harakat or accents; hamza forms kept.

    Apostrophes vanish (`M'Hamed` is one word), every other sign parts words.
    """
    lowered = text.lower()
    if _PLAIN.fullmatch(lowered):
        # nearly every name: what follows would change nothing, at ten times the price
        return " ".join(lowered.split())
    text = unicodedata.normalize("NFKC", clean(text)).casefold()
    composed = unicodedata.normalize("NFC", _without_accents(text)).casefold()
    letters = "".join(_letter_or_blank(sign) for sign in clean(composed))
    return " ".join(letters.translate(_LIGATURES).split())


# what no decomposition takes apart
_LIGATURES = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def _without_accents(text: str) -> str:
    return "".join(
        sign if "\u0600" <= sign <= "\u06ff" else unicodedata.normalize("NFD", sign)[0]
        for sign in text
    )


def _letter_or_blank(sign: str) -> str:
    category = unicodedata.category(sign)
    if category[0] in "LN":
        return sign
    return "" if category[0] == "M" or sign in "'’‘`ʼ" else " "


_VOWELS = "aeiu"
# In order: French and English spellings of one Arabic sound become one letter.
_LATIN_RULES = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        ("x", "ks"),
        ("sh|sch", "ch"),
        ("dj", "j"),
        ("ph", "f"),
        ("th", "t"),
        ("dh", "d"),
        ("q", "k"),
        ("gu(?=[eiy])", "g"),
        ("c(?=[eiy])", "s"),
        ("c(?!h)", "k"),
        ("ee", "i"),
        ("ou|oo|o|w", "u"),
        ("y", "i"),
        ("ei", "i"),
        # a silent French e stays apart from the feminine a; inside a word both are one vowel
        ("e(?!$)|(?<=[aeiu])e", "a"),
        ("(.)\\1+", r"\1"),
    )
)


def latin_fold(text: str) -> str:
    """One comparable form of a Latin name: `Djamel` and `JAMAL` meet, `Amina` and `Amine` do not.

    Vowels are kept in three kinds (a/e, i/y, o/ou/u): without them Mahmoud would be Mohamed.
    """
    return " ".join(fold_latin_word(word) for word in bare_letters(text).split())


def fold_latin_word(word: str) -> str:
    """`latin_fold` of one bare lower-case word."""
    folded = word
    for pattern, by in _LATIN_RULES:
        folded = pattern.sub(by, folded)
    # a rule may bring letters together that an earlier one merges; each round is shorter or
    # nearer to the merged letters, so this ends
    return folded if folded == word else fold_latin_word(folded)


def ends_in_consonant(word: str) -> bool:
    """Whether a folded Latin word ends where a silent e could stand."""
    return word[-1:].isascii() and word[-1:].isalpha() and word[-1] not in _VOWELS
