"""Passwords as argon2id strings."""

from certdesk.domain.errors import RuleBroken

SHORTEST_PASSWORD = 8
# the hash of a password nobody has, so that an unknown name takes as long as a wrong one
_NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$YWJjZGVmZ2hpamtsbW5vcA$"
    "2gk7zZcVTk0Pm4sYk3Qy8Kf0mFJbZbq1cQkJ0k7b0gM"
)


class PasswordTooShort(RuleBroken):
    """A password anybody could guess."""

    code = "password_too_short"
    sentence = (
        "The password has fewer than {least} characters. Nothing was changed. Choose a longer one."
    )


def hash_password(password: str) -> str:
    """The password's argon2id string.

    Raises:
        PasswordTooShort.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooShort(least=SHORTEST_PASSWORD)
    # argon2 loads a C library: only who signs in pays for it
    from argon2 import PasswordHasher

    return PasswordHasher().hash(password)


def is_password(password_hash: str | None, password: str) -> bool:
    """Compare in argon2's time, also when there is nothing to compare with."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    hasher = PasswordHasher()
    try:
        return hasher.verify(password_hash or _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
