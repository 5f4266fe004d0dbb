"""How long it takes to ask the rules about everybody: `python bench/credentials.py`.

Makes a workforce (30,000 workers, each with two years of entries: work four days a week, weekly
supervision, training and continuing education), spreads it over the processors, and asks every
rule of every worker's credential. Beside it the floor: adding up the same hours by kind, with
nothing explained. Both are seconds of a processor; making
the entries is not counted, and the wall clock of everything stands below. Memory is the most that one process held.
"""

import argparse
import datetime as dt
import os
import random
import resource
import time
from concurrent.futures import ProcessPoolExecutor

from beside.workforce import rules

TODAY = dt.date(2026, 6, 1)
BEGAN = TODAY - dt.timedelta(days=730)
CHUNK = 500


def worker(number: int) -> rules.Case:
    """One made-up worker, the same each time."""
    chance = random.Random(number)
    credential = chance.choice(sorted(rules.shipped().credentials))
    stages = rules.shipped().credentials[credential][1].stages
    hold = rules.Hold(credential, stages[-1], BEGAN, None, 0, frozenset({"mental_health"}))
    return rules.Case(
        as_of=TODAY,
        credential=credential,
        born_on=dt.date(chance.randint(1950, 2004), 5, 17),
        facts={"caseload": chance.randint(0, 25), "diploma": True, "serves": ["mental_health"]},
        dated={"exam_passed": (BEGAN,), "ethics_attested": (TODAY,)},
        holds=(hold,),
        entries=tuple(entries(chance)),
    )


def entries(chance: random.Random) -> list[rules.Entry]:
    found = []
    for week in range(104):
        monday = BEGAN + dt.timedelta(weeks=week)
        for day in range(4):
            tags = frozenset({"supervised"} if chance.random() < 0.8 else ())
            hours = chance.randint(4, 32) / 4
            found.append(("WORK", monday + dt.timedelta(days=day), hours, frozenset(), tags, ""))
        if chance.random() < 0.95:
            found.append(("SUPERVISION", monday, 1.0, frozenset(), frozenset(), ""))
    for n in range(16):
        topics = frozenset({chance.choice(["ethics", "recovery", "law_ethics", "boundaries"])})
        day = BEGAN + dt.timedelta(days=chance.randint(0, 729))
        found.append(("CE", day, chance.randint(1, 12) / 2, topics, frozenset(), f"C{n}"))
    return [
        rules.Entry(f"e{n}", kind, day, hours, topics, tags, "PAID", certificate)
        for n, (kind, day, hours, topics, tags, certificate) in enumerate(found)
    ]


def asked(span: tuple[int, int]) -> dict[str, float]:
    """Ask the rules about some workers; processor seconds for the rules
    and for the floor."""
    told = {"rules": 0.0, "floor": 0.0, "entries": 0, "requirements": 0, "met": 0}
    for number in range(*span):
        case = worker(number)
        began = time.process_time()
        explained = rules.explain(case, in_full=False)
        then = time.process_time()
        sums: dict[str, float] = {}
        for entry in case.entries:
            sums[entry.kind] = sums.get(entry.kind, 0.0) + entry.hours
        told["floor"] += time.process_time() - then
        told["rules"] += then - began
        told["entries"] += len(case.entries)
        told["requirements"] += len(explained.requirements)
        told["met"] += explained.status == "met"
    told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=30_000)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    spans = [
        (start, min(start + CHUNK, options.workers)) for start in range(0, options.workers, CHUNK)
    ]
    began = time.perf_counter()
    with ProcessPoolExecutor(options.processes) as pool:
        found = list(pool.map(asked, spans))
    wall = time.perf_counter() - began
    total = {name: sum(each[name] for each in found) for name in found[0] if name != "memory"}
    memory = max(each["memory"] for each in found)
    alone = statistics_of_one()
    print(
        f"{options.workers} workers, {total['entries']:.0f} entries, {options.processes} processes"
    )
    print(f"{total['requirements']:.0f} requirements asked; all met for {total['met']:.0f} workers")
    print(f"{'':28}{'seconds':>10}{'per worker':>14}")
    for name, words in (
        ("rules", "rules, added over processes"),
        ("floor", "floor: the hours summed"),
    ):
        each = total[name] / options.workers * 1e6
        print(f"{words:28}{total[name]:>10.1f}{each:>11.0f} µs")
    spread = total["rules"] / options.processes
    print(f"{'rules, spread evenly':28}{spread:>10.1f}")
    print(f"{'wall, with making entries':28}{wall:>10.1f}")
    print(f"{'one worker, every entry told':28}{alone:>10.4f}")
    print(f"most memory of one process: {memory:.0f} MiB")


def statistics_of_one() -> float:
    """Seconds for one worker's whole answer, as the page shows it: the middle of 50."""
    times = []
    for number in range(50):
        case = worker(number)
        began = time.perf_counter()
        rules.explain(case).as_json()
        times.append(time.perf_counter() - began)
    return sorted(times)[25]


if __name__ == "__main__":
    main()
