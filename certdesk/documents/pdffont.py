"""A font inside one PDF, addressed by glyph: what reportlab's own fonts cannot do.

Each pair of glyph and text gets its own code (Type 0, Identity-H) and its own ToUnicode
entry, so that search and copy give back the Arabic that was typed, whatever shape it took.
Only the glyphs used are embedded (HarfBuzz subset).
"""

import struct

import uharfbuzz
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from certdesk.documents.shaping import Face, Glyph

_ENTRIES_IN_A_BLOCK = 100  # ISO 32000-1, 9.7.5.4
_SYMBOLIC = 4  # ISO 32000-1, table 123: glyphs outside the Adobe Latin set
_NOT_NEEDED = (b"GSUB", b"GPOS", b"GDEF", b"name", b"OS/2", b"post", b"DSIG")
_STEM_WIDTH = {"regular": 80, "bold": 140}


class PdfFont:
    """One face in one document; reportlab asks it for its objects when the file is closed."""

    def __init__(self, face: Face, document: pdfdoc.PDFDocument) -> None:
        self._face = face
        self._codes: dict[tuple[int, str, int], int] = {}
        self.resource = f"F{len(document.fontMapping) + 1}"
        document.fontMapping[f"certdesk-{face.name}"] = f"/{self.resource}"
        document.delayedFonts.append(self)

    def code(self, glyph: Glyph, widened: int = 0) -> int:
        """The two-byte code that draws this glyph and reads as its text.

        `widened` (thousandths of the size) is added to the width the font gives the glyph.
        """
        return self._codes.setdefault((glyph.index, glyph.text, widened), len(self._codes) + 1)

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Write the font, its subset, its widths and its text layer into the document."""
        subset, new_index = self._subset()
        name = f"{self._tag()}+Amiri-{self._face.name.title()}"
        program = _stream(document, subset, f"program:{name}")
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{name}",
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(
                    self._descriptor(name, program), f"descriptor:{name}"
                ),
                "DW": 1000,
                "W": self._widths(),
                "CIDToGIDMap": _stream(document, self._glyph_map(new_index), f"glyphs:{name}"),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{name}",
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray(
                    [document.Reference(descendant, f"descendant:{name}")]
                ),
                "ToUnicode": _stream(document, self._text_layer(), f"text:{name}"),
            }
        )
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.resource] = document.Reference(font, f"font:{name}")

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        wanted = uharfbuzz.SubsetInput()
        wanted.glyph_set.update({0, *(index for index, _, _ in self._codes)})
        wanted.flags = (
            uharfbuzz.SubsetFlags.NO_HINTING
            | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
            | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
        )
        # a PDF addresses glyphs: tables for characters, names and shaping are dead weight
        wanted.drop_table_tag_set.update(int.from_bytes(table) for table in _NOT_NEEDED)
        plan = uharfbuzz.SubsetPlan(self._face.hb_face, wanted)
        return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)

    def _tag(self) -> str:
        # six capitals (ISO 32000-1, 9.6.4); fixed, so that equal sheets are equal files
        return "CERTRG" if self._face.name == "regular" else "CERTBD"

    def _descriptor(self, name: str, program: pdfdoc.PDFObjectReference) -> pdfdoc.PDFDictionary:
        face = self._face
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": f"/{name}",
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray(list(face.box)),
                "ItalicAngle": 0,
                "Ascent": face.ascent,
                "Descent": face.descent,
                "CapHeight": face.ascent,
                "StemV": _STEM_WIDTH[face.name],
                "FontFile2": program,
            }
        )

    def _widths(self) -> pdfdoc.PDFArray:
        widths = [
            round(self._face.advance(index) + widened, 2) for index, _, widened in self._codes
        ]
        return pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)])

    def _glyph_map(self, new_index: dict[int, int]) -> bytes:
        indexes = [0, *(new_index[index] for index, _, _ in self._codes)]
        return struct.pack(f">{len(indexes)}H", *indexes)

    def _text_layer(self) -> bytes:
        entries = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text, _), code in self._codes.items()
            if text
        ]
        blocks = [
            entries[start : start + _ENTRIES_IN_A_BLOCK]
            for start in range(0, len(entries), _ENTRIES_IN_A_BLOCK)
        ]
        lines = [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
        ]
        for block in blocks:
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(lines).encode("ascii")


def font_of(canvas: Canvas, face: Face) -> PdfFont:
    """The font of a face in the document being drawn, made when first asked for."""
    # reportlab hands its document to a font only through the canvas' own drawing methods,
    # which know characters and not glyphs
    document = canvas._doc  # noqa: SLF001
    for font in document.delayedFonts:
        if isinstance(font, PdfFont) and font._face is face:  # noqa: SLF001
            return font
    return PdfFont(face, document)


def _stream(document: pdfdoc.PDFDocument, content: bytes, name: str) -> pdfdoc.PDFObjectReference:
    stream = pdfdoc.PDFStream()
    stream.content = content
    stream.dictionary["Length1"] = len(content)
    stream.filters = [pdfdoc.PDFZCompress]
    return document.Reference(stream, name)
