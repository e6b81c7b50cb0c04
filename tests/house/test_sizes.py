"""Small rooms: no file over 400 lines, no function over 50, few files outside a room."""

import ast

from tests.house.tree import parsed, shown, sources

FILE_LINES = 400
FUNCTION_LINES = 50
FILES_OUTSIDE_A_ROOM = 25


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


def test_what_stands_outside_the_rooms_of_a_floor_stays_little() -> None:
    for floor in ("certdesk/services", "certdesk/storage"):
        outside = [path for path in sources(floor) if shown(path.parent) == floor]
        assert 0 < len(outside) <= FILES_OUTSIDE_A_ROOM
