"""A program without a console, as Windows starts it, speaks to nobody and still works."""

import subprocess
import sys
from pathlib import Path


def test_a_program_without_streams_ends_as_any_other(tmp_path: Path) -> None:
    program = (
        "import sys; sys.stdin = sys.stdout = sys.stderr = None; "
        "from certdesk.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    nowhere = tmp_path / "nowhere"
    for words, code in ((("check", "--data", str(nowhere)), 1), (("--help",), 0)):
        done = subprocess.run([sys.executable, "-c", program, *words], check=False)
        assert done.returncode == code
    assert not nowhere.exists()
