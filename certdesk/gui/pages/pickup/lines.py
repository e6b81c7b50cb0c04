"""Lines of the identity panel: label, fields side by side, what the file says, the sign."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import icons, theme
from certdesk.gui.pages.pickup.card_fields import DocumentFields
from certdesk.gui.theme import Role
from certdesk.gui.widgets.fields import FIELD_HEIGHT, Field
from certdesk.gui.widgets.label import Label
from certdesk.i18n import tr

LABEL_WIDTH = 92
FILE_SHARE, FIELD_SHARE = 5, 4

# how a line stands: nothing typed, same, spelling differs, another
PLAIN, SAME, SPELLING, OTHER = "", "same", "spelling", "other"
_SIGNS = {SAME: ("check", "ok"), SPELLING: ("alert-triangle", "warn"), OTHER: ("circle-x", "bad")}


class Line(QWidget):
    """Label at the right, fields beside it, problems below in the width of all of them."""

    def __init__(self, label: str, *parts: Field | str, shares: Sequence[int] = ()) -> None:
        """`parts` right to left, a text for words between fields, "" for room; with `shares`."""
        super().__init__()
        self.fields = [part for part in parts if isinstance(part, Field)]
        self.label = Label(label, Role.LABEL)
        self.side = QHBoxLayout()
        self.side.setSpacing(8)
        for place, part in enumerate(parts):
            share = shares[place] if place < len(shares) else 1
            if isinstance(part, Field):
                part.set_label_shown(False)
                self.side.addWidget(part, share)
            elif not part:
                self.side.addStretch(share)
            else:
                self.side.addWidget(Label(part, Role.LABEL, "text2", weight=400))
        if self.fields:
            self.label.setBuddy(self.fields[0].editor)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(self.side)
        for field in self.fields:
            column.addWidget(field.problem_line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        self.label.setFixedSize(theme.px(LABEL_WIDTH), theme.px(FIELD_HEIGHT))


class CompareLine(Line):
    """A line whose fields are held against the file."""

    def __init__(self, label: str, *fields: Field) -> None:
        """`fields`: what the card says."""
        # a date stands alone and has a button: it takes half the empty place too
        each = FIELD_SHARE if len(fields) > 1 else FIELD_SHARE + 2
        super().__init__(label, *fields, shares=[each] * len(fields))
        self._name = label
        self.in_file = Label("", Role.VALUE)
        self._mark = _Sign()
        for field in fields:
            # shares decide, not what the editors would like
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            field.setMinimumWidth(1)
        if len(fields) == 1:
            self.side.addWidget(_blank(), 2 * FIELD_SHARE - each)
        self.in_file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.side.addWidget(self.in_file, FILE_SHARE)
        self.side.addWidget(self._mark)

    def set_in_file(self, text: str) -> None:
        """What the file says, ready to be shown."""
        self.in_file.setText(text or "—")
        self.in_file.set_token("text" if text else "text3")
        self.in_file.setToolTip(text)
        self.in_file.setAccessibleName(tr("In the file: {text}", text=text or "—"))

    @property
    def standing(self) -> str:
        """PLAIN, SAME, SPELLING or OTHER."""
        return self._mark.standing

    def set_standing(self, standing: str) -> None:
        """How card and file stand to each other."""
        self._mark.set_standing(standing)
        words = {
            PLAIN: "",
            SAME: tr("Same"),
            SPELLING: tr("Spelling differs"),
            OTHER: tr("Another one on the card"),
        }
        self._mark.setAccessibleName(f"{self._name}: {words[standing]}" if standing else self._name)
        self._mark.setToolTip(words[standing])


def document_lines(shown: DocumentFields) -> tuple[Line, Line, Line]:
    """The lines of one shown document; the place has room for a town's whole name."""
    return (
        Line(tr("Document"), shown.kind, shown.number, shares=(5, 4)),
        Line(tr("Issued"), shown.issued_on, shown.issued_at, shares=(4, 5)),
        Line(tr("Expires"), shown.expires_on, "", shares=(4, 5)),
    )


class FileHeading(QWidget):
    """The two words above the compared lines: on the card, in the file."""

    def __init__(self) -> None:
        """As wide as the lines below it."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._lead = Label("", Role.CAPTION)
        row.addWidget(self._lead)
        for words, share in (
            (tr("On the card"), FIELD_SHARE),
            ("", FIELD_SHARE),
            (tr("In the file"), FILE_SHARE),
        ):
            title = Label(words, Role.CAPTION, "text2")
            title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.addWidget(title, share)
        row.addWidget(_Sign())
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        self._lead.setFixedWidth(theme.px(LABEL_WIDTH))


def _blank() -> QWidget:
    blank = QWidget()
    blank.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return blank


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.standing = PLAIN
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_standing(self, standing: str) -> None:
        self.standing = standing
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(20), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.standing in _SIGNS:
            painter = QPainter(self)
            sign, tone = _SIGNS[self.standing]
            icons.draw(painter, QRectF(self.rect()), sign, tone)
            painter.end()
