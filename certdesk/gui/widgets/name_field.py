"""Names, phones and Latin lines of a person."""

from PySide6.QtCore import Qt

from certdesk.gui.widgets.fields import Line, LineField

_LTR = Qt.LayoutDirection.LeftToRight
_RTL = Qt.LayoutDirection.RightToLeft


class NameField(LineField):
    """A name or any other Arabic line."""

    def __init__(self, name: str, label: str, example: str = "") -> None:
        """See `LineField`."""
        super().__init__(name, label, Line(_RTL), example)


class LatinField(LineField):
    """A name in Latin letters, an e-mail address."""

    def __init__(self, name: str, label: str, example: str = "") -> None:
        """See `LineField`."""
        super().__init__(name, label, Line(_LTR), example)


class PhoneField(LineField):
    """A phone number, as typed: groups keep their order."""

    def __init__(self, name: str, label: str, example: str = "") -> None:
        """See `LineField`."""
        super().__init__(name, label, Line(_LTR), example)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
