"""What this workstation remembers of its window: columns chosen, who was here last.

A small file in the data folder. Losing it costs a click, so nothing here ever stops the work.
"""

import json
import logging
from pathlib import Path
from typing import Any

_FILE = "window.json"
_log = logging.getLogger(__name__)


def remembered(folder: Path, key: str) -> Any:
    """What was kept under a key in this data folder; None when there is nothing readable."""
    return _read(folder).get(key)


def remember(folder: Path, key: str, value: Any) -> None:
    """Keep a value (as JSON); a disk that refuses is logged and the work goes on."""
    kept = {**_read(folder), key: value}
    try:
        part = folder / f".{_FILE}.part"
        part.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
        part.replace(folder / _FILE)
    except OSError as error:
        _log.warning("window memory not kept: %s", error.strerror)


def _read(folder: Path) -> dict[str, Any]:
    try:
        kept = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
