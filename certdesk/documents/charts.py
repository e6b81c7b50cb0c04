"""Small charts of our own on paper: bars that stand in time, right to left, and bars that lie."""

from dataclasses import dataclass

from certdesk.documents.measures import Strip, Style
from certdesk.documents.office_snapshots import ChartSeries
from certdesk.documents.page import Sheet
from certdesk.documents.text import code, mixed, own

_MEANT, _OTHER = 0.25, 0.62
"""How grey a bar is: the one that is meant, the others."""
_WORD, _FIGURE = Style(8.5, align="centre"), Style(9.5, "bold", "centre")
_LYING_WORD, _LYING_STEP, _LYING_BAR = 46.0, 9.0, 4.6
_WIDEST_BAR = 9.0


@dataclass(frozen=True, slots=True)
class Box:
    """Where a chart stands: its strip, upper edge and height, in mm."""

    strip: Strip
    top: float
    height: float


def draw_chart(sheet: Sheet, series: ChartSeries, box: Box, empty: str) -> None:
    """The series' title, its bars and each bar's figure; `empty` where nothing was counted."""
    sheet.write(own(series.title), box.top + 5, box.strip, Style(12, "bold"))
    if not any(point.figure for point in series.points):
        sheet.write(empty, box.top + 16, box.strip, Style(10.5, grey=0.3))
    elif series.standing:
        _standing(sheet, series, box)
    else:
        _lying(sheet, series, box)


def _standing(sheet: Sheet, series: ChartSeries, box: Box) -> None:
    foot = box.top + box.height - 7
    highest = max(point.figure for point in series.points)
    room = box.height - 7 - 16
    slot = box.strip.width / len(series.points)
    wide = min(slot * 0.62, _WIDEST_BAR)
    for place, point in enumerate(series.points):
        right = box.strip.right + place * slot
        high = room * point.figure / highest
        if high:
            bar = Strip(right + (slot - wide) / 2, wide)
            sheet.ground(foot - high, high, bar, _MEANT if place == series.current else _OTHER)
        above = Strip(right - 1, slot + 2)
        sheet.write(code(str(point.figure)), foot - high - 1.4, above, _FIGURE)
        sheet.write(mixed(point.word), foot + 4.6, Strip(right + 0.3, slot - 0.6), _WORD)
    sheet.rule(foot, box.strip, weight=0.7)


def _lying(sheet: Sheet, series: ChartSeries, box: Box) -> None:
    longest = max(point.figure for point in series.points)
    begin = box.strip.right + _LYING_WORD + 2
    room = box.strip.width - _LYING_WORD - 16
    at = box.top + 15
    for point in series.points:
        words = Strip(box.strip.right, _LYING_WORD)
        sheet.write(mixed(point.word), at, words, Style(10), most_lines=1)
        long = room * point.figure / longest
        if long:
            sheet.ground(at - _LYING_BAR + 1, _LYING_BAR, Strip(begin, long), _MEANT)
        figure = Strip(begin + long + 1.5, 12)
        sheet.write(code(str(point.figure)), at, figure, Style(9.5, "bold"))
        at += _LYING_STEP
