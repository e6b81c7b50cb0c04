"""The way on the platform as the office words it on the PROGRES card, for the window.

Source: the notice, steps 01 to 05.
"""

from typing import cast

from certdesk.documents.codes import cells
from certdesk.forms.guide_sheets import ProgresCardWording
from certdesk.i18n import ltr
from certdesk.services.follow_on.views import PlatformGuide
from certdesk.services.office import Office
from certdesk.storage.unit import Unit


def guide_of(office: Office, unit: Unit) -> PlatformGuide:
    """The card's lines with the office's names in them."""
    names = office.institution(unit)
    wording = cast("ProgresCardWording", office.form(unit, "sheets/progres_card"))
    helped = wording.help.format(email=ltr(names.help_email))
    return PlatformGuide(
        url=names.platform_url,
        help_email=names.help_email,
        warning=wording.warning.format(school=names.school),
        steps=(
            (wording.create_title, wording.create),
            (wording.sign_in_title, (*wording.sign_in, helped)),
            (wording.forms_title, (*wording.forms_lead, *wording.forms, wording.follow_up)),
            (wording.review_title, wording.review),
            (wording.result_title, wording.result),
        ),
        code=tuple(cells(names.platform_url)),
    )
