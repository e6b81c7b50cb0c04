"""What a keyboard or the clipboard brings, made fit for one line of a field."""

from PySide6.QtGui import QValidator

from certdesk.domain.letters import western_digits

# direction marks, isolates and overrides (Unicode annex 9), zero-width signs, byte order mark
_UNSEEN = (
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_WITHOUT_UNSEEN = dict.fromkeys(map(ord, _UNSEEN))
_ONE_LINE = dict.fromkeys(map(ord, "\r\n\t\u2028\u2029"), " ")


def without_marks(text: str) -> str:
    """The text without signs that nobody sees and that turn what stands beside them."""
    return text.translate(_WITHOUT_UNSEEN)


def one_line(text: str) -> str:
    """Without marks and line ends: what pasting from a letter or a web page leaves."""
    return without_marks(text.replace("\r\n", "\n").translate(_ONE_LINE))


class Cleaner(QValidator):
    """Accepts everything, cleaned: a field never silently refuses a key."""

    def clean(self, text: str) -> str:
        """The text as the field keeps it."""
        return western_digits(one_line(text))

    def validate(self, text: str, cursor: int) -> tuple[QValidator.State, str, int]:
        """Qt's question after each change; the cursor stays behind the same sign."""
        before = len(self.clean(text[:cursor]))
        return QValidator.State.Acceptable, self.clean(text), before
