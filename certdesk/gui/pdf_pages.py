"""Pages of a PDF as pictures, for the preview and the printer.

PDFium is not made for threads: one lock for all of it.
"""

import threading
from types import TracebackType
from typing import Self

from PySide6.QtGui import QImage

_POINTS_PER_INCH = 72.0
_MM_PER_POINT = 25.4 / _POINTS_PER_INCH
_METRES_PER_INCH = 0.0254
_one_at_a_time = threading.RLock()


class PdfPages:
    """A PDF held open; use it in a `with`, or close it."""

    def __init__(self, pdf: bytes) -> None:
        """Raises pypdfium2's PdfiumError for bytes that are no PDF: ours always are."""
        import pypdfium2  # loaded when the first sheet is shown, not when the window opens

        self.pdf = pdf
        with _one_at_a_time:
            self._open = pypdfium2.PdfDocument(pdf)
            self._count = len(self._open)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    def __len__(self) -> int:
        """Pages."""
        return self._count

    def size_mm(self, number: int) -> tuple[float, float]:
        """Width and height of a page (first is 0), in millimetres."""
        with _one_at_a_time:
            width, height = self._open.get_page_size(number)
        return width * _MM_PER_POINT, height * _MM_PER_POINT

    def picture(self, number: int, dots_per_inch: float) -> QImage:
        """A page (first is 0) on white; its size in pixels follows `dots_per_inch`."""
        with _one_at_a_time:
            page = self._open[number]
            bitmap = page.render(scale=dots_per_inch / _POINTS_PER_INCH, rev_byteorder=True)
            pixels = bytes(bitmap.buffer)
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            shape = QImage.Format.Format_RGB888
            if bitmap.n_channels == 4:
                shape = QImage.Format.Format_RGBX8888
            bitmap.close()
            page.close()
        # the copy outlives `pixels`
        image = QImage(pixels, width, height, stride, shape).copy()
        image.setDotsPerMeterX(round(dots_per_inch / _METRES_PER_INCH))
        image.setDotsPerMeterY(round(dots_per_inch / _METRES_PER_INCH))
        return image

    def close(self) -> None:
        """Free it."""
        with _one_at_a_time:
            self._open.close()
