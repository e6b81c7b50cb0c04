"""`make bench`: a table of ratios, ours to the bare library's."""

import sys
from collections.abc import Callable
from functools import partial

from tests.bench.deposit import deposit
from tests.bench.letter import letter
from tests.bench.measure import RUNS, CannotMeasure, Comparison
from tests.bench.sample import SAMPLE_BENCHES, sample_desk
from tests.bench.window import first_window

BENCHES: tuple[Callable[[], Comparison], ...] = (first_window, letter, deposit)


def main() -> int:
    """Print a line for each comparison; 1 if one could not be made or misses its bar."""
    print(f"Medians of {RUNS} interleaved runs; the ratio is of processor time.")
    print(f"{'work':<36}{'ours':>12}{'peer':>12}{'ratio':>8}{'bar':>8}   wall: ours, peer")
    held = [_shown(bench.__name__, bench) for bench in BENCHES]
    with sample_desk() as desk:
        held += [_shown(bench.__name__, partial(bench, desk)) for bench in SAMPLE_BENCHES]
    return 0 if all(held) else 1


def _shown(name: str, bench: Callable[[], Comparison]) -> bool:
    """Print a comparison; whether its bar is held."""
    try:
        result = bench()
    except CannotMeasure as why:
        print(f"{name:<36}not measured: {why}", flush=True)
        return False
    print(_line(result), flush=True)
    return result.held


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
