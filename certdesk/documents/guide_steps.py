"""The steps on the platform, as the notice numbers them: title at the right, what to do beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from certdesk.documents.flow import Flow
from certdesk.documents.measures import Strip, Style
from certdesk.documents.text import code

_LEADING = 1.42
_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a step; `mark` is a hyphen or a number, or nothing."""

    text: str
    mark: str = "-"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its title and its lines, ready to be set."""

    title: str
    lines: Sequence[Line]


def dashed(*texts: str) -> list[Line]:
    """Lines behind hyphens."""
    return [Line(text) for text in texts]


def counted(texts: Sequence[str]) -> list[Line]:
    """Lines behind their numbers."""
    return [Line(text, f"{code(str(place))}.") for place, text in enumerate(texts, start=1)]


def draw_steps(
    flow: Flow, steps: Sequence[Step], label: str, size: float, title_width: float
) -> None:
    """Steps one under the other; `label` has a place for `{number}`, `title_width` in mm."""
    sheet, full = flow.sheet, flow.sheet.full
    titles = Strip(full.right, title_width - 3)
    beside = Strip(full.right + title_width, full.width - title_width)
    pitch = size * _LEADING * _POINT
    for place, step in enumerate(steps, start=1):
        flow.need(3 * pitch + 2)
        sheet.rule(flow.at + 2.1, weight=0.4)
        flow.at += 1.8
        first, page = flow.at + pitch, len(sheet.pages)
        number = label.format(number=code(f"{place:02d}"))
        sheet.write(number, first, titles, Style(size, grey=0.3))
        bold = Style(size + 0.5, "bold", leading=1.3)
        titled = sheet.write(step.title, first + pitch, titles, bold, most_lines=3)
        for line in step.lines:
            style = Style(size, "bold" if line.bold else "regular", leading=_LEADING)
            flow.listed(line.mark, line.text, pitch, style, beside)
        if len(sheet.pages) == page:
            flow.at = max(flow.at, titled)
