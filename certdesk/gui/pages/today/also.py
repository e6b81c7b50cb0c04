"""What waits beside the counts of the day: a line of small counts, each opens its list."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.flow import FlowLayout
from certdesk.gui.widgets.pressable import RING_RADIUS, Pressable
from certdesk.i18n import ltr, tr, trn
from certdesk.services.views import AlsoWaits

_SIDE, _SIGN, _GAP = 12, 17, 8


class CountPill(Pressable):
    """A sign, a word and a count in one line; `warn` for what has waited too long."""

    def __init__(self, sign: str, word: str, name: str) -> None:
        """Hidden until there is something to count."""
        super().__init__(word)
        self._sign, self._count, self._tone = sign, 0, "accent"
        self.setObjectName(name)
        self.setProperty(RING_RADIUS, 17)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def count(self) -> int:
        """The number shown."""
        return self._count

    def show_count(self, count: int, word: str, tone: str = "accent") -> None:
        """Another count; none hides it."""
        self._count, self._tone = count, tone
        self.setText(word)
        self.setAccessibleName(f"{word}: {count}")
        self.setVisible(count > 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """34 high, as wide as its words."""
        words = paint.width_of(self.text(), Role.LABEL, 500)
        figure = paint.width_of(str(self._count), Role.LABEL, 700)
        wide = 2 * _SIDE + theme.px(_SIGN) + 2 * _GAP + words + figure + 1
        return QSize(wide, theme.px(34))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """An outlined strip; the count stands at its left."""
        ground = f"{self._tone}_t" if self._tone != "accent" else "surface"
        paint.rounded(painter, rect, rect.height() / 2, "tint" if self.hovered else ground, "edge")
        run = paint.Run(painter, rect.adjusted(_SIDE, 0, -_SIDE, 0))
        run.sign(self._sign, theme.px(_SIGN), self._tone).gap(_GAP)
        run.words(self.text(), Role.LABEL, "text", weight=500).gap(_GAP)
        run.words(ltr(self._count), Role.LABEL, self._tone, weight=700)


class AlsoStrip(QWidget):
    """The counts that are not zero; hidden when none is."""

    wanted = Signal(str)
    """A count was pressed: `not_printed`, `uncollected`, `still_due`, …"""

    def __init__(self) -> None:
        """Nothing waits."""
        super().__init__()
        flow = FlowLayout(self, gap=10, row_gap=6)
        signs = {
            "not_printed": "printer",
            "uncollected": "package-export",
            "still_due": "arrow-back-up",
            "calls": "route",
            "appointments": "calendar-event",
            "forms": "files",
        }
        self.pills: dict[str, CountPill] = {}
        for name, sign in signs.items():
            pill = CountPill(sign, "", f"today.count_{name}")
            pill.setParent(self)
            pill.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
            flow.addWidget(pill)
            self.pills[name] = pill
        self._flow = flow
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_counts(self, also: AlsoWaits, *, not_printed: int) -> None:
        """Other counts."""
        counts = {
            "not_printed": (not_printed, tr("Not printed yet"), "accent"),
            "uncollected": _uncollected(also),
            "still_due": (also.still_due, tr("Papers still due"), "accent"),
            "calls": (also.calls, tr("Calls due"), "accent"),
            "appointments": (also.appointments, tr("Appointments this week"), "accent"),
            "forms": (also.forms_out, tr("Reserved forms, not keyed in"), "accent"),
        }
        for name, (count, word, tone) in counts.items():
            self.pills[name].show_count(count, word, tone)
        self._fit()
        self.setVisible(any(count for count, _, _ in counts.values()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many rows as the width asks for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(self._flow.heightForWidth(self.width()), theme.px(34)))


def _uncollected(also: AlsoWaits) -> tuple[int, str, str]:
    """How many were not collected, in the words of the longest delay that some passed."""
    passed: Mapping[int, int] = {days: count for days, count in also.uncollected if count}
    if not passed:
        return 0, tr("Not collected"), "accent"
    first, last = min(passed), max(passed)
    if first == last:
        return passed[first], trn("Not collected for {n} days", first), "warn"
    words = tr(
        "{whole}, of them {count} for {days}",
        whole=trn("Not collected for {n} days", first),
        count=ltr(passed[last]),
        days=ltr(last),
    )
    return passed[first], words, "warn"
