"""What a printed letter costs from the shell, against a bare reportlab page from the shell."""

import json
import sys
import tempfile
from pathlib import Path

from certdesk.paths import shipped
from tests.bench import bare_page
from tests.bench.deposit import NOW, intake_file
from tests.bench.measure import (
    CannotMeasure,
    Comparison,
    Sample,
    certdesk,
    compare,
    finished,
    output_of,
)


def letter() -> Comparison:
    """`certdesk print request-letter`: start, read the request, write the sheet."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        data, sheet, page = folder / "data", folder / "sheet.pdf", folder / "page.pdf"
        told = output_of(certdesk("intake", intake_file(folder, 1), "--json", "--data", data), NOW)
        number = _number(told)
        print_letter = certdesk("print", "request-letter", number, "--out", sheet, "--data", data)
        font = shipped("resources", "fonts", "Amiri-Regular.ttf")
        print_page = [sys.executable, bare_page.__file__, str(font), str(page)]

        def ours() -> Sample:
            sheet.unlink(missing_ok=True)
            sample = finished(print_letter, NOW)
            if not sheet.read_bytes().startswith(b"%PDF"):
                message = "certdesk print wrote no PDF"
                raise CannotMeasure(message)
            return sample

        return compare("one letter from the shell", ours, lambda: finished(print_page), bar=5.0)


def _number(told: str) -> str:
    answer = json.loads(told.splitlines()[0])
    if not answer.get("number"):
        message = f"certdesk intake gave no number: {told.strip()[:400]}"
        raise CannotMeasure(message)
    return str(answer["number"])
