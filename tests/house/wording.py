"""The English sentences in the code, and what the Arabic catalogue says of them."""

import ast
import json
import string
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.house.tree import ROOT, parsed, shown, sources

# argument by name, and where it stands when it is given without one
SENTENCE_ARGUMENTS: dict[str, dict[str, int | None]] = {
    "FieldProblem": {"sentence": 2},
    "_say": {"sentence": 2},
    "Field": {"label": 1, "hint": None},
}
Table = dict[str, ast.expr]


class Asked(NamedTuple):
    """One English sentence that the code asks for."""

    sentence: str
    counted: bool
    where: str


def catalogues() -> list[Path]:
    """The files of the Arabic catalogue, sorted."""
    return sorted((ROOT / "resources" / "i18n" / "ar").glob("*.json"))


def entries(path: Path) -> list[tuple[str, str | list[str]]]:
    """The pairs of one file as they stand there, a key written twice included."""
    pairs: list[tuple[str, str | list[str]]] = json.loads(
        path.read_text(encoding="utf-8"), object_pairs_hook=list
    )
    return pairs


def asked() -> Iterator[Asked]:
    """Every sentence that needs Arabic: tr, trn, errors' sentences, field problems, labels."""
    for path in sources("certdesk"):
        tables = _tables(parsed(path))
        for node in ast.walk(parsed(path)):
            where = f"{shown(path)}:{getattr(node, 'lineno', 0)}"
            for sentence, counted in _asked_by(node, tables):
                yield Asked(sentence, counted, where)


def literals() -> set[str]:
    """Every string that stands in the program: a key that is none of them is asked by nobody."""
    return {
        node.value
        for path in sources("certdesk")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def placeholders(text: str) -> set[str]:
    """The `{names}` of a sentence, without their formats."""
    return {name.split(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def _asked_by(node: ast.AST, tables: Table) -> Iterator[tuple[str, bool]]:
    if isinstance(node, ast.Call):
        yield from _asked_by_call(node, tables)
    elif isinstance(node, ast.ClassDef):
        for statement in node.body:
            yield from ((text, False) for text in _class_sentence(statement) if text)


def _asked_by_call(node: ast.Call, tables: Table) -> Iterator[tuple[str, bool]]:
    name = _called(node)
    if name in {"tr", "trn"} and node.args:
        yield from ((text, name == "trn") for text in _strings(node.args[0], tables))
    for argument, position in SENTENCE_ARGUMENTS.get(name, {}).items():
        given = [keyword.value for keyword in node.keywords if keyword.arg == argument]
        if position is not None and len(node.args) > position:
            given.append(node.args[position])
        yield from ((text, False) for value in given for text in _strings(value, tables))


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _class_sentence(statement: ast.stmt) -> Sequence[str]:
    if isinstance(statement, ast.Assign):
        targets, value = statement.targets, statement.value
    elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
        targets, value = [statement.target], statement.value
    else:
        return []
    named = any(isinstance(target, ast.Name) and target.id == "sentence" for target in targets)
    return list(_strings(value, {})) if named else []


def _strings(value: ast.expr, tables: Table) -> Iterator[str]:
    """The strings an argument can be: itself, either branch, or any of a table of the module."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _strings(value.body, tables)
        yield from _strings(value.orelse, tables)
    elif isinstance(value, ast.Subscript):
        yield from _table_strings(value.value, tables)
    elif isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        # a table asked with a default
        yield from _table_strings(value.func.value, tables)
        for default in value.args[1:]:
            yield from _strings(default, tables)


def _table_strings(table: ast.expr, tables: Table) -> Iterator[str]:
    found = tables.get(table.id) if isinstance(table, ast.Name) else None
    values: Sequence[ast.expr | None] = []
    if isinstance(found, ast.Dict):
        values = found.values
    elif isinstance(found, ast.Tuple | ast.List):
        values = found.elts
    for value in values:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value


def _tables(module: ast.Module) -> Table:
    tables: Table = {}
    for statement in module.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            tables[statement.targets[0].id] = statement.value
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            tables[statement.target.id] = statement.value or ast.Constant(None)
    return tables
