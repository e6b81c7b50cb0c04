"""References, diploma numbers, dossier numbers: left to right, at the right edge."""

from PySide6.QtCore import Qt

from certdesk.gui.widgets.fields import Line, LineField


class CodeField(LineField):
    """A code is never turned, and Arabic digits in it become western."""

    def __init__(self, name: str, label: str, example: str = "") -> None:
        """`example` is shown while it is empty, e.g. 2019/0457."""
        super().__init__(name, label, Line(Qt.LayoutDirection.LeftToRight), example)
