"""The eleven steps in the order of the notice: told or open, when, and by what source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from certdesk.domain.follow_on import STEPS, ProgresStep
from certdesk.gui import paint, theme
from certdesk.gui.pages.follow_on.words import appointment_words, source_word, step_word
from certdesk.gui.pages.step_words import figures
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.pressable import Pressable
from certdesk.i18n import ltr, tr
from certdesk.services.follow_on.views import FollowOnView, ToldView

_WAYS = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}
_LOOKS = {
    "told": ("circle-check", "ok"),
    "next": ("eye", "accent"),
    "left_open": ("circle-dashed", "warn"),
    "to_come": ("circle-dashed", "text3"),
}


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as it is shown: `look` one of told, next, left_open, to_come."""

    step: ProgresStep
    look: str
    words: str
    told: ToldView | None


class StepRow(Pressable):
    """One step. Enter writes it down, or corrects what was told of it."""

    def __init__(self, step: ProgresStep) -> None:
        """Nothing told."""
        super().__init__(step_word(step))
        self.setObjectName(f"follow_on.step_{step.value}")
        self.line = StepLine(step, "to_come", "", None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: StepLine) -> None:
        """As it stands now."""
        self.line = line
        self.setAccessibleName("، ".join(part for part in (self.text(), line.words) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """38 high, 34 in a low window."""
        return QSize(theme.px(300), theme.px(34 if theme.look().compact else 38))

    def minimumSizeHint(self) -> QSize:
        """Words are cut when it is narrower."""
        return QSize(theme.px(180), self.sizeHint().height())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Sign and step at the right, day and source at the left."""
        box = rect.adjusted(0, 1, 0, -1)
        is_next = self.line.look == "next"
        if is_next or self.hovered:
            paint.rounded(painter, box, 8, "tint" if is_next else "sunk")
        if is_next:
            high = box.height() - 12
            bar = QRectF(rect.right() - 3, box.center().y() - high / 2, 3, high)
            paint.rounded(painter, bar, 1.5, "accent")
        sign, tone = _LOOKS[self.line.look]
        run = paint.Run(painter, box.adjusted(10, 0, -14, 0))
        run.sign(sign, theme.px(20), tone).gap(10)
        if self.line.words:
            run.words(self.line.words, Role.CAPTION, "text2", end=True).gap(12, end=True)
        token = "accent" if is_next else "text2" if self.line.look == "to_come" else "text"
        own = 600 if is_next else 500
        steps = ((Role.LABEL, own), (Role.NOTE, own), (Role.CAPTION, own))
        role, weight = paint.fitting(self.text(), run.room, *steps)
        run.words(self.text(), role, token, weight=weight)


class StepsCard(Card):
    """Up and Down walk, Enter takes a step into the panel beside."""

    step_chosen = Signal(object)
    """The `StepLine` that was pressed."""

    def __init__(self) -> None:
        """Nothing told."""
        super().__init__(tr("Steps on the platform"), padding=(8, 10, 8, 8), spacing=0)
        self.setObjectName("follow_on.steps")
        self.head.setContentsMargins(14, 0, 14, 0)
        self.figure = Label("", Role.STRONG, "accent")
        self.figure.setObjectName("follow_on.figure")
        self.head.addWidget(self.figure)
        self.rows: dict[ProgresStep, StepRow] = {}
        for step in STEPS:
            row = StepRow(step)
            row.clicked.connect(lambda _=False, row=row: self.step_chosen.emit(row.line))
            self.rows[step] = row
            self.body.addWidget(row)
        self.body.addStretch(1)

    def show_view(self, view: FollowOnView) -> None:
        """Another follow-up, or the same one after an act."""
        lines = _lines(view)
        for line in lines:
            self.rows[line.step].show_line(line)
        told = sum(line.told is not None or line.look == "told" for line in lines)
        self.figure.setText(tr("{n} of {total}", n=ltr(told), total=ltr(len(STEPS))))

    def take_focus(self) -> None:
        """Stand on the next step, else on the first."""
        rows = list(self.rows.values())
        standing = next((row for row in rows if row.line.look == "next"), rows[0])
        standing.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from step to step."""
        rows = list(self.rows.values())
        place = next((at for at, row in enumerate(rows) if row.hasFocus()), None)
        way = _WAYS.get(event.key())
        if way is None or place is None:
            super().keyPressEvent(event)
            return
        rows[min(max(place + way, 0), len(rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)


def _lines(view: FollowOnView) -> Sequence[StepLine]:
    newest: Mapping[ProgresStep, ToldView] = {
        one.told.step: one
        for one in sorted(view.steps, key=lambda one: (one.told.on, one.at))
        if not one.superseded
    }
    return [_line(view, step, newest.get(step)) for step in STEPS]


def _line(view: FollowOnView, step: ProgresStep, told: ToldView | None) -> StepLine:
    stands = view.standing
    made = stands.appointment if step is ProgresStep.APPOINTMENT else None
    words = ""
    if told is not None:
        words = f"{ltr(figures(told.told.on))} · {source_word(told.told.source)}"
    elif made is not None:
        words = appointment_words(made.appointment)
    elif step in stands.left_open:
        words = tr("nobody told of it")
    if step is stands.next_step:
        look = "next"
    elif words and step not in stands.left_open:
        look = "told"
    else:
        look = "left_open" if step in stands.left_open else "to_come"
    return StepLine(step, look, words, told)
