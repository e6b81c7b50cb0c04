"""Where the shipped files and the data folder are."""

import os
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(*parts: str) -> Path:
    """A file of `resources/` or `forms/`: inside the wheel or bundle, else the checkout.

    `shipped("resources", "fonts", "Amiri-Regular.ttf")`.
    """
    return _root(_PACKAGE).joinpath(*parts)


@cache
def _root(package: Path) -> Path:
    inside = package / "_shipped"
    return inside if inside.is_dir() else package.parent


def default_data_folder() -> Path:
    """The machine-wide data folder on Windows, the user's elsewhere.

    Two Windows log-ins at one counter must not make two registers (design: one counter,
    one folder), hence the machine-wide place there.
    """
    chosen = os.environ.get("CERTDESK_DATA")
    if chosen:
        return Path(chosen)
    # imported late: a window told its folder must not wait for it
    import platformdirs

    if sys.platform == "win32":
        return Path(platformdirs.site_data_dir("certdesk", appauthor=False))
    return Path(platformdirs.user_data_dir("certdesk", appauthor=False))
