"""Passwords written where they must never stand: in remarks about somebody's account.

The applicant's account on the ministry's platform is theirs alone. A remark may say that the
password was lost; it may not say the password.
"""

import re

from certdesk.domain.errors import RuleBroken
from certdesk.domain.letters import clean

_HARAKAT = re.compile("[\u064b-\u0652\u0670]")
_KEYWORD = re.compile(
    r"(?:كلم[ةه]|كود|رمز|رقم) ?(?:ال)?(?:مرور|سري?[ةه]?|عبور|دخول)(?!\w)"
    r"|باس ?وو?رد|مو(?:ت)? ?دو? ?باس"
    r"|pass ?-?word|passwd|passe?code|mots? de passe|code secret|\b(?:pwd|mdp|pass)\b",
    re.IGNORECASE,
)
# «هي», "is", "est" and their like tell what it is as a colon does
_TOLD = re.compile(
    r"\W*[:=＝؛]\s*\S|\W*(?:(?:ال)?\w+\s+)?(?:هو|هي|is|est|c'est)\s+\S", re.IGNORECASE
)
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?")
# a password is said within a few words of its name
_NEAR = 4


class PasswordWritten(RuleBroken):
    """A remark that seems to hold somebody's password."""

    code = "password_written"
    sentence = (
        "This text seems to hold a password. Nothing was registered. No password is ever kept "
        "here, not even for a while: take it out of the text, then save again."
    )


def holds_password(text: str) -> bool:
    """Whether a word for password is followed by something that could be one.

    «ضاعت كلمة المرور» is a remark, «كلمة المرور: …» and «كلمة المرور Ab12» are not. Rather
    too often than once too seldom.
    """
    plain = _HARAKAT.sub("", clean(text))
    return any(_tells(plain[found.end() :]) for found in _KEYWORD.finditer(plain))


def refuse_passwords(*texts: str) -> None:
    """Raise PasswordWritten when one of the texts seems to hold a password."""
    if any(holds_password(text) for text in texts):
        raise PasswordWritten


def _tells(rest: str) -> bool:
    if _TOLD.match(rest):
        return True
    near = rest.split()[:_NEAR]
    return any(_looks_secret(word.strip("«»\"'()[]،,.؛!؟?")) for word in near)


def _looks_secret(word: str) -> bool:
    """Latin letters or digits: Arabic remarks have none but in dates."""
    return bool(re.search("[0-9A-Za-z]", word)) and not _DATE.fullmatch(word)
