"""Draw the program's icon from its own mark: `python -m tests.bundle.icon`.

The file is committed, as Windows needs it before anything of ours can run.
"""

import os
import sys
import tempfile
from pathlib import Path

ICON = Path(__file__).resolve().parents[2] / "resources" / "windows" / "certdesk.ico"
SIDES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def main() -> int:
    """Write the icon, every size drawn anew: a small one is no shrunken large one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtWidgets import QApplication

    from certdesk.gui import theme

    app = QApplication(sys.argv[:1])
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as folder:
        pictures = [Image.open(_drawn(side, Path(folder))) for side in SIDES]
        pictures[-1].save(
            ICON,
            format="ICO",
            sizes=[(side, side) for side in SIDES],
            append_images=pictures[:-1],
        )
    return 0


def _drawn(side: int, folder: Path) -> Path:
    """The mark as PNG, `side` pixels."""
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QImage, QPainter

    from certdesk.gui.widgets.mark import draw_mark

    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_mark(painter, QRectF(0, 0, side, side), reach=0.4)
    painter.end()
    file = folder / f"{side}.png"
    image.save(str(file))
    return file


if __name__ == "__main__":
    sys.exit(main())
