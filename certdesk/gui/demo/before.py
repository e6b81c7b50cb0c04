"""The register of before this program: looked at, imported whole, found by the search."""

from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.stage import Stage
from certdesk.i18n import tr
from certdesk.registers.old_sample import write_old_register

_YEARS = 2
"""So long ago that its numbers are of another year than ours."""


def play(stage: Stage) -> Play:
    """The head of service brings the old workbook in; one of its people is looked up."""
    year = stage.desk.office.today().year - _YEARS
    book = stage.desk.folder.root / f"old-register-{year}.xlsx"
    name = write_old_register(book, year)[0]
    yield from stage.press("F7")
    yield stage.on_page("registers")
    yield from stage.push("registers.import_old")
    yield stage.on_page("import_register")
    yield from stage.fill("import_register.file", str(book))
    yield stage.until(lambda: stage.shows("import_register.view"), tr("the register"))
    yield from stage.picture("import-register")
    yield from stage.press("F12")
    yield stage.until(lambda: stage.shows("import_register.done"), tr("the register"))
    yield from stage.picture("import-done")
    yield from stage.press("F3")
    yield stage.until(lambda: stage.has_focus("search_field"), tr("the search"))
    yield from stage.write(name)
    yield from stage.press("Enter")
    yield stage.on_page("past_request")
    yield from stage.picture("past-request")
