"""What belongs to this workstation: `certdesk.toml` in the data folder.

    database = "postgresql://counter@server/certdesk"   # absent: the SQLite file beside it

    [printer]
    name = "Canon LBP"
    right_mm = 0.0
    down_mm = 1.5

The office's own wording, procedure and calendar are not here: they are editions in the
database.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MOST_OFFSET_MM = 30.0
_TEXT_NEEDED = "{file}: {key}: text in quotes is needed"
_MILLIMETRES_NEEDED = "{file}: {key}: millimetres from -30 to 30 are needed"
_UNKNOWN_KEY = "{file}: {key} is an unknown key; known are {known}"


class ConfigError(ValueError):
    """`certdesk.toml` cannot be used; `sentence` filled from `data` names file, key and remedy."""

    def __init__(self, sentence: str, **data: object) -> None:
        """`sentence` in English; its Arabic stands in the catalogue."""
        super().__init__(sentence.format(**data))
        self.sentence = sentence
        self.data: Mapping[str, object] = data


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer and how far it prints off, in millimetres to the right and down."""

    name: str = ""
    right_mm: float = 0.0
    down_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Config:
    """The workstation's settings; `database` empty means the file in the data folder."""

    database: str = ""
    printer: Printer = Printer()


def read_config(file: Path) -> Config:
    """Read the workstation's settings; a missing file means the defaults.

    Raises:
        ConfigError: not TOML, an unknown key, or a value of the wrong kind.
    """
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError("{file} cannot be read: {error}", file=file, error=error) from error
    _known(file, values, {"database", "printer"})
    database = values.get("database", "")
    if not isinstance(database, str):
        raise ConfigError(_TEXT_NEEDED, file=file, key="database")
    return Config(database, _printer(file, values.get("printer", {})))


def _printer(file: Path, values: object) -> Printer:
    if not isinstance(values, dict):
        raise ConfigError("{file}: a [printer] table is needed", file=file)
    _known(file, values, {"name", "right_mm", "down_mm"})
    name = values.get("name", "")
    if not isinstance(name, str):
        raise ConfigError(_TEXT_NEEDED, file=file, key="printer.name")
    return Printer(name, *(_offset(file, values, key) for key in ("right_mm", "down_mm")))


def _offset(file: Path, values: dict[str, object], key: str) -> float:
    value = values.get(key, 0.0)
    fits = isinstance(value, int | float) and not isinstance(value, bool)
    if not fits or abs(float(str(value))) > MOST_OFFSET_MM:
        raise ConfigError(_MILLIMETRES_NEEDED, file=file, key=f"printer.{key}")
    return float(str(value))


def _known(file: Path, values: dict[str, object], keys: set[str]) -> None:
    for key in values:
        if key not in keys:
            raise ConfigError(_UNKNOWN_KEY, file=file, key=key, known=", ".join(sorted(keys)))
