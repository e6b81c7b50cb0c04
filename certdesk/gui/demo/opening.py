"""Last month, before the first applicant: first start, the clerk's account, who sits down."""

from certdesk.gui.demo import people
from certdesk.gui.demo.approval import sign_in
from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.stage import Stage
from certdesk.gui.pages.welcome import Welcome
from certdesk.i18n import tr


def play(stage: Stage) -> Play:
    """A head of service makes her account, then the clerk's; the clerk takes over."""
    stage.window.show_door("welcome")
    yield stage.until(lambda: stage.has_focus("welcome.go_on"), tr("the first start"))
    yield from stage.picture("first-start")
    yield from stage.press("Enter")
    yield from stage.fill("welcome.name", people.HEAD)
    yield stage.until(lambda: stage.has_focus("welcome.password"), tr("the first start"))
    yield from stage.write(people.PASSWORD)
    yield from stage.picture("first-account")
    yield from stage.fill("welcome.password")
    yield stage.until(lambda: stage.has_focus("welcome.typed_back"), tr("the first start"))
    yield from stage.press("F9")
    yield stage.until(lambda: stage.sheets("recovery-sheet") == 1, tr("the recovery code"))
    yield from stage.picture("recovery-code")
    yield from stage.fill("welcome.typed_back", stage.widget(Welcome, "welcome").code)
    yield stage.on_page("today")
    yield from _clerk(stage)
    yield from stage.push("nav_today")
    yield stage.on_page("today")
    yield from stage.push("nav_person")
    yield stage.until(lambda: stage.has_focus("sign_in.password"), tr("the sign-in"))
    yield from stage.picture("sign-in")
    yield from sign_in(stage, people.CLERK)


def _clerk(stage: Stage) -> Play:
    yield from stage.push("nav_supervision")
    yield stage.on_page("supervision")
    yield from stage.press("3", "F12")
    yield from stage.fill("person.name", people.CLERK)
    yield from stage.press("Enter")  # a new account is a clerk's
    yield from stage.fill("person.password", people.PASSWORD)
    yield from stage.fill("person.again", people.PASSWORD)
    yield stage.until(lambda: stage.has_focus("dialog_verb"), tr("the question"))
    yield from stage.press("Space")
    yield stage.until(lambda: not stage.shows("person.name"), tr("the question"))
