"""The least that reportlab can do: one page of text in an embedded font."""

import sys

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

LINES = 30


def main(font: str, out: str) -> None:
    pdfmetrics.registerFont(TTFont("page", font))
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("page", 13)
    for line in range(LINES):
        canvas.drawRightString(540, 780 - 22 * line, "طلب استخراج شهادة من الأرشيف")
    canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    main(*sys.argv[1:])
