"""How the window looks at this workstation, and when it locks: kept for the next start.

Read before the first painting: a small file, and whatever it holds the window opens.
"""

from pathlib import Path
from typing import NamedTuple

from certdesk.gui.workstation import remember, remembered

THEMES = ("light", "dark", "contrast")
SIZES = (100, 110, 125, 140, 150, 175)
"""Text sizes to choose from, in percent."""
IDLE_MINUTES = (2, 5, 10, 15, 30)
_LOOK, _IDLE = "appearance", "idle_minutes"
_USUAL_MINUTES = 5


class Appearance(NamedTuple):
    """The name of a theme, and the text size in percent."""

    theme: str = "light"
    text_size: int = 100


def kept_in(folder: Path) -> Appearance:
    """What was chosen at this workstation."""
    kept = remembered(folder, _LOOK)
    found = kept if isinstance(kept, dict) else {}
    theme, size = found.get("theme"), found.get("text_size")
    return Appearance(
        theme if theme in THEMES else Appearance().theme,
        size if size in SIZES else Appearance().text_size,
    )


def keep(folder: Path, chosen: Appearance) -> None:
    """For the next start."""
    remember(folder, _LOOK, {"theme": chosen.theme, "text_size": chosen.text_size})


def idle_minutes(folder: Path) -> int:
    """After how many minutes without a hand the counter locks."""
    kept = remembered(folder, _IDLE)
    return kept if kept in IDLE_MINUTES else _USUAL_MINUTES


def keep_idle_minutes(folder: Path, minutes: int) -> None:
    """For the next start."""
    remember(folder, _IDLE, minutes)
