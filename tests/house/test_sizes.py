"""Small rooms: no file over 400 lines, no function over 50."""

import ast

from tests.house.tree import parsed, shown, sources

FILE_LINES = 400
FUNCTION_LINES = 50


def test_no_file_is_too_long() -> None:
    lengths = {
        shown(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in sources("certdesk", "tests")
    }
    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > FILE_LINES} == {}


def test_no_function_is_too_long() -> None:
    functions = {
        f"{shown(path)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in sources("certdesk", "tests")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert functions
    assert {name: lines for name, lines in functions.items() if lines > FUNCTION_LINES} == {}
