"""The identity panel typed, the sheet signed, the papers given: at a pickup or a return."""

from collections.abc import Mapping

from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.people import CAST, PROXY
from certdesk.gui.demo.stage import Stage
from certdesk.i18n import tr

_COMPARED_S = 0.35
"""The comparison follows the last key after a moment."""


def at_pickup(stage: Stage, key: str) -> Play:
    """The receipt is scanned: the file opens where papers are given."""
    yield from stage.scan(stage.code(key))
    yield stage.on_page("pickup")
    yield stage.until(lambda: stage.has_focus("pickup.document_number"), CAST[key].name)


def type_card(
    stage: Stage, key: str, instead: Mapping[str, str] | None = None, *, page: str = "pickup"
) -> Play:
    """Field by field, Enter goes on; `instead` is typed in place of what the file says."""
    for name, text in {**CAST[key].card, **(instead or {})}.items():
        yield from stage.fill(f"{page}.{name}", text)
    yield stage.pause(_COMPARED_S)


def type_proxy(stage: Stage) -> Play:
    """Somebody else receives: first the proxy and the deed."""
    yield from stage.tab_to("pickup.receiver")
    yield from stage.press("Left")
    yield from stage.tab_to("pickup.proxy_name")
    for name, text in PROXY.items():
        if name == "deed_kind":
            yield stage.until(lambda: stage.has_focus("pickup.deed_kind"), name)
            yield from stage.press("Down")
        yield from stage.fill(f"pickup.{name}", text)


def give(stage: Stage, key: str, *, picture: str = "") -> Play:
    """Prepare, sign, confirm; then the next applicant."""
    sheets = stage.sheets("")
    yield from stage.press("F12")
    yield stage.until(lambda: stage.shows("pickup.confirm"), tr("the sheet to sign"))
    yield stage.until(lambda: stage.sheets("") > sheets, tr("the sheet to sign"))
    if picture:
        yield from stage.picture(f"{picture}-to-sign")
    yield from stage.press("F12")
    yield stage.until(lambda: stage.shows("pickup.confirm_dialog"), tr("the question"))
    if picture:
        yield from stage.picture(f"{picture}-question", stage.dialog())
    yield from stage.press("F12")
    yield stage.until(lambda: stage.shows("pickup.next"), tr("the hand-over"))
    last = stage.view(key).handovers[-1]
    stage.expect(last.status, "confirmed", CAST[key].name)
    if picture:
        yield from stage.picture(picture)
