"""How fast our engine trains, against other people's and against the bare matrix products.

    python tests/benchmarks/training_speed.py [--size quick|full] [--json]

Every participant works in a process of its own and one works at a time, in bursts that take
turns, so that whatever else the machine does disturbs all alike. The least time of all bursts
counts: noise adds time and never takes any; for the same reason a budget that does not hold is
looked at again, up to three times as long. A step is forward, loss value, backward, update and
finiteness check on a batch in memory. Exit code 1 if a budget does not hold.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

from budgets import Row, as_json
from nets import ALL, COMPARED, DTYPES, LARGE, LARGE_SGD, TRACED_NETS, XOR, Net
from participants import (
    JAX,
    KERAS,
    LAYERLOOM,
    PEERS,
    PRODUCTS,
    PYTORCH,
    SCIKIT_LEARN,
    Participant,
    ParticipantProcess,
)

#: Seconds between two bursts: the threads of the one before fall asleep.
_REST = 0.03


@dataclass(frozen=True, slots=True)
class Size:
    """How long to measure."""

    rounds: int
    seconds: float


SIZES = {"quick": Size(rounds=3, seconds=0.08), "full": Size(rounds=12, seconds=0.3)}

Times = dict[tuple[Participant, str], list[float]]


@dataclass
class Measurement:
    """Seconds of one step of one network, by participant and kind of work, one per round."""

    net: Net
    dtype: str
    times: Times = field(default_factory=lambda: defaultdict(list))

    @property
    def title(self) -> str:
        """Network and number type."""
        return f"{self.net.title} {self.dtype}"

    def least(self, participant: Participant, work: str = "step") -> float:
        """Return the least time of all rounds."""
        return min(self.times[participant, work])

    def has(self, participant: Participant) -> bool:
        """Whether somebody took part."""
        return any(who is participant for who, _ in self.times)


def measure(
    processes: dict[Participant, ParticipantProcess], net: Net, dtype: str, size: Size
) -> Measurement:
    """Let everybody who trains this network take turns."""
    measurement = Measurement(net, dtype)
    taking_part = [p for p in processes if net in COMPARED or p in (LAYERLOOM, PRODUCTS)]
    works = [(p, work) for p in taking_part for work in processes[p].prepare(net, dtype)]
    for number in range(3 * size.rounds):
        if number >= size.rounds and all(row.holds for row in budget_rows(measurement)):
            break
        for participant, work in works:
            burst = processes[participant].burst(work, size.seconds)
            measurement.times[participant, work].append(burst)
            time.sleep(_REST)
    return measurement


def budget_rows(measurement: Measurement) -> Iterator[Row]:
    """Compare with the budgets of this network."""
    net = measurement.net
    if net in COMPARED:
        yield from _against_peers(measurement)
    if net in (LARGE, LARGE_SGD) and measurement.dtype == "float32":
        yield _times_of(measurement, PRODUCTS, "products", 2.1 if net is LARGE else 1.5)
    if net in TRACED_NETS:
        yield _trace(measurement)


def _against_peers(measurement: Measurement) -> Iterator[Row]:
    net = measurement.net
    if measurement.has(PYTORCH):
        if net.is_tiny:
            yield _faster_than(measurement, PYTORCH, 7.0)
            yield _faster_than(measurement, PYTORCH, 5.0, ours="loop")
        else:
            yield _times_of(measurement, PYTORCH, "step", 1.35 if net is LARGE else 1.0)
    if measurement.has(JAX):
        most = {XOR: 1.3, LARGE: 1.9}
        yield _times_of(measurement, JAX, "step", most.get(net, 1.0))
    for peer in (KERAS, SCIKIT_LEARN):
        if measurement.has(peer):
            yield _faster_than(measurement, peer, 2.0)


def _faster_than(
    measurement: Measurement, peer: Participant, least: float, ours: str = "step"
) -> Row:
    ratio = measurement.least(peer) / measurement.least(LAYERLOOM, ours)
    name = f"{measurement.title}: {ours} against {peer.name}, times as fast"
    return Row(name, ratio, least, at_least=True)


def _times_of(measurement: Measurement, other: Participant, work: str, most: float) -> Row:
    ratio = measurement.least(LAYERLOOM) / measurement.least(other, work)
    return Row(f"{measurement.title}: step, multiple of {other.name}", ratio, most)


def _trace(measurement: Measurement) -> Row:
    trace = measurement.least(LAYERLOOM, "trace")
    if measurement.net.is_tiny:
        return Row(f"{measurement.title}: traced step, milliseconds", trace * 1e3, 0.5)
    ratio = trace / measurement.least(LAYERLOOM)
    return Row(f"{measurement.title}: traced step, multiple of a trained one", ratio, 3.0)


def shown_rows(measurement: Measurement) -> Iterator[Row]:
    """Give the microseconds of everybody, and the ratio to the products."""
    for participant, work in measurement.times:
        name = f"{measurement.title}: {participant.name} {work}, microseconds"
        yield Row(name, measurement.least(participant, work) * 1e6)
    ratio = measurement.least(LAYERLOOM) / measurement.least(PRODUCTS, "products")
    yield Row(f"{measurement.title}: step, multiple of {PRODUCTS.name} (shown only)", ratio)


def print_table(measurement: Measurement) -> None:
    """Print everybody's microseconds, and how many times our step they take."""
    print(f"\n{measurement.title}")
    ours = measurement.least(LAYERLOOM)
    for (participant, work), times in measurement.times.items():
        least = min(times)
        spread = f"median {median(times) / least:.2f} times the least"
        name = f"{participant.name} {work}"
        print(f"  {name:32}{least * 1e6:10.1f} us {least / ours:8.2f} of our step   {spread}")


def run(size: Size, quiet: bool) -> list[Row]:
    """Measure everything and return the rows."""
    rows: list[Row] = []
    with ExitStack() as stack:
        processes = _start(stack, quiet)
        for net in ALL:
            for dtype in DTYPES:
                measurement = measure(processes, net, dtype, size)
                budgets = list(budget_rows(measurement))
                rows += [*shown_rows(measurement), *budgets]
                if not quiet:
                    print_table(measurement)
                    print(*budgets, sep="\n", flush=True)
    return rows


def _start(stack: ExitStack, quiet: bool) -> dict[Participant, ParticipantProcess]:
    out = sys.stderr if quiet else sys.stdout
    processes = {}
    for participant in (LAYERLOOM, PRODUCTS, *PEERS):
        if participant.is_installed:
            process = ParticipantProcess(participant)
            stack.callback(process.close)
            processes[participant] = process
        else:
            needs = " and ".join(participant.needs)
            print(f"{participant.name} is left out: {needs} must be installed", file=out)
    for participant, process in processes.items():
        print(f"{participant.name}: {process.version()}", file=out, flush=True)
    return processes


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description="How fast our engine trains")
    parser.add_argument("--size", choices=SIZES, default="quick", help="quick takes a minute")
    parser.add_argument("--json", action="store_true", help="print a list of rows")
    options = parser.parse_args()
    begin = time.monotonic()
    rows = run(SIZES[options.size], quiet=options.json)
    failed = [row for row in rows if not row.holds]
    if options.json:
        print(as_json(rows))
    else:
        seconds = time.monotonic() - begin
        budgets = sum(row.budget is not None for row in rows)
        print(f"\n{budgets - len(failed)} of {budgets} budgets hold; {seconds:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
