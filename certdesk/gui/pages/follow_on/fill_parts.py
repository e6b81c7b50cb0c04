"""What «fill in with me» walks through: the account, the five forms, what follows."""

from collections.abc import Sequence
from dataclasses import dataclass

from certdesk.i18n import tr
from certdesk.services.follow_on.views import FollowOnView, FormPart, FormValue, PlatformGuide

_ACCOUNT_STEPS, _AFTER_STEPS = slice(0, 2), slice(3, 5)


@dataclass(frozen=True, slots=True)
class Part:
    """One screen of the walk: caption, title, what to know, what to copy."""

    caption: str
    title: str
    lines: tuple[str, ...]
    values: tuple[FormValue, ...]
    shows_code: bool = False

    @property
    def missing(self) -> int:
        """Values that the file does not have."""
        return sum(not one.value for one in self.values)


def parts_of(
    view: FollowOnView, guide: PlatformGuide, forms: Sequence[FormPart]
) -> tuple[Part, ...]:
    """In the order of the notice's steps."""
    return (
        _account(view, guide),
        *(
            Part(
                tr("Form {n} of {total}", n=form.number, total=len(forms)),
                form.title,
                (*_lead(guide, form), form.hint),
                form.values,
            )
            for form in forms
        ),
        _after(guide),
    )


def _account(view: FollowOnView, guide: PlatformGuide) -> Part:
    titles = [title for title, _ in guide.steps[_ACCOUNT_STEPS]]
    # the counter comes before the platform (notice, the warning)
    early = () if view.handed_over_on else (guide.warning,)
    lines = [*early, *(line for _, lines in guide.steps[_ACCOUNT_STEPS] for line in lines)]
    return Part(
        tr("Steps {first} and {second}", first="01", second="02"),
        "، ".join(titles),
        tuple(lines),
        (
            FormValue("url", tr("Address of the platform"), guide.url),
            FormValue("account_email", tr("E-mail, user name"), view.email),
            FormValue("help_email", tr("Help by e-mail"), guide.help_email),
        ),
        shows_code=True,
    )


def _lead(guide: PlatformGuide, form: FormPart) -> tuple[str, ...]:
    """Before the first form: that the electronic file is compulsory, and the order."""
    title, lines = guide.steps[2]
    return (f"{title}: {lines[0]}",) if form.number == 1 else ()


def _after(guide: PlatformGuide) -> Part:
    follow_up = guide.steps[2][1][-1]
    steps = guide.steps[_AFTER_STEPS]
    lines = [line for title, lines in steps for line in (f"{title}:", *lines)]
    return Part(
        tr("Steps {first} and {second}", first="04", second="05"),
        tr("After the request is submitted"),
        (follow_up, *lines),
        (),
    )
