"""What is wrong with one line of a form, said below it: no file, no key, only what to do."""

from certdesk.gui.messages import Worded
from certdesk.i18n import shown, tr

_SENTENCES = {
    "forms_empty_text": "Write something here: it may not stay empty.",
    "forms_wrong_type": "Write a number here.",
    "forms_out_of_range": "Write a value from {least} to {most}.",
    "forms_bad_value": "{value} cannot be used here. Write it like this: {example}",
    "forms_missing_placeholder": "Put {placeholder} back: the program fills it in.",
    "forms_unknown_placeholder": "Nothing fills {placeholder} here. Take it out, or correct it.",
    "forms_broken_braces": "A brace has no partner. Write places to fill in as they were.",
    "forms_duplicate": "{value} stands here twice. Take one away.",
    "forms_missing_key": "Something is missing here. Add at least one line.",
}


def shown_problem(worded: Worded) -> str:
    """The short sentence of an error of a form, else its own."""
    sentence = _SENTENCES.get(worded.code)
    if sentence is None:
        return worded.sentence
    data = {name: shown(value) for name, value in worded.data.items()}
    if "example" in worded.data:
        # the example shows a line of the file: only its value is of use here
        data["example"] = shown(str(worded.data["example"]).partition("= ")[2].strip('"'))
    return tr(_SENTENCES[worded.code], **data)
