"""Before the day: first start, and the sign-in of who sits down at the counter."""

from certdesk.gui.demo import applicant
from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.stage import Stage
from certdesk.gui.pages.welcome import Welcome
from certdesk.i18n import tr


def play(stage: Stage) -> Play:
    """A head of service makes an account, then signs in."""
    stage.window.show_door("welcome")
    yield stage.until(lambda: stage.has_focus("welcome.go_on"), tr("the first start"))
    yield from stage.picture("first-start")
    yield from stage.press("Enter")
    yield from stage.fill("welcome.name", applicant.HEAD)
    yield from stage.fill("welcome.password", applicant.PASSWORD)
    yield from stage.fill("welcome.typed_back", stage.widget(Welcome, "welcome").code)
    yield stage.on_page("today")
    stage.window.show_door("sign_in")
    yield stage.until(lambda: stage.has_focus("sign_in.password"), tr("the sign-in"))
    yield from stage.picture("sign-in")
    yield from stage.fill("sign_in.password", applicant.PASSWORD)
    yield stage.until(lambda: not stage.shows("sign_in"), tr("the page {name}", name="today"))
    stage.expect(stage.window.session.actor.name, applicant.HEAD, tr("Who works here"))
    stage.tell(tr("First start: an account was made; {name} signed in", name=applicant.HEAD))
