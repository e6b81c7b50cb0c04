"""The options of the window: what scripts give is read without argparse, to the same end."""

from typing import Any

import pytest

from certdesk.gui import app


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the window would be opened with."""
    found: list[dict[str, Any]] = []

    def run(wanted: object) -> int:
        found.append(dict(vars(wanted)))
        return 0

    monkeypatch.setattr(app, "_run", run)
    return found


@pytest.mark.parametrize(
    "arguments",
    [[], ["--data", "a"], ["--ready-file", "b"], ["--ready-file", "b", "--data", "مجلد"]],
)
def test_the_plain_options_are_what_argparse_reads(
    arguments: list[str], taken: list[dict[str, Any]]
) -> None:
    assert app.run(arguments) == 0
    assert taken == [dict(vars(app._parser().parse_args(arguments)))]


def test_any_other_option_is_argparse_s(taken: list[dict[str, Any]]) -> None:
    assert app.run(["--data", "a", "--theme", "dark", "--text-size", "150", "--maximized"]) == 0
    assert [taken[0][name] for name in ("data", "theme", "text_size", "maximized")] == [
        "a", "dark", 150, True,
    ]  # fmt: skip


@pytest.mark.parametrize("arguments", [["--data"], ["--data", "--maximized"], ["--dat4", "a"]])
def test_wrong_usage_is_refused(
    arguments: list[str], taken: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        app.run(arguments)
    assert (ended.value.code, taken) == (2, [])
    assert capsys.readouterr().err
