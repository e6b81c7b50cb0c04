"""Last act: the follow-up, the file as it stands, the list, the registers."""

import shutil
from collections.abc import Sequence
from functools import partial

from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.stage import REGISTERS, Stage
from certdesk.i18n import tr
from certdesk.services.follow_views import ToldView

_TOLD = 2


def play(stage: Stage) -> Play:
    """Looks the applicant up, then exports the registers of the month."""
    yield from _look_up(stage)
    yield from _registers(stage)


def _look_up(stage: Stage) -> Play:
    yield from stage.press("F12")  # the next applicant: the file is no longer in front
    yield from stage.scan(stage.code)
    yield stage.on_page("follow_on")
    yield from stage.press("F12", "F12")  # an account was created, its owner logged in
    yield stage.until(lambda: len(_steps(stage)) == _TOLD, tr("the steps on the platform"))
    yield from stage.picture("follow_on")
    stage.window.show_page("request", {"request_id": int(stage.view.id)})
    yield stage.on_page("request")
    yield from stage.picture("request")
    stage.window.show_page("requests", {})
    yield stage.on_page("requests")
    yield from stage.picture("requests")


def _steps(stage: Stage) -> Sequence[ToldView]:
    return stage.desk.follow_on.view(stage.view.id).steps


def _registers(stage: Stage) -> Play:
    yield from stage.press("F7")
    yield stage.on_page("registers")
    for kind in ("deposit", "pickup"):
        if kind == "pickup":
            yield from stage.tab_to("registers.which")
            yield from stage.press("Left")
        yield from stage.press("F12")
        yield stage.until(partial(_is_exported, stage, kind), tr("the register"))
        yield stage.until(lambda: stage.shows("registers.exported_file"), tr("the register"))
        yield from stage.picture(f"registers-{kind}")
    for file in (stage.desk.folder.root / "exports").glob("*.xlsx"):
        shutil.copyfile(file, stage.out / REGISTERS / file.name)
    stage.tell(tr("The registers of deposits and of pickups were exported"))


def _is_exported(stage: Stage, kind: str) -> bool:
    return len(list((stage.desk.folder.root / "exports").glob(f"*{kind}*.xlsx"))) == 1
