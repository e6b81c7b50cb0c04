"""What taking a request in costs, against bare rows in SQLite, commit for commit."""

import json
import sqlite3
import tempfile
from datetime import date, timedelta
from pathlib import Path

from tests.bench.measure import (
    CannotMeasure,
    Comparison,
    Sample,
    certdesk,
    compare,
    finished,
    timed,
)

DEPOSITS = 60
# the draft, five verdicts and the deposit are each kept at once
COMMITS = 7
# a day on which the papers of the requests below are valid
NOW = {"CERTDESK_NOW": "2026-11-23T10:00"}


def deposit() -> Comparison:
    """The cost of one more request in `certdesk intake`: all of them less the start of one."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        one, many = intake_file(folder, 1), intake_file(folder, DEPOSITS + 1, first=1)

        def ours() -> Sample:
            data = Path(tempfile.mkdtemp(dir=folder))
            start = finished(certdesk("intake", one, "--data", data), NOW)
            whole = finished(certdesk("intake", many, "--data", data), NOW)
            if whole.wall <= start.wall:
                message = "many deposits took no longer than one: the machine is too noisy now"
                raise CannotMeasure(message)
            return Sample((whole.wall - start.wall) / DEPOSITS, (whole.cpu - start.cpu) / DEPOSITS)

        def peer() -> Sample:
            all_rows = timed(lambda: _bare_rows(Path(tempfile.mkdtemp(dir=folder)) / "bare.db"))
            return Sample(all_rows.wall / DEPOSITS, all_rows.cpu / DEPOSITS)

        return compare("one request taken in, 7 commits", ours, peer, bar=10.0, by_wall=True)


def _bare_rows(file: Path) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode=TRUNCATE")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE request (id INTEGER PRIMARY KEY, content TEXT) STRICT")
    content = json.dumps(request(0), ensure_ascii=False)
    for _ in range(DEPOSITS * COMMITS):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO request (content) VALUES (?)", [content])
        connection.execute("COMMIT")
    connection.close()


def intake_file(folder: Path, count: int, first: int = 0) -> Path:
    """A file of `count` complete requests for `certdesk intake`, of people from `first` on."""
    file = folder / f"intake-{count}.json"
    requests = [request(number) for number in range(first, first + count)]
    file.write_text(json.dumps(requests, ensure_ascii=False), encoding="utf-8")
    return file


def request(number: int) -> dict[str, object]:
    """A complete file of an invented applicant, each born on another day."""
    born = date(1990, 1, 1) + timedelta(days=number)
    return {
        "applicant": {
            "given_name": "مثال", "family_name": "الاختبار",
            "latin_given_name": "Mithal", "latin_family_name": "ELIKHTIBAR",
            "birth_date": f"{born:%Y-%m-%d}", "birth_place": "مستغانم",
            "registration_number": f"2017{number:08}", "phone": f"0550{number:06}",
            "email": "mithal@example.dz",
        },
        "diploma": {
            "kind": "pes", "study_field": "علوم", "branch": "رياضيات", "speciality": "رياضيات",
            "number": f"{number + 1}/2022", "dated": "2022-07-03",
        },
        "purpose": "ملف توظيف",
        "copies": 1,
        "deposited_on": "2026-11-23",
        "papers": {
            "request_form": "accepted",
            "bac_transcript": "accepted",
            "birth_certificate": {"verdict": "accepted", "issued_on": "2026-10-01"},
            "diploma": "accepted",
            "training_transcripts": {"verdict": "accepted", "sheets": 5},
        },
    }  # fmt: skip
