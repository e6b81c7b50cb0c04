"""Correct: the typed form of a numbered request once more, and how many sheets were taken in.

| objectName | meaning |
|---|---|
| `new_request.…` fields inside `correct` | the fields of the form, as in a new request |
| `correct.sheets_<paper>` | sheets of a paper, while the papers lie in the cupboard |
| `correct.save` | says what changes, asks, then corrects (F12) |
| `correct.back` | back to the file; asks if something was typed |
"""

from certdesk.gui.pages.correct.page import CorrectPage

__all__ = ["CorrectPage"]
