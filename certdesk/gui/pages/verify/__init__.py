"""Verification: what is stated, held against the school's paper register.

| objectName | meaning |
|---|---|
| `verify.list` | deposited files to look up; Enter goes to the reference |
| `verify.name` | whose diploma |
| `verify.reference` | register, page, number; the last register is offered again |
| `verify.found_as_stated`, `_differences`, `_not_found` | keys 1, 2, 3 |
| `verify.differences` | what differs |
| `verify.record` | F12: record, next file |
| `verify.doubt`, `verify.doubt_dialog`, `verify.doubt_detail` | for the head of service alone |
| `verify.standing`, `verify.standing_detail` | what stands in the way |
| `verify.settle` | a supervisor lets it pass |
"""

from certdesk.gui.pages.verify.page import VerifyPage

__all__ = ["VerifyPage"]
