"""`certdesk` and `certdesk demo` open the window; every other command is the command line's."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the program; the exit code: 0 done, 1 refused or failed, 2 wrong usage."""
    arguments = sys.argv[1:] if arguments is None else arguments
    command = next((word for word in arguments if not word.startswith("-")), "")
    # each way in loads only its own floor: the window must appear at once
    if command in {"", "demo"} and not {"-h", "--help", "--version"} & set(arguments):
        from certdesk.gui.app import run

        return run(arguments)
    from certdesk.cli.commands import run as run_command

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
