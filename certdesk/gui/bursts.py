"""Tells a scanner from a person, by what is typed and how fast. Knows no window.

A burst begins as our sheets' codes do (`CD/`) or as a machine-readable zone does, and its
keys follow within `GAP_MS`. It is read twice, as the keys lie on a US keyboard and as the
active layout wrote it: most readers are set to US, some to the country.
"""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from certdesk.gui.keyboard import Stroke

GAP_MS = 80
"""A longer pause ends a burst."""
LINE_GAP_MS = 300
"""Readers pause between the lines of a machine-readable zone."""
_PERSON_MS = 50  # after _JUDGED keys, a slower mean is a person's
_JUDGED = 6
_SURE_MS = 30  # no hand keeps this up over _SURE keys: a reader that sends no Enter
_SURE = 8
_LONGEST_CODE = 64

_PREFIX = "CD/"
_CODE = re.compile(rf"{_PREFIX}[A-Z0-9/._:-]{{1,{_LONGEST_CODE}}}")
# ICAO 9303-3 to -5: a zone begins with the kind of document
_ZONE = re.compile(r"[ACIPV][A-Z0-9<\n]*")
_ZONE_LINES = ((30, 30, 30), (36, 36), (44, 44), (90,), (72,), (88,))


class Kind(Enum):
    """What was read."""

    CODE = auto()
    ZONE = auto()


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole code, or a zone with its lines parted by newlines."""

    kind: Kind
    text: str


class Step(Enum):
    """What to do with the key just pressed."""

    HOLD = auto()
    PASS = auto()
    TAKE = auto()


@dataclass(frozen=True, slots=True)
class Verdict:
    """First deal with what was held, if that has `ended`: a reading, or give it back. Then `step`.

    A key that is taken completes the `reading` itself, and ends nothing before.
    """

    step: Step
    ended: bool = False
    reading: Reading | None = None


@dataclass(slots=True)
class BurstReader:
    """Follows one burst at a time."""

    _strokes: list[Stroke] = field(default_factory=list)
    _first_ms: float = 0
    _last_ms: float = 0

    @property
    def holding(self) -> bool:
        """Whether a burst is possible."""
        return bool(self._strokes)

    def patience_ms(self) -> int:
        """How long the next key may take and still belong to the burst."""
        if self._strokes and self._strokes[-1].is_enter:
            return LINE_GAP_MS
        return GAP_MS

    def may_hold(self, stroke: Stroke, at_ms: float) -> bool:
        """Whether `feed` would hold or take the key; changes nothing."""
        held = [] if self._is_late(at_ms) else self._strokes
        return _is_possible([*held, stroke])

    def feed(self, stroke: Stroke, at_ms: float) -> Verdict:
        """One more key, `at_ms` on a clock that only goes forward."""
        ended, reading = False, None
        if self._strokes and (self._is_late(at_ms) or self._is_person(at_ms)):
            ended, reading = True, self.finish()
        strokes = [*self._strokes, stroke]
        if not _is_possible(strokes):
            if self._strokes:
                # a Tab may end a code; any key that breaks a burst may begin the next
                writes = bool(stroke.us or stroke.is_enter)
                reading = None if writes else self.finish()
                ended, strokes, self._strokes = True, [stroke], []
            if not _is_possible(strokes):
                return Verdict(Step.PASS, ended, reading)
        if not self._strokes:
            self._first_ms = at_ms
        self._strokes, self._last_ms = strokes, at_ms
        whole = _whole(strokes) if stroke.is_enter else None
        if whole is not None:
            self._strokes = []
            return Verdict(Step.TAKE, ended, whole)
        return Verdict(Step.HOLD, ended, reading)

    def finish(self) -> Reading | None:
        """End the burst: a reading only if it came too fast for a hand."""
        strokes, self._strokes = self._strokes, []
        keys = len(strokes)
        if keys < _SURE or (self._last_ms - self._first_ms) / (keys - 1) > _SURE_MS:
            return None
        return _whole([*strokes, _ENTER_STROKE])

    def _is_late(self, at_ms: float) -> bool:
        # an event's time may begin again at zero: a step back counts as a pause
        return not 0 <= at_ms - self._last_ms < self.patience_ms()

    def _is_person(self, at_ms: float) -> bool:
        keys = len(self._strokes)
        return (
            keys >= _JUDGED
            and not self._strokes[-1].is_enter
            and (at_ms - self._first_ms) / keys > _PERSON_MS
        )


_ENTER_STROKE = Stroke(code=28, shift=False, typed="\r")


def _readings(strokes: list[Stroke]) -> tuple[str, str]:
    as_us = "".join("\n" if stroke.is_enter else stroke.us or "\0" for stroke in strokes)
    as_typed = "".join("\n" if stroke.is_enter else stroke.typed or "\0" for stroke in strokes)
    return as_us, as_typed


def _is_possible(strokes: list[Stroke]) -> bool:
    return any(_code_may_follow(text) or _zone_may_follow(text) for text in _readings(strokes))


def _code_may_follow(text: str) -> bool:
    body = text.removesuffix("\n").upper()
    if not body or len(body) <= len(_PREFIX):
        return bool(body) and body == text.upper() and _PREFIX.startswith(body)
    return _CODE.fullmatch(body) is not None


def _zone_may_follow(text: str) -> bool:
    if not _ZONE.fullmatch(text):
        return False
    *lines, open_line = text.split("\n")
    return any(
        all(len(line) == want for line, want in zip(lines, wanted, strict=False))
        and len(lines) <= len(wanted)
        and len(open_line) <= (wanted[len(lines)] if len(lines) < len(wanted) else 0)
        for wanted in _ZONE_LINES
    )


def _whole(strokes: list[Stroke]) -> Reading | None:
    for text in _readings(strokes):
        body = text.removesuffix("\n").removesuffix("\n")
        if _CODE.fullmatch(body.upper()):
            return Reading(Kind.CODE, body.upper())
        lines = body.split("\n")
        if _ZONE.fullmatch(body) and tuple(map(len, lines)) in _ZONE_LINES:
            return Reading(Kind.ZONE, body)
    return None
