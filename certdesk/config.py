"""What belongs to this workstation: `certdesk.toml` in the data folder.

    database = "postgresql://counter@server/certdesk"   # absent: the SQLite file beside it;
                                                        # its password lies in the keyring

    [printer]                # the one in use
    name = "Canon LBP"
    right_mm = 0.0
    down_mm = 1.5
    copies = 1

    [[printers]]             # what was measured of the others, with the same keys

    [backup]
    folder = "E:/certdesk"    # empty: `backups` in the data folder
    keep = 14                # daily backups that are kept

The office's own wording, procedure and calendar are not here: they are editions in the
database.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

MOST_OFFSET_MM = 30.0
MOST_COPIES = 9
MOST_KEPT = 400
_TEXT_NEEDED = "{file}: {key}: text in quotes is needed"
_MILLIMETRES_NEEDED = "{file}: {key}: millimetres from -30 to 30 are needed"
_NUMBER_NEEDED = "{file}: {key}: a whole number from 1 to {most} is needed"
_TAKE_OUT = (
    "{file}: database: a password does not belong in this file; take it out, and give it with "
    "certdesk database password"
)
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
    """A printer and how far it prints off, in millimetres to the right and down.

    `name` empty is the system's own printer; `copies` of each sheet, 1 to 9.
    """

    name: str = ""
    right_mm: float = 0.0
    down_mm: float = 0.0
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Backups:
    """Where the daily backup goes (empty: into the data folder), and how many are kept."""

    folder: str = ""
    keep: int = 14


@dataclass(frozen=True, slots=True)
class Config:
    """The workstation's settings; `database` empty means the file in the data folder.

    `printer` is in use; `printers` are others whose offsets were measured.
    """

    database: str = ""
    printer: Printer = Printer()
    printers: tuple[Printer, ...] = ()
    backup: Backups = Backups()

    def printer_named(self, name: str) -> Printer:
        """What is known of a printer; one never measured prints in its place."""
        known = (self.printer, *self.printers)
        return next((one for one in known if one.name == name), Printer(name))

    def with_printer(self, printer: Printer) -> "Config":
        """Use a printer from now on; what is known of the others stays."""
        others = (one for one in (self.printer, *self.printers) if one.name != printer.name)
        return replace(self, printer=printer, printers=tuple(others))


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
    _known(file, values, {"database", "printer", "printers", "backup"})
    database = values.get("database", "")
    if not isinstance(database, str):
        raise ConfigError(_TEXT_NEEDED, file=file, key="database")
    if _holds_password(database):
        raise ConfigError(_TAKE_OUT, file=file)
    others = values.get("printers", [])
    if not isinstance(others, list):
        raise ConfigError("{file}: a [[printers]] table is needed", file=file)
    return Config(
        database,
        _printer(file, values.get("printer", {})),
        tuple(_printer(file, one) for one in others),
        _backups(file, values.get("backup", {})),
    )


def write_config(file: Path, config: Config) -> None:
    """Write the settings whole, or leave the file as it was.

    Raises:
        OSError: the disk refuses.
    """
    part = file.with_name(f".{file.name}.part")
    part.write_text("\n".join(_lines(config)) + "\n", encoding="utf-8")
    part.replace(file)


def _lines(config: Config) -> Iterator[str]:
    if config.database:
        yield f"database = {_text(config.database)}\n"
    for head, one in (
        ("[printer]", config.printer),
        *(("[[printers]]", one) for one in config.printers),
    ):
        yield f"{head}\nname = {_text(one.name)}"
        yield f"right_mm = {one.right_mm}\ndown_mm = {one.down_mm}\ncopies = {one.copies}\n"
    yield f"[backup]\nfolder = {_text(config.backup.folder)}\nkeep = {config.backup.keep}"


def _text(value: str) -> str:
    # the escapes of JSON are TOML's too
    return json.dumps(value, ensure_ascii=False)


def _holds_password(database: str) -> bool:
    try:
        return urlsplit(database).password is not None
    except ValueError:
        # no address: opening it will say so
        return False


def _printer(file: Path, values: object) -> Printer:
    if not isinstance(values, dict):
        raise ConfigError("{file}: a [printer] table is needed", file=file)
    _known(file, values, {"name", "right_mm", "down_mm", "copies"})
    name = values.get("name", "")
    if not isinstance(name, str):
        raise ConfigError(_TEXT_NEEDED, file=file, key="printer.name")
    right_mm, down_mm = (_offset(file, values, key) for key in ("right_mm", "down_mm"))
    copies = _count(file, values, "copies", "printer", MOST_COPIES, Printer().copies)
    return Printer(name, right_mm, down_mm, copies)


def _backups(file: Path, values: object) -> Backups:
    if not isinstance(values, dict):
        raise ConfigError("{file}: a [backup] table is needed", file=file)
    _known(file, values, {"folder", "keep"})
    folder = values.get("folder", "")
    if not isinstance(folder, str):
        raise ConfigError(_TEXT_NEEDED, file=file, key="backup.folder")
    return Backups(folder, _count(file, values, "keep", "backup", MOST_KEPT, Backups().keep))


def _count(
    file: Path, values: dict[str, object], key: str, table: str, most: int, default: int
) -> int:
    value = values.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
        raise ConfigError(_NUMBER_NEEDED, file=file, key=f"{table}.{key}", most=most)
    return value


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
