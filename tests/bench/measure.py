"""Fair comparisons on a shared machine: ours and the peer's in turn, medians, ratios.

Processor time of other programs is read the POSIX way: Linux and macOS.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

RUNS = 5
START_LIMIT_S = 60.0


class CannotMeasure(Exception):
    """What is to be measured is not there or does not answer; the text says what was tried."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One run, in seconds; `cpu` is user and system time together."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Medians of interleaved runs, and the ratio we promise not to exceed.

    The ratio is of processor time, since on a shared machine wall time says more about the
    others; except where waiting for the disk is the work itself (`by_wall`).
    """

    work: str
    ours: Sample
    peer: Sample
    bar: float
    by_wall: bool = False

    @property
    def ratio(self) -> float:
        """How many times the peer's time ours takes."""
        if self.by_wall:
            return self.ours.wall / self.peer.wall
        return self.ours.cpu / self.peer.cpu

    @property
    def held(self) -> bool:
        """Whether the bar is held."""
        return self.ratio <= self.bar


def compare(
    work: str,
    ours: Callable[[], Sample],
    peer: Callable[[], Sample],
    *,
    bar: float,
    by_wall: bool = False,
) -> Comparison:
    """Measure both `RUNS` times in turn, after one run of each that does not count."""
    ours()
    peer()
    pairs = [(ours(), peer()) for _ in range(RUNS)]
    ours_median, peer_median = (_median([pair[side] for pair in pairs]) for side in (0, 1))
    return Comparison(work, ours_median, peer_median, bar, by_wall)


def timed(work: Callable[[], object]) -> Sample:
    """One call in this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Sample(time.perf_counter() - wall, time.process_time() - cpu)


def until_ready(command: list[str], ready: Path, environment: dict[str, str]) -> Sample:
    """From the start of a program until it writes the file `ready`; then it is ended.

    Raises:
        CannotMeasure: it ended by itself, or wrote nothing within a minute.
    """
    ready.unlink(missing_ok=True)
    cpu, wall = _children_cpu(), time.perf_counter()
    with subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        while not ready.exists() and program.poll() is None and _since(wall) < START_LIMIT_S:
            time.sleep(0.0005)
        taken = _since(wall)
        program.kill()
        _, complaint = program.communicate()
    if not ready.exists():
        message = f"{' '.join(command)} never became ready: {complaint.strip()[-400:]}"
        raise CannotMeasure(message)
    return Sample(taken, _children_cpu() - cpu)


def finished(command: list[str], environment: dict[str, str] | None = None) -> Sample:
    """One run of a program, from start to end.

    Raises:
        CannotMeasure: it refused; its words are in the message.
    """
    cpu, wall = _children_cpu(), time.perf_counter()
    output_of(command, environment)
    return Sample(_since(wall), _children_cpu() - cpu)


def output_of(command: list[str], environment: dict[str, str] | None = None) -> str:
    """What a program prints; raises as `finished`."""
    run = subprocess.run(
        command,
        env={**os.environ, **(environment or {})},
        check=False,
        capture_output=True,
        text=True,
    )
    if run.returncode != 0:
        message = f"{' '.join(command)} refused: {run.stderr.strip()[-400:]}"
        raise CannotMeasure(message)
    return run.stdout


def certdesk(*arguments: str | Path) -> list[str]:
    """The command line as a list."""
    return [sys.executable, "-m", "certdesk", *map(str, arguments)]


def _median(samples: list[Sample]) -> Sample:
    return Sample(
        statistics.median(one.wall for one in samples),
        statistics.median(one.cpu for one in samples),
    )


def _since(start: float) -> float:
    return time.perf_counter() - start


def _children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
