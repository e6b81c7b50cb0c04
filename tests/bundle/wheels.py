"""`make wheels`: has every pinned package that Windows needs a wheel for each Python?

Asks the package index, so it is no test: pip resolves the lock as on Windows, without
installing anything.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement

LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"
PYTHONS = ("3.11", "3.12", "3.13")
_WINDOWS = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
}


def main() -> int:
    """Print a line for each Python; 1 when a wheel is missing."""
    good = True
    for python in PYTHONS:
        told = missing(python)
        good = good and not told
        print(f"Python {python} on Windows: {told or 'every pinned package has a wheel'}")
    return 0 if good else 1


def missing(python: str) -> str:
    """What pip says is missing, "" when nothing is."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "windows.txt"
        wanted.write_text("\n".join(applying(python)), encoding="utf-8")
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-deps"]
        command += ["--ignore-installed", "--quiet", "--disable-pip-version-check", "--no-input"]
        command += ["--require-hashes", "--only-binary", ":all:", "--platform", "win_amd64"]
        command += ["--implementation", "cp", "--python-version", python]
        command += ["--target", folder, "--report", str(report), "-r", str(wanted)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return done.stderr.strip() or "pip failed"
        found = len(json.loads(report.read_text(encoding="utf-8"))["install"])
        asked = wanted.read_text(encoding="utf-8").count("==")
        return "" if found == asked else f"{found} wheels for {asked} packages"


def applying(python: str) -> list[str]:
    """The lines of the lock that apply on Windows, their markers taken off."""
    environment = {str(name): str(value) for name, value in default_environment().items()}
    environment |= _WINDOWS
    environment |= {"python_version": python, "python_full_version": f"{python}.0"}
    text = LOCK.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = []
    for line in text.splitlines():
        pinned, _, hashes = line.partition("--hash")
        if not hashes:
            continue
        wanted = Requirement(pinned.strip())
        if wanted.marker is None or wanted.marker.evaluate(environment):
            extras = f"[{','.join(sorted(wanted.extras))}]" if wanted.extras else ""
            lines.append(f"{wanted.name}{extras}{wanted.specifier} --hash{hashes}")
    return lines


if __name__ == "__main__":
    sys.exit(main())
