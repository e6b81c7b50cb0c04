"""Shaping by HarfBuzz: the glyphs of one run, the text each stands for, and where it sits."""

import struct
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import uharfbuzz

from certdesk.documents.line import FaceName
from certdesk.documents.order import Run, visual_runs
from certdesk.paths import shipped

Point = tuple[float, float]

_FILES: dict[FaceName, str] = {"regular": "Amiri-Regular.ttf", "bold": "Amiri-Bold.ttf"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shape; lengths in thousandths of the font size."""

    index: int
    text: str
    """What it reads as when searched or copied, in the order of the page; a mark reads as
    nothing, its letter carries its text."""
    advance: float
    right: float
    """Shift to the right of its place, for marks."""
    up: float
    is_mark: bool


class Face:
    """One font file, loaded once; all lengths in thousandths of the font size."""

    def __init__(self, name: FaceName) -> None:
        self.name = name
        path = shipped("resources", "fonts", _FILES[name])
        self.hb_face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        self.hb_font = uharfbuzz.Font(self.hb_face)
        self._unit = 1000 / self.hb_face.upem
        head = self.hb_face.reference_table("head").data
        self.box = tuple(round(side * self._unit) for side in struct.unpack(">4h", head[36:44]))
        self._outlines: dict[int, str] = {}
        extents = self.hb_font.get_font_extents("ltr")
        self.ascent = round(extents.ascender * self._unit)
        self.descent = round(extents.descender * self._unit)

    def advance(self, index: int) -> float:
        """The width the font itself gives a glyph."""
        return float(self.hb_font.get_glyph_h_advance(index) * self._unit)

    def shape(self, run: Run) -> tuple[Glyph, ...]:
        """The glyphs of one run, from left to right."""
        buffer = uharfbuzz.Buffer()
        # one cluster a sign where the font allows it, so that marks keep their own text
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(run.text)
        if run.rightward:
            buffer.direction = "ltr"
            buffer.guess_segment_properties()
        else:
            buffer.direction, buffer.script, buffer.language = "rtl", "Arab", "ar"
        uharfbuzz.shape(self.hb_font, buffer)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        texts = _texts(run, [info.cluster for info in infos])
        marks = _marks(texts, [place.x_advance for place in places])
        return tuple(
            Glyph(
                info.codepoint,
                text,
                place.x_advance * self._unit,
                place.x_offset * self._unit,
                place.y_offset * self._unit,
                is_mark,
            )
            for info, place, text, is_mark in zip(
                infos, places, _page_texts(run, texts, marks), marks, strict=True
            )
        )

    def outline(self, index: int) -> str:
        """The outline of a glyph as PDF path operators, lengths as everywhere in this class."""
        if index not in self._outlines:
            pen = _Pen(self._unit)
            self.hb_font.draw_glyph_with_pen(index, pen)
            self._outlines[index] = " ".join([*pen.path, "f"])
        return self._outlines[index]


class _Pen:
    """Collects an outline; HarfBuzz calls it and asks for all five methods, hence the names."""

    def __init__(self, unit: float) -> None:
        self.path: list[str] = []
        self._unit = unit
        self._at = (0.0, 0.0)

    def moveTo(self, to: Point) -> None:  # noqa: N802
        self._add("m", to)

    def lineTo(self, to: Point) -> None:  # noqa: N802
        self._add("l", to)

    def curveTo(self, first: Point, second: Point, to: Point) -> None:  # noqa: N802
        self._add("c", first, second, to)

    def qCurveTo(self, bend: Point, to: Point) -> None:  # noqa: N802
        # PDF knows only cubic curves: the exact cubic of a quadratic one
        self._add("c", _two_thirds(self._at, bend), _two_thirds(to, bend), to)

    def closePath(self) -> None:  # noqa: N802
        self.path.append("h")

    def _add(self, operator: str, *points: Point) -> None:
        self._at = points[-1]
        lengths = (f"{length * self._unit:.0f}" for point in points for length in point)
        self.path.append(" ".join([*lengths, operator]))


def _two_thirds(start: Point, end: Point) -> Point:
    return (start[0] + 2 / 3 * (end[0] - start[0]), start[1] + 2 / 3 * (end[1] - start[1]))


@cache
def face(name: FaceName) -> Face:
    """The face of that name; loading takes a few milliseconds, once."""
    return Face(name)


@lru_cache(maxsize=8192)
def glyphs(line: str, name: FaceName) -> tuple[Glyph, ...]:
    """The glyphs of one logical line in visual order, from the left edge."""
    return tuple(glyph for run in visual_runs(line) for glyph in face(name).shape(run))


@lru_cache(maxsize=16384)
def width(line: str, name: FaceName) -> float:
    """The width of one shaped line, in font sizes."""
    return sum(glyph.advance for glyph in glyphs(line, name)) / 1000


def _texts(run: Run, clusters: Sequence[int]) -> list[str]:
    """The text of each glyph: its cluster's, shared out in reading order among its glyphs."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    members: dict[int, list[int]] = defaultdict(list)
    for place, start in enumerate(clusters):
        members[start].append(place)
    texts = [""] * len(clusters)
    for start, places in members.items():
        signs = run.text[start : ends[start]]
        reading = places if run.rightward else places[::-1]
        for place, sign in zip(reading, signs, strict=False):
            texts[place] = sign
        texts[reading[-1]] += signs[len(reading) :]
    return texts


def _marks(texts: Sequence[str], advances: Sequence[int]) -> list[bool]:
    """Which glyphs are no letters of their own: vowel signs, and strokes between two letters.

    Amiri joins some pairs (لك) by a stroke that stands for no sign; drawn as text it would be
    read as a stray one.
    """
    return [
        not text or (not advance and all(map(unicodedata.combining, text)))
        for text, advance in zip(texts, advances, strict=True)
    ]


def _page_texts(run: Run, texts: Sequence[str], marks: Sequence[bool]) -> list[str]:
    """Give each letter the text of its marks, and turn the text of a right-to-left glyph.

    Readers (poppler, PDFium) turn a right-to-left line back sign by sign; marks with an
    entry of their own would be torn from their letters and read as blanks.
    """
    read_order = range(len(texts)) if run.rightward else range(len(texts) - 1, -1, -1)
    carried = ["" if is_mark else text for text, is_mark in zip(texts, marks, strict=True)]
    letter: int | None = None
    for place in read_order:
        if not marks[place]:
            letter = place
        elif letter is not None:
            carried[letter] += texts[place]
    return carried if run.rightward else [text[::-1] for text in carried]
