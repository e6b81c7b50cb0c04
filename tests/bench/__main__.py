"""`make bench`: a table of ratios, ours to the bare library's."""

import sys
from collections.abc import Callable

from tests.bench.deposit import deposit
from tests.bench.letter import letter
from tests.bench.measure import RUNS, CannotMeasure, Comparison
from tests.bench.window import first_window

BENCHES: tuple[Callable[[], Comparison], ...] = (first_window, letter, deposit)


def main() -> int:
    """Print a line for each comparison; 1 if one could not be made or misses its bar."""
    print(f"Medians of {RUNS} interleaved runs; the ratio is of processor time.")
    print(f"{'work':<36}{'ours':>12}{'peer':>12}{'ratio':>8}{'bar':>8}   wall: ours, peer")
    good = True
    for bench in BENCHES:
        try:
            result = bench()
        except CannotMeasure as why:
            print(f"{bench.__name__:<36}not measured: {why}")
            good = False
        else:
            print(_line(result), flush=True)
            good = good and result.held
    return 0 if good else 1


def _line(result: Comparison) -> str:
    return (
        f"{result.work:<36}{_ms(result.ours.cpu):>12}{_ms(result.peer.cpu):>12}"
        f"{result.ratio:>8.2f}{result.bar:>8.2f}   "
        f"{_ms(result.ours.wall)}, {_ms(result.peer.wall)}{'' if result.held else '   MISSED'}"
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


if __name__ == "__main__":
    sys.exit(main())
