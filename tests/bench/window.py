"""How long until the window shows today's counts, against a bare window with a table."""

import json
import sys
import tempfile
from pathlib import Path

from tests.bench import bare_window
from tests.bench.deposit import NOW, request
from tests.bench.measure import Comparison, Sample, certdesk, compare, finished, until_ready

REQUESTS = 40
WHEN_LATE = {"CERTDESK_NOW": "2027-01-20T10:00"}


def first_window() -> Comparison:
    """`certdesk --data FOLDER --ready-file PATH` writes PATH when Today has painted its counts.

    All the requests are late, so the office's calendar is read too. Both programs find their
    byte code cached, as an installed program does.
    """
    with tempfile.TemporaryDirectory() as place:
        data, ready = Path(place) / "data", Path(place) / "ready"
        data.mkdir()
        (data / "trial").touch()
        requests = Path(place) / "requests.json"
        people = [request(number) for number in range(REQUESTS)]
        requests.write_text(json.dumps(people, ensure_ascii=False), encoding="utf-8")
        finished(certdesk("intake", requests, "--data", data), NOW)
        program = certdesk("--data", data, "--ready-file", ready)
        bare = [sys.executable, bare_window.__file__, str(ready)]
        environment = {
            **WHEN_LATE,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str(Path(place) / "byte-code"),
        }

        def ours() -> Sample:
            return until_ready(program, ready, environment)

        def peer() -> Sample:
            return until_ready(bare, ready, environment)

        return compare("first window with today's counts", ours, peer, bar=1.5)
