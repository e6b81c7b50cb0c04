"""Every form file of the office by its name, each with the reader that judges it.

A name is the path inside `forms/` without its suffix: `procedure`, `sheets/deposit_receipt`.
"""

import tomllib
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from certdesk.forms.calendar import read_calendar
from certdesk.forms.errors import FormsError, NoSuchForm
from certdesk.forms.institution import read_institution
from certdesk.forms.lists import read_lists
from certdesk.forms.procedure import read_procedure
from certdesk.forms.reader import shipped_text
from certdesk.forms.registers import read_registers
from certdesk.forms.sheets import KINDS, read_sheet
from certdesk.forms.writing import Path, value_at, with_value

OFFICE: Final = ("institution", "procedure", "calendar", "lists")
REGISTERS: Final = "registers"
SHEETS: Final = tuple(f"sheets/{kind}" for kind in KINDS)
NAMES: Final = (*OFFICE, REGISTERS, *SHEETS)
_READERS: Final = {
    "institution": read_institution,
    "procedure": read_procedure,
    "calendar": read_calendar,
    "lists": read_lists,
    "registers": read_registers,
}


def name_of(file: str) -> str:
    """The name of a form file, from a path however long: `…/sheets/page.toml` is `sheets/page`.

    Raises:
        NoSuchForm: the office has no form of that name.
    """
    stem = PurePath(file.replace("\\", "/")).stem
    for name in (stem, f"sheets/{stem}"):
        if name in NAMES:
            return name
    raise NoSuchForm(file=PurePath(file).name, key=stem, known=", ".join(NAMES))


def read_form(name: str, text: str) -> object:
    """One form as its reader builds it; what is wrong is named with the file `name`.toml.

    Raises:
        FormsError: naming file, key and remedy; NoSuchForm.
    """
    source = f"{name}.toml"
    if name in _READERS:
        return _READERS[name](text, source)
    if name not in SHEETS:
        raise NoSuchForm(file=source, key=name, known=", ".join(NAMES))
    return read_sheet(KINDS[name.removeprefix("sheets/")], text, source)


def read_kept(name: str, text: str) -> object:
    """An edition that was found good when it was kept, maybe by an older program.

    What the shipped file has got since is taken from there: an edition of last year must
    never stop a sheet of today.

    Raises:
        FormsError: it is wrong all the same.
    """
    try:
        return read_form(name, text)
    except FormsError:
        return read_form(name, completed(name, text))


def completed(name: str, text: str) -> str:
    """An edition with the keys that only the shipped file has; of a sheet, without foreign ones."""
    own, shipped = tomllib.loads(text), tomllib.loads(shipped_text(name))
    for path in _missing(own, shipped):
        text = with_value(text, path, value_at(shipped, path))
    if name in SHEETS:
        for key in own.keys() - shipped.keys():
            text = with_value(text, (key,), None)
    return text


def _missing(own: Mapping[str, object], shipped: Mapping[str, object], at: Path = ()) -> list[Path]:
    paths: list[Path] = []
    for key, value in shipped.items():
        mine = own.get(key)
        if key not in own:
            paths.append((*at, key))
        elif isinstance(value, dict) and isinstance(mine, dict):
            paths += _missing(mine, value, (*at, key))
    return paths
