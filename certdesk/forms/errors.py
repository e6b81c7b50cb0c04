"""What can be wrong with a form file; each sentence names the file, the key and the remedy."""

from collections.abc import Iterable
from difflib import get_close_matches

from certdesk.domain.errors import KnownError


class FormsError(KnownError):
    """A form file cannot be used as it is written; the forms in force stay.

    `data` always holds `file` (the shipped file's or the edition's name) and `key`
    (a dotted path such as `papers.birth_certificate.max_age_days`).
    """

    code = "forms_wrong"
    sentence = (
        "{file}: {key} cannot be read. The forms in force stay as they were. "
        "Correct the file and import it again."
    )


class FormsFileMissing(FormsError):
    """A shipped file is not where the installation puts it."""

    code = "forms_file_missing"
    sentence = (
        "{file} is missing from the installed program. Your data is kept. "
        "Install the program again."
    )


class NoSuchForm(FormsError):
    """A file that is none of the office's forms; `known` lists them."""

    code = "forms_no_such_form"
    sentence = (
        "{file} is not the name of a form of the office. The forms in force stay as they were. "
        "Give the file one of these names: {known}."
    )


class NotToml(FormsError):
    """The text is not TOML; `line` counts from 1."""

    code = "forms_not_toml"
    sentence = (
        "{file}: line {line} is not written as a form file. The forms in force stay as they were. "
        "Look for a missing quotation mark, bracket or equals sign, or a key written twice."
    )


class UnknownKey(FormsError):
    """A key nobody reads; `known` lists the keys of its section."""

    code = "forms_unknown_key"
    sentence = (
        "{file}: the key {key} is not known. The forms in force stay as they were. "
        "Remove it, or write one of: {known}."
    )


class UnknownKeyNear(UnknownKey):
    """A key nobody reads, but very like one of ours."""

    sentence = (
        "{file}: the key {key} is not known. The forms in force stay as they were. "
        "Did you mean {known}?"
    )


class MissingKey(FormsError):
    """A key we need is not there."""

    code = "forms_missing_key"
    sentence = (
        "{file}: the key {key} is missing. The forms in force stay as they were. "
        "Add a line such as: {example}"
    )


class WrongType(FormsError):
    """The value is of another kind than the key asks for."""

    code = "forms_wrong_type"
    sentence = (
        "{file}: the value of {key} is not of the right kind. "
        "The forms in force stay as they were. Write it like this: {example}"
    )


class EmptyText(FormsError):
    """A wording must say something."""

    code = "forms_empty_text"
    sentence = (
        "{file}: the text of {key} is empty. The forms in force stay as they were. "
        "Write the wording between the quotation marks."
    )


class BadValue(FormsError):
    """Right kind, but not usable."""

    code = "forms_bad_value"
    sentence = (
        "{file}: the value {value} of {key} cannot be used. The forms in force stay as they were. "
        "Write it like this: {example}"
    )


class OutOfRange(FormsError):
    """A number or a day outside its bounds, both inclusive."""

    code = "forms_out_of_range"
    sentence = (
        "{file}: {value} is not possible for {key}. The forms in force stay as they were. "
        "Write a value from {least} to {most}."
    )


class UnknownChoice(FormsError):
    """A word that is not one of the choices."""

    code = "forms_unknown_choice"
    sentence = (
        "{file}: {value} is not a choice of {key}. The forms in force stay as they were. "
        "Write one of: {known}."
    )


class UnknownChoiceNear(UnknownChoice):
    """A word very like one of the choices."""

    sentence = (
        "{file}: {value} is not a choice of {key}. The forms in force stay as they were. "
        "Did you mean {known}?"
    )


class Duplicate(FormsError):
    """The same identifier or entry stands twice."""

    code = "forms_duplicate"
    sentence = (
        "{file}: {value} stands twice in {key}. The forms in force stay as they were. "
        "Remove one of the two, or give it another identifier."
    )


class UnknownPlaceholder(FormsError):
    """A `{word}` that nothing fills."""

    code = "forms_unknown_placeholder"
    sentence = (
        "{file}: the text of {key} asks for {placeholder}, which nothing fills. "
        "The forms in force stay as they were. Use only: {known}."
    )


class UnknownPlaceholderNear(UnknownPlaceholder):
    """A `{word}` very like one of ours."""

    sentence = (
        "{file}: the text of {key} asks for {placeholder}, which nothing fills. "
        "The forms in force stay as they were. Did you mean {known}?"
    )


class NoPlaceholderHere(UnknownPlaceholder):
    """A `{word}` in a text that takes none."""

    sentence = (
        "{file}: the text of {key} asks for {placeholder}, but nothing is filled into this text. "
        "The forms in force stay as they were. Remove the braces."
    )


class MissingPlaceholder(FormsError):
    """A text lost a `{word}` it must show."""

    code = "forms_missing_placeholder"
    sentence = (
        "{file}: the text of {key} must contain {placeholder}. "
        "The forms in force stay as they were. Put it back where the text should show it."
    )


class BrokenBraces(FormsError):
    """A brace is opened and not closed, or the other way round."""

    code = "forms_broken_braces"
    sentence = (
        "{file}: a brace in the text of {key} has no partner. "
        "The forms in force stay as they were. Write each placeholder as {{name}}."
    )


def near(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, if one is like it at all."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), None)
