"""The log: what happened to the program, never to whom.

Names, numbers and addresses are scrubbed before a line is written: runs of Arabic, digits
in groups, e-mail addresses. A crash report carries code places, no values.
"""

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

_KEPT_BYTES = 1_000_000
_KEPT_FILES = 5
_PERSONAL = (
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"), "<mail>"),
    (re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff][^\x00-\x7f ]*"), "<ar>"),
    (re.compile(r"\+?\d[\d /.-]{4,}\d"), "<n>"),
    (re.compile(r"'[^']*'|\"[^\"]*\""), "<text>"),
)


def scrub(text: str) -> str:
    """The text without anything that could be a person's."""
    for pattern, stand_in in _PERSONAL:
        text = pattern.sub(stand_in, text)
    return text


class Scrubber(logging.Formatter):
    """Formats a record and scrubs the message and the error's own words."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, place, scrubbed message, and the places of an error's frames."""
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: "
        line += scrub(record.getMessage())
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}\n{_places(error)}"


def _places(error: BaseException) -> str:
    """The frames and kind of an error: file, line and function, never a value."""
    lines = [f"  {type(error).__module__}.{type(error).__qualname__}"]
    frame = error.__traceback__
    while frame is not None:
        code = frame.tb_frame.f_code
        lines.append(f"    {Path(code.co_filename).name}:{frame.tb_lineno} {code.co_name}")
        frame = frame.tb_next
    if error.__cause__ is not None:
        lines.append(_places(error.__cause__))
    return "\n".join(lines)


def open_log(folder: Path) -> None:
    """Write the log into `folder`; a folder that cannot be written is gone without."""
    root = logging.getLogger("certdesk")
    root.setLevel(logging.INFO)
    root.propagate = False
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "certdesk.log",
            maxBytes=_KEPT_BYTES,
            backupCount=_KEPT_FILES,
            encoding="utf-8",
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(Scrubber())
    root.addHandler(handler)
