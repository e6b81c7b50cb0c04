"""All that was told of a file, newest first; what was corrected stays, struck out."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from certdesk.domain.calendar import ALGIERS
from certdesk.gui import paint, theme
from certdesk.gui.pages.follow_on.words import (
    appointment_words,
    call_words,
    source_word,
    step_word,
    told_details,
)
from certdesk.gui.pages.step_words import figures
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.pressable import Pressable
from certdesk.i18n import ltr, tr
from certdesk.services.follow_on.views import FollowOnView, ToldView

_Entry = tuple[datetime, "EntryRow"]
_LEAST_ROWS = 2


class EntryRow(Pressable):
    """One entry: what, then the details with when and by whom. Enter corrects a step told."""

    def __init__(
        self, sign: str, title: str, note: str, *, struck: bool = False, told: ToldView | None
    ) -> None:
        """`told` is the step that Enter would correct; None for what is not corrected."""
        super().__init__(title)
        self.told = told
        self._sign, self._note, self._struck = sign, note, struck
        state = tr("corrected since") if struck else ""
        self.setAccessibleName("، ".join(part for part in (title, note, state) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def note(self) -> str:
        """The quiet line."""
        return self._note

    @property
    def struck(self) -> bool:
        """Whether it counts no more."""
        return self._struck

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(theme.px(240), theme.step(Role.LABEL) + theme.step(Role.CAPTION) + 8)

    def minimumSizeHint(self) -> QSize:
        """Words are cut when it is narrower."""
        return QSize(theme.px(160), self.sizeHint().height())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Sign, title (struck when it counts no more), note."""
        if self.hovered and self.told is not None:
            paint.rounded(painter, rect, 8, "sunk")
        run = paint.Run(painter, rect.adjusted(8, 0, -8, 0))
        run.sign(self._sign, theme.px(18), "text3" if self._struck else "accent").gap(10)
        first, second = theme.step(Role.LABEL), theme.step(Role.CAPTION)
        top = QRectF(run.left, rect.top() + 3, run.room, first)
        line = paint.STRUCK if self._struck else ""
        token = "text3" if self._struck else "text"
        paint.words(painter, top, self.text(), Role.LABEL, token, line=line)
        below = QRectF(run.left, top.bottom(), run.room, second)
        paint.words(painter, below, self._note, Role.CAPTION, "text2")


class Timeline(Card):
    """Steps, appointments and calls, each with its day, source and writer."""

    step_chosen = Signal(object)
    """The `ToldView` to correct."""

    def __init__(self) -> None:
        """Nothing told."""
        super().__init__(tr("What was told and done"), padding=(8, 10, 8, 8), spacing=0)
        self.setObjectName("follow_on.timeline")
        self.head.setContentsMargins(12, 0, 12, 0)
        self._none = Label(tr("Nothing yet"), Role.NOTE, "text2")
        self._none.setContentsMargins(12, 4, 12, 4)
        self.body.addWidget(self._none)
        self._area = _scrolling()
        self.body.addWidget(self._area, 1)
        self.rows: list[EntryRow] = []

    def show_view(self, view: FollowOnView) -> None:
        """The entries of a follow-up, made anew."""
        by_time = sorted(_entries(view), key=lambda one: one[0])
        self.rows = [row for _, row in reversed(by_time)]
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for at, row in enumerate(self.rows):
            row.setObjectName(f"follow_on.entry_{at}")
            row.clicked.connect(lambda _=False, row=row: self._pressed(row))
            column.addWidget(row)
        column.addStretch(1)
        # the area lets go of what it held, and paints what it is given
        self._area.setWidget(holder)
        holder.setAutoFillBackground(False)
        least = self.rows[0].sizeHint().height() if self.rows else 0
        self._area.setMinimumHeight(min(len(self.rows), _LEAST_ROWS) * least)
        self._none.setVisible(not self.rows)

    def show_row(self, row: QWidget) -> None:
        """Scroll to an entry that took the focus."""
        if self._area.isAncestorOf(row):
            self._area.ensureWidgetVisible(row, 0, 0)

    def _pressed(self, row: EntryRow) -> None:
        if row.told is not None:
            self.step_chosen.emit(row.told)


def _scrolling() -> QScrollArea:
    """Many entries scroll within the card: the panel above stays where it is."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    # as high as there is room, never as high as all its entries
    area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
    for ground in (area, area.viewport()):
        ground.setAutoFillBackground(False)
    return area


def _entries(view: FollowOnView) -> Sequence[_Entry]:
    steps = [(one.at, _step_row(one)) for one in view.steps]
    made = [
        (
            one.at,
            EntryRow(
                "calendar-event",
                tr("Appointment: {when}", when=appointment_words(one.appointment)),
                _note("، ".join(one.appointment.papers), source_word(one.source), one.at, one.by),
                struck=one.cancelled,
                told=None,
            ),
        )
        for one in view.appointments
    ]
    called = [
        (one.at, EntryRow("history", call_words(one), _note("", "", one.at, one.by), told=None))
        for one in view.calls
    ]
    return [*steps, *made, *called]


def _step_row(one: ToldView) -> EntryRow:
    told = one.told
    title = f"{step_word(told.step)} · {ltr(figures(told.on))}"
    note = _note(told_details(told), source_word(told.source), one.at, one.by)
    return EntryRow(
        "x" if one.superseded else "check",
        title,
        note,
        struck=one.superseded,
        told=None if one.superseded else one,
    )


def _note(details: str, source: str, at: datetime, by: str) -> str:
    written = ltr(f"{at.astimezone(ALGIERS):%d/%m/%Y %H:%M}")
    return " · ".join(part for part in (details, source, written, by) if part)
