"""Who signs: another person takes over the window, or a supervisor approves at it."""

from certdesk.gui.demo import people
from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.stage import Stage
from certdesk.gui.pages.sign_in import SignIn
from certdesk.i18n import tr


def take_over(stage: Stage, name: str) -> Play:
    """Lock the window; another person signs in, and finds it as it was left."""
    yield from stage.push("nav_person")
    yield from sign_in(stage, name)


def sign_in(stage: Stage, name: str) -> Play:
    """Choose oneself at the door, by the arrows, and type the password."""
    yield stage.until(lambda: stage.has_focus("sign_in.password"), tr("the sign-in"))
    door = stage.widget(SignIn, "sign_in")
    for _ in door.people:
        person = door.person
        if person is not None and person.name == name:
            break
        yield from stage.press("Down")
    yield from stage.fill("sign_in.password", people.PASSWORD)
    yield stage.until(lambda: not stage.shows("sign_in"), tr("the sign-in"))
    stage.expect(stage.window.session.actor.name, name, tr("Who works here"))


def approve(stage: Stage, reason: str, *, picture: str = "") -> Play:
    """The head of service types password and reason into the dialog that asks for them."""
    yield stage.until(lambda: stage.shows("supervisor.reason"), tr("the question"))
    if stage.shows("supervisor.password"):
        yield from stage.tab_to("supervisor.password")
        yield from stage.fill("supervisor.password", people.PASSWORD)
    else:
        yield from stage.tab_to("supervisor.reason")
    yield from stage.fill("supervisor.reason", reason)
    if stage.has_focus("supervisor.tick"):
        yield from stage.press("Space")
        yield from stage.tab_to("dialog_verb")
    if picture:
        yield from stage.picture(picture, stage.dialog())
    yield from stage.press("Space")
    yield stage.until(lambda: not stage.shows("supervisor.reason"), tr("the question"))
