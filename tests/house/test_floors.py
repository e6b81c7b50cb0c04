"""Each floor imports only what stands below it; the domain only the standard library."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import ROOT, parsed, shown, sources

# No clock, no chance, no input or output in the rules
NOT_IN_RULES = {
    "asyncio", "io", "logging", "multiprocessing", "os", "pathlib", "random", "secrets", "shutil",
    "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "urllib",
}  # fmt: skip
CLOCK = {"now", "utcnow", "today"}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def _may_stand_in_rules(module: str) -> bool:
    if module == "certdesk.domain" or module.startswith("certdesk.domain."):
        return True
    top = module.partition(".")[0]
    return top in sys.stdlib_module_names and top not in NOT_IN_RULES


def _lint(folder: Path) -> "subprocess.CompletedProcess[str]":
    program = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    return subprocess.run(
        [*program, "--no-cache"], cwd=folder, check=False, capture_output=True, text=True
    )


def test_the_floors_are_kept() -> None:
    run = _lint(ROOT)
    assert run.returncode == 0, run.stdout + run.stderr
    assert ", 0 broken." in run.stdout


def test_a_broken_floor_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "certdesk", tmp_path / "certdesk")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    domain = tmp_path / "certdesk" / "domain"
    imports = "import certdesk.gui, PySide6.QtCore, sqlalchemy, reportlab, openpyxl, {circle}\n"
    for module, circle in (("one", "certdesk.domain.two"), ("two", "certdesk.domain.one")):
        (domain / f"{module}.py").write_text(imports.format(circle=circle), encoding="utf-8")
    assert "Contracts: 0 kept, 6 broken." in _lint(tmp_path).stdout


def test_the_rules_know_the_standard_library_alone() -> None:
    strangers = [
        f"{shown(path)}: {module}"
        for path in sources("certdesk/domain")
        for module in _imports(path)
        if not _may_stand_in_rules(module)
    ]
    assert strangers == []


def test_the_rules_ask_no_clock_and_open_nothing() -> None:
    calls = [
        f"{shown(path)}:{node.lineno}"
        for path in sources("certdesk/domain")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id in {"open", "print", "input"})
            or (isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK)
        )
    ]
    assert calls == []
