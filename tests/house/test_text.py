"""What no file of the product may say."""

import re

from tests.house.tree import ROOT, files, shown, sources, texts

# written so that this file does not find itself
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:wor[k]|roo[t])/\w|\.\./share[d]")
LEFT_OVER = re.compile(
    r"# *(?:T[O]DO|FI[X]ME|X[X]X)|NotImpl[e]mentedError|except *[:]|except Exception: *pass"
    r"|pytest[.](?:mark[.])?(?:skip|importorskip)"
)
UNNAMED_EXCEPTIONS = re.compile(
    r"# *(?:no[q]a(?!:)|type: *igno[r]e(?!\[)|pragma: no[ ]cover *$)", re.MULTILINE
)


def test_no_path_of_one_machine() -> None:
    assert [shown(path) for path, text in texts() if MACHINE_PATHS.search(text)] == []


def test_nothing_left_over() -> None:
    found = [
        f"{shown(path)}: {match[0]}"
        for path in sources("certdesk", "tests")
        for match in LEFT_OVER.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_exception_to_a_check_is_named() -> None:
    found = [
        f"{shown(path)}: {match[0]}"
        for path in sources("certdesk", "tests")
        for match in UNNAMED_EXCEPTIONS.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_top_level_is_the_one_that_the_architecture_names() -> None:
    allowed = {
        "certdesk", "resources", "forms", "tests", ".ci",
        "pyproject.toml", "requirements.lock", "build.spec", "Makefile",
        "README.md", "CHANGELOG.md", "LICENSE",
        ".gitignore", ".gitattributes", ".editorconfig",
    }  # fmt: skip
    assert {path.relative_to(ROOT).parts[0] for path in files()} - allowed == set()
