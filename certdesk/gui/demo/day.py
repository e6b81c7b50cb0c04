"""The order of the day."""

from certdesk.gui.demo import (
    afternoon,
    before,
    closing,
    evening,
    last_month,
    morning,
    opening,
    story,
    verifying,
)
from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.stage import Stage


def play(stage: Stage) -> Play:
    """From the first start to the closing sheet."""
    for act in (opening, morning, verifying, afternoon, evening, last_month, closing, before):
        yield from act.play(stage)
    story.tell(stage)
