"""Old registers as the command line tells them: one object of JSON each."""

from typing import TYPE_CHECKING

from certdesk.cli.plain import plain
from certdesk.cli.wording import problem_sentence
from certdesk.domain.past_head import FIELD_WORDS
from certdesk.i18n import tr

if TYPE_CHECKING:
    from certdesk.services.past.views import PastPreview, PastView, RowProblem

SKIPPED_WORDS = {
    "foot": "total, date or signature line",
    "head": "the head again",
    "column_numbers": "numbers of the columns",
}


def past_object(view: "PastView") -> dict[str, object]:
    """A past request, its parts named as those of a present one."""
    return {
        "number": view.number,
        "draft": None,
        "state": "past",
        "next_step": "read",
        "deposited_on": plain(view.deposited_on),
        "handed_over_on": plain(view.handed_over_on),
        "applicant": {
            "given_name": view.given_name,
            "family_name": view.family_name,
            "name": view.name,
            "latin_name": view.latin_name,
            "birth": view.birth,
            "birth_place": view.birth_place,
            "registration_number": view.registration_number,
            "phone": view.phone,
        },
        "diploma": {"number": view.diploma_number, "dated": plain(view.diploma_dated)},
        "row": [{"title": title, "text": text} for title, text in view.cells],
        "source": {
            "file": view.file,
            "sheet": view.sheet,
            "row": view.row,
            "imported_at": plain(view.imported_at),
            "imported_by": view.imported_by,
        },
    }


def preview_object(view: "PastPreview") -> dict[str, object]:
    """A file as it would be imported."""
    return {
        "file": view.file,
        "sheet": view.sheet,
        "sheets": plain(view.sheets),
        "columns": [
            {
                "column": one.letters,
                "title": one.title,
                "field": one.field.value if one.field else None,
            }
            for one in view.columns
        ],
        "mapping_remembered": view.remembered,
        "missing_fields": [one.value for one in view.missing],
        "entries": view.entries,
        "first": plain(view.first),
        "errors": [_problem(one) for one in view.problems],
        "error_count": view.problem_count,
        "skipped": plain(view.skipped),
        "stopped_after": view.stopped_after,
        "next_number": view.next_number or None,
        "start_numbers": {str(year): n for year, n in view.starts.items()},
        "imported_before": view.imported_before,
        "can_be_imported": view.can_be_imported,
    }


def preview_lines(view: "PastPreview") -> list[str]:
    """The same for people: columns, what is skipped, what must be mended."""
    lines = [
        f"{one.letters}\t{one.title}\t{tr(FIELD_WORDS[one.field]) if one.field else '—'}"
        for one in view.columns
    ]
    lines += [
        tr("Row {row} is skipped: {why}", row=one.row, why=tr(SKIPPED_WORDS[one.why]))
        for one in view.skipped
    ]
    if view.stopped_after is not None:
        lines.append(
            tr("After row {row} come only empty rows: reading stopped.", row=view.stopped_after)
        )
    return [*lines, *(problem_line(one) for one in view.problems)]


def problem_line(one: "RowProblem") -> str:
    """What must be mended and where: «السطر 12، العمود C (رقم الوصل): …»."""
    said = problem_sentence(one.problem)
    if not one.column:
        return tr("Row {row}: {said}", row=one.row, said=said)
    return tr(
        "Row {row}, column {column} ({title}): {said}",
        row=one.row,
        column=one.column,
        title=one.title,
        said=said,
    )


def _problem(one: "RowProblem") -> dict[str, object]:
    return {
        "row": one.row,
        "column": one.column or None,
        "title": one.title,
        "field": one.problem.field,
        "code": one.problem.code,
        "message": problem_sentence(one.problem),
    }
