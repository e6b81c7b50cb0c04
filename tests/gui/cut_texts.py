"""What is painted with «…» because it has no room: everything our widgets write passes here."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtGui import QFont

from certdesk.gui import paint


@contextmanager
def cut_texts() -> Iterator[list[str]]:
    """The texts cut while the block paints, in the order of the painting."""
    found: list[str] = []
    whole = paint.elided

    def noting(text: str, letters: QFont, width: float) -> str:
        shown = whole(text, letters, width)
        if shown != text:
            found.append(text)
        return shown

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paint, "elided", noting)
        yield found
