"""A lost receipt: when a copy of it is given, and who must agree."""

from typing import Final

from certdesk.domain.errors import RuleBroken
from certdesk.domain.request import OPEN, State

WITH_PAPERS: Final = OPEN | {State.REFUSED, State.WITHDRAWN}
"""The states in which a receipt is still good for something."""


class ProxyNeedsSupervisor(RuleBroken):
    """A proxy asking for a copy of the receipt without the supervisor's word."""

    code = "proxy_needs_supervisor"
    sentence = (
        "A proxy gets a copy of the receipt only with the supervisor's word. The refusal is "
        "kept, no copy was made. Ask the supervisor to sign in at this window."
    )
