"""The system's keyring: secrets that must not lie in a file.

Windows' credential store, the keychain of macOS, the secret service of a Linux desktop. A
scheduler's account on a server often has none: then the secret comes from the environment.
"""

import contextlib
from collections.abc import Iterator
from typing import Final

from certdesk.domain.errors import KnownError

SERVICE: Final = "certdesk"


class KeyringUnusable(KnownError):
    """This account has no keyring, or it does not open."""

    code = "keyring_unusable"
    sentence = (
        "The keyring of this account cannot be used ({reason}). Nothing was kept in it. Sign in "
        "to the desktop once to open it, or give the secret in the variable {variable}."
    )


def is_there() -> bool:
    """Whether this account has a keyring that keeps anything."""
    # keyring looks for backends when it is imported: only who needs a secret pays for it
    import keyring

    # 0 is the one that always fails, below it the one that forgets
    return float(keyring.get_keyring().priority) > 0


def keep(name: str, secret: str, *, variable: str) -> None:
    """Keep a secret under a name, in place of the one before.

    Raises:
        KeyringUnusable: telling the environment's `variable` that does instead.
    """
    if not is_there():
        raise KeyringUnusable(reason="no keyring", variable=variable)
    import keyring

    with _opened(variable):
        keyring.set_password(SERVICE, name, secret)


def secret_of(name: str, *, variable: str) -> str | None:
    """The secret kept under a name, None when there is none.

    Raises:
        KeyringUnusable: it is there but does not open.
    """
    if not is_there():
        return None
    import keyring

    with _opened(variable):
        return keyring.get_password(SERVICE, name)


def forget(name: str, *, variable: str) -> None:
    """Forget a secret, if it is there."""
    if secret_of(name, variable=variable) is None:
        return
    import keyring

    with _opened(variable):
        keyring.delete_password(SERVICE, name)


@contextlib.contextmanager
def _opened(variable: str) -> Iterator[None]:
    from keyring.errors import KeyringError

    try:
        yield
    except (KeyringError, OSError) as error:
        raise KeyringUnusable(reason=type(error).__name__, variable=variable) from error
