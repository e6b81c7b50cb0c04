"""Scanners and readers: decoded under any layout; a person's keys are never lost or turned."""

import re
from collections.abc import Iterator

import pytest
import shiboken6
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.gui.bursts import GAP_MS
from certdesk.gui.keyboard import ENTER, set1_code
from certdesk.gui.scanner import Scanner
from tests.gui.desk_keys import READER, SHIFT, Desk, american, arabic, french

CARD = "\n".join(
    (
        "IDDZA12345<6789".ljust(30, "<"),
        "9001011M3001012DZA<<<<<<<<<<<4",
        "BELGHOST<<TALIBA".ljust(30, "<"),
    )
)
PASSPORT = "\n".join(
    ("P<DZAMITHAL<<NADIR".ljust(44, "<"), "1234567897DZA9001011M3001012".ljust(44, "<"))
)


class Paper(QLineEdit):
    """Writes down what arrives, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.pressed: list[int] = []
        self.orphans: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        signs = {Qt.Key.Key_Return.value: "\n", Qt.Key.Key_Shift.value: "^"}
        self.said.append(signs.get(event.key(), event.text()))
        self.pressed.append(event.nativeScanCode())
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.nativeScanCode() in self.pressed:
            self.pressed.remove(event.nativeScanCode())
        else:
            self.orphans.append(event.nativeScanCode())
        super().keyReleaseEvent(event)


class Counter:
    """A window with one line, a keyboard before it and a scanner listening."""

    def __init__(self, qtbot: QtBot, app: QApplication) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        box = QVBoxLayout(self.window)
        self.paper = Paper()
        box.addWidget(self.paper)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: app.focusWindow() is self.window.windowHandle())
        self.paper.setFocus()
        self.desk = Desk(self.paper)
        self.scanner = Scanner(app, self.desk.clock)
        self.codes: list[str] = []
        self.zones: list[str] = []
        self.scanner.scanned.connect(self._scanned)
        self.scanner.mrz_scanned.connect(self.zones.append)

    def _scanned(self, code: str) -> None:
        self.codes.append(code)
        self.paper.said.append(f"{code}\1")

    def pause(self) -> None:
        self.desk.now_ms += 10 * GAP_MS
        self.scanner.settle()


@pytest.fixture
def counter(qtbot: QtBot, qapp: QApplication) -> Iterator[Counter]:
    made = Counter(qtbot, qapp)
    yield made
    shiboken6.delete(made.scanner)


@pytest.mark.parametrize("layout", [american, french, arabic])
@pytest.mark.parametrize("code", ["CD/2026/0112", "CD/D/2026/0457", "CD/T/2026/0012", "CD/P-B/G1"])
def test_code_is_read_under_every_layout(counter: Counter, layout: object, code: str) -> None:
    counter.desk.layout = layout
    counter.desk.type(f"{code}\n", 5)
    assert counter.codes == [code]
    assert counter.paper.text() == ""
    assert counter.paper.pressed == []


def test_layouts_would_have_garbled_it(counter: Counter) -> None:
    def garbled(layout: object) -> str:
        places = (READER[sign] for sign in "CD/2026/0112")
        return "".join(layout(code, shift=shift) for code, shift in places)  # type: ignore[operator]

    assert garbled(french) == "CD!éàé-!à&&é"
    assert garbled(arabic) == "}]ظ2026ظ0112"


def test_reader_set_to_the_layout_of_the_machine_is_read_too(counter: Counter) -> None:
    counter.desk.layout = french
    for code, shift in ((46, True), (32, True), (52, True), (3, True), (11, True)):
        counter.desk.now_ms += 5
        counter.desk.press(code, shift=shift)
        counter.desk.release(code, shift=shift)
    counter.desk.type("\n", 5)
    assert counter.codes == ["CD/20"]


@pytest.mark.parametrize("layout", [american, french, arabic])
@pytest.mark.parametrize("zone", [CARD, PASSPORT])
def test_machine_readable_zone(counter: Counter, layout: object, zone: str) -> None:
    counter.desk.layout = layout
    counter.desk.type(f"{zone}\n", 4)
    assert counter.zones == [zone]
    assert counter.paper.text() == ""


def test_reader_may_pause_between_the_lines_of_a_zone(counter: Counter) -> None:
    for line in CARD.split("\n"):
        counter.desk.now_ms += 200
        counter.scanner.settle()
        counter.desk.type(f"{line}\n", 4)
    assert counter.zones == [CARD]


def test_reader_without_enter_is_known_by_its_speed(counter: Counter) -> None:
    counter.desk.type("CD/2026/0112", 8)
    counter.pause()
    assert counter.codes == ["CD/2026/0112"]


def test_pause_of_80_ms_ends_a_burst(counter: Counter) -> None:
    counter.desk.type("CD/", 5)
    counter.desk.now_ms += 80 - 5
    counter.desk.type("2026/0112\n", 5)
    assert counter.codes == []
    assert counter.paper.text() == "CD/2026/0112"


def test_pause_just_under_80_ms_does_not(counter: Counter) -> None:
    counter.desk.type("CD/", 5)
    counter.desk.now_ms += 79 - 5
    counter.desk.type("2026/0112\n", 5)
    assert counter.codes == ["CD/2026/0112"]


def test_person_gets_the_key_back_by_itself(counter: Counter, qtbot: QtBot) -> None:
    counter.desk.type("c", 500)
    assert counter.paper.text() == ""
    counter.desk.now_ms += GAP_MS
    qtbot.waitUntil(lambda: counter.paper.text() == "c", timeout=2000)


def test_other_keys_are_never_held(counter: Counter) -> None:
    counter.desk.type("benamar", 150)
    assert counter.paper.text() == "benamar"


def test_mouse_gets_the_keys_written_first(counter: Counter) -> None:
    counter.desk.type("CD", 5)
    at = QPointF(5, 5)
    button = Qt.MouseButton.LeftButton
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress, at, at, button, button, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(counter.window.windowHandle(), press)
    assert counter.paper.text() == "CD"


def test_control_key_gets_the_keys_written_first(counter: Counter) -> None:
    counter.desk.type("CD", 5)
    counter.desk.press(30, control=True)
    assert counter.paper.said[:2] == ["C", "D"]


def test_composed_letters_of_a_person_keep_their_place(counter: Counter) -> None:
    counter.desk.layout = arabic
    counter.desk.type("cbd", 20)
    counter.pause()
    assert counter.paper.text() == "ؤلاي"


def test_enter_released_after_the_code_is_taken_too(counter: Counter) -> None:
    counter.desk.type("CD/2026/0112", 5)
    counter.desk.press(ENTER)
    assert counter.codes == ["CD/2026/0112"]
    counter.desk.release(ENTER)
    assert counter.paper.orphans == []
    counter.desk.type("\n", 500)  # the next Enter is the person's
    assert counter.paper.said[-1] == "\n"
    assert counter.paper.orphans == []


def test_shift_keeps_its_place_among_keys_held_back(counter: Counter) -> None:
    for code in (46, 32):
        counter.desk.press(SHIFT, shift=True)
        counter.desk.now_ms += 20
        counter.desk.press(code, shift=True)
        counter.desk.release(code, shift=True)
        counter.desk.release(SHIFT)
    counter.pause()
    assert "".join(counter.paper.said) == "^C^D"
    assert counter.paper.orphans == []


def test_enter_of_a_code_does_not_reach_what_opens(counter: Counter) -> None:
    counter.scanner.scanned.connect(lambda _code: counter.paper.clear())
    counter.desk.type("CD/2026/0112\n", 5)
    assert "\n" not in counter.paper.said


def test_key_that_may_be_a_scan_is_no_shortcut(counter: Counter) -> None:
    def asks(code: int) -> bool:
        kind, plain = QEvent.Type.ShortcutOverride, Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(kind, 0, plain, code + 8, 0, 0, "x")
        event.ignore()
        QApplication.sendEvent(counter.window.windowHandle(), event)
        return event.isAccepted()

    counter.paper.clearFocus()
    assert asks(46)  # the C of our prefix
    assert not asks(35)


def test_key_that_writes_two_letters_as_two_presses_is_one_key(counter: Counter) -> None:
    counter.desk.type("CD/", 5)
    for letter in ("ل", "آ"):  # as Windows brings the B key of an Arabic layout
        shift = Qt.KeyboardModifier.ShiftModifier
        event = QKeyEvent(QEvent.Type.KeyPress, ord(letter), shift, 48 + 8, 0, 0, letter)
        QApplication.sendEvent(counter.window.windowHandle(), event)
    counter.desk.release(48, shift=True)
    counter.desk.type("1\n", 5)
    assert counter.codes == ["CD/B1"]


def test_scan_is_read_in_what_a_key_given_back_opened(counter: Counter) -> None:
    def opened(_text: str) -> None:
        counter.paper.textEdited.disconnect(opened)
        counter.desk.type("CD/2026/0112\n", 5)

    counter.paper.textEdited.connect(opened)
    counter.desk.type("cd", 20)
    counter.pause()
    assert "".join(counter.paper.said) == "cdCD/2026/0112\1"


def test_clock_of_the_events_may_begin_again(counter: Counter) -> None:
    for begun in (90_000_000, 5_000):
        for at, sign in enumerate("CD/2026/0112\n"):
            counter.desk.now_ms += 5
            counter.desk.stamp = begun + 5 * at
            counter.desk.type(sign, 0)
        counter.desk.now_ms += 20_000
    assert counter.codes == ["CD/2026/0112", "CD/2026/0112"]


def test_window_that_was_busy_reads_the_burst_by_the_time_of_the_keys(counter: Counter) -> None:
    counter.desk.stamp = 1_000
    counter.desk.type("C", 0)
    counter.desk.now_ms += 700  # a long page was drawn meanwhile
    for at, sign in enumerate("D/2026/0112\n", 1):
        counter.desk.stamp = 1_000 + 5 * at
        counter.desk.type(sign, 0)
    assert counter.codes == ["CD/2026/0112"]


def test_scan_codes_of_windows_and_linux_meet() -> None:
    assert set1_code(46, "windows") == set1_code(54, "xcb") == set1_code(54, "wayland") == 46
    assert set1_code(0, "windows") == set1_code(0, "xcb") == 0


KEYS = st.sampled_from("cd/CDIPA20 <e\n")
GAPS = st.one_of(st.integers(1, 30), st.integers(31, 79), st.integers(80, 400))


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.lists(st.tuples(KEYS, GAPS), max_size=40), rolling=st.booleans())
def test_no_key_is_lost_or_turned(
    counter: Counter, typed: list[tuple[str, int]], *, rolling: bool
) -> None:
    counter.paper.said.clear()
    counter.paper.pressed.clear()
    counter.paper.orphans.clear()
    down: list[tuple[int, bool]] = []
    for sign, gap in typed:
        counter.desk.now_ms += gap
        if gap > 200:
            counter.scanner.settle()
        code, shift = READER[sign]
        counter.desk.press(code, shift=shift)
        down.append((code, shift))
        if not rolling or len(down) > 1:  # fast hands release a key after pressing the next
            counter.desk.release(down[0][0], shift=down[0][1])
            del down[0]
    for code, shift in down:
        counter.desk.release(code, shift=shift)
    counter.pause()
    arrived = re.escape("".join(counter.paper.said).lower()).replace("\1", "\n?")
    assert re.fullmatch(arrived, "".join(sign for sign, _ in typed).lower())
    assert counter.paper.pressed == []
    assert counter.paper.orphans == []


def test_fast_person_between_codes(counter: Counter) -> None:
    counter.desk.type("Cd", 90)
    counter.desk.now_ms += 90
    counter.desk.type("CD/2026/0112\n", 4)
    counter.desk.type("ici", 90)
    counter.pause()
    assert "".join(counter.paper.said) == "CdCD/2026/0112\1ici"
