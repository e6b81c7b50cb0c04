"""Last: the month's registers, and pictures of the pages nobody needed today, some in dark."""

import shutil
from functools import partial
from pathlib import Path

from certdesk.domain.register import RegisterKind
from certdesk.gui.demo import pictures
from certdesk.gui.demo.filing import open_file
from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.stage import REGISTERS, Stage
from certdesk.gui.preview import Preview
from certdesk.i18n import tr

_SECTIONS = (
    "institution", "procedure", "papers", "calendar", "wording", "lists",
    "printers", "scanner", "appearance", "backup",
)  # fmt: skip


def play(stage: Stage) -> Play:
    """Registers, then pages."""
    yield from _registers(stage)
    yield from _pages(stage)
    yield from _dark(stage)


def _registers(stage: Stage) -> Play:
    yield from stage.press("F7")
    yield stage.on_page("registers")
    for at, kind in enumerate(RegisterKind):
        if at:
            yield from stage.tab_to("registers.which")
            yield from stage.press("Left")
        yield stage.pause(0.1)
        yield stage.until(lambda: True, kind.value)
        yield from stage.press("F12")
        yield stage.until(partial(_is_there, stage, f"*{kind.value}*.xlsx"), kind.value)
        yield from stage.picture(f"register-{kind.value}")
    for at, kind in enumerate(reversed(RegisterKind)):
        if at:
            yield from stage.tab_to("registers.which")
            yield from stage.press("Right")
            yield stage.pause(0.1)
        yield stage.until(lambda: True, kind.value)
        yield from stage.press("F9")
        yield stage.until(partial(_is_there, stage, f"*{kind.value}*.pdf"), kind.value)
    yield from stage.picture("register-pages")
    for file in _exports(stage).iterdir():
        shutil.copyfile(file, stage.out / REGISTERS / file.name)


def _exports(stage: Stage) -> Path:
    return stage.desk.folder.root / "exports"


def _is_there(stage: Stage, pattern: str) -> bool:
    return len(list(_exports(stage).glob(pattern))) == 1


def _pages(stage: Stage) -> Play:
    for view in ("journal", "lines", "charts"):
        yield from stage.push(f"registers.view_{view}")
        yield stage.until(lambda: True, view)
        yield from stage.picture(f"registers-{view}")
    yield from open_file(stage, "nawal")
    yield from stage.picture("request")
    yield from stage.push("request.print_file")
    yield stage.until(lambda: stage.sheets("file-sheet") == 1, tr("the sheet"))
    yield stage.until(lambda: stage.has_focus("request.print_file"), tr("the sheet"))
    yield from stage.picture("request-sheets")
    yield from stage.push("nav_requests")
    yield stage.on_page("requests")
    yield from stage.picture("requests")
    yield from stage.push("nav_settings")
    yield stage.on_page("settings")
    for section in _SECTIONS:
        yield from stage.push(f"settings.sections.{section}")
        yield stage.until(lambda: True, section)
        if section == "wording":
            yield stage.until(partial(_is_drawn, stage), section)
        elif section == "printers":
            yield from stage.press("F9")
            yield stage.until(lambda: stage.sheets("printer-test") == 1, tr("the sheet"))
        yield from stage.picture(f"settings-{section}")


def _is_drawn(stage: Stage) -> bool:
    return stage.widget(Preview, "settings.wording.preview").pages() > 0


def _dark(stage: Stage) -> Play:
    """Three pages as who works at night sees them."""
    pictures.dress("dark")
    for name in ("today", "pickup", "registers"):
        yield from stage.push(f"nav_{name}")
        yield stage.on_page(name)
        yield stage.until(lambda: True, name)
        yield from stage.picture(f"{name}-dark")
    pictures.dress("light")
