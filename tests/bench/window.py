"""How long until the window shows today's counts, against a bare window with a table."""

import sys
import tempfile
from pathlib import Path

from tests.bench import bare_window
from tests.bench.measure import Comparison, Sample, certdesk, compare, finished, until_ready

REQUESTS = "300"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def first_window() -> Comparison:
    """`certdesk --data FOLDER --ready-file PATH` writes PATH when Today has painted its counts."""
    with tempfile.TemporaryDirectory() as place:
        data, ready = Path(place) / "data", Path(place) / "ready"
        finished(certdesk("sample", "--requests", REQUESTS, "--data", data))
        program = certdesk("--data", data, "--ready-file", ready)
        bare = [sys.executable, bare_window.__file__, str(ready)]

        def ours() -> Sample:
            return until_ready(program, ready, OFFSCREEN)

        def peer() -> Sample:
            return until_ready(bare, ready, OFFSCREEN)

        return compare("first window with today's counts", ours, peer, bar=3.0)
