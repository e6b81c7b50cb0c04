"""A program to be killed: for each line on its input it runs `certdesk intake FILE` in a child.

The child is the real command; only its imports were done before, so that fifty of them start
in no time. Tells the child's process id, then whatever the child prints, then `end`.
"""

import importlib
import os
import sys

from certdesk.cli.commands import run


def main() -> None:
    importlib.import_module("certdesk.desk")
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            os._exit(run(["intake", sys.argv[1], "--json"]))
        sys.stdout.write(f"child {child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("end\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
