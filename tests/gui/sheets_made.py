"""Small PDFs drawn by hand, to be found again on the paper: no library of the program."""

MM = 72 / 25.4


def pdf(*pages: tuple[float, float], mark_mm: tuple[float, float, float, float]) -> bytes:
    """Pages of (width, height) mm with one black mark: left, top, width, height in mm."""
    left, top, width, height = mark_mm
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page_width, page_height in pages:
        drawn = (
            f"0 g {left * MM:.3f} {(page_height - top - height) * MM:.3f} "
            f"{width * MM:.3f} {height * MM:.3f} re f"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        box = f"[0 0 {page_width * MM:.3f} {page_height * MM:.3f}]"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


A4 = (210.0, 297.0)
A5 = (148.0, 210.0)
