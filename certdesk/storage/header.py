"""What the first bytes of an SQLite file say (sqlite.org/fileformat2.html, 1.3)."""

import struct
from typing import NamedTuple

SCHEMA = 2
APPLICATION_ID = 0x43444B31  # "CDK1"
HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\0"
_LARGEST_PAGE = 65536


class Header(NamedTuple):
    """Sizes in bytes."""

    page_size: int
    pages: int
    application_id: int
    schema: int
    size: int

    @property
    def is_cut(self) -> bool:
        """Fewer bytes than its pages need."""
        return self.size < self.page_size * self.pages

    @property
    def is_current(self) -> bool:
        """A whole register of this program's own version."""
        ours = self.application_id == APPLICATION_ID and self.schema == SCHEMA
        return ours and not self.is_cut


def parse_header(head: bytes, size: int) -> Header | None:
    """The header from a file's first bytes and its size; None when it is something else."""
    if len(head) < HEADER_BYTES or not head.startswith(_MAGIC):
        return None
    page_size = struct.unpack_from(">H", head, 16)[0]
    changes, valid_for = (
        struct.unpack_from(">I", head, 24)[0],
        struct.unpack_from(">I", head, 92)[0],
    )
    # The page count is only meaningful when both counters agree (file format, 1.3.7).
    pages = struct.unpack_from(">I", head, 28)[0] if changes == valid_for else 0
    return Header(
        page_size=_LARGEST_PAGE if page_size == 1 else page_size,
        pages=pages,
        application_id=struct.unpack_from(">I", head, 68)[0],
        schema=struct.unpack_from(">I", head, 60)[0],
        size=size,
    )
