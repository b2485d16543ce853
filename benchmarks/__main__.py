"""`python -m benchmarks`, which `make bench` calls: measure and keep the figures."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import load, plans, processes, recording, report
from benchmarks.exporting import measure_exports
from benchmarks.importing import measure_imports
from benchmarks.installation import Installation, installation
from benchmarks.measuring import APP_CORE, Effort, measure, measure_security, measure_workers
from benchmarks.outbox import measure_outbox
from benchmarks.reading import measure_reads
from benchmarks.scenarios import SCENARIOS, Scenario
from benchmarks.screens import measure_screens
from benchmarks.startup import measure_startup
from benchmarks.targets import find_targets, sign_in

ORGANIZATIONS = 1000
SMALL, LARGE = 10_000, 1_000_000
BIG_TENANT = 50_000
APPLICATIONS_EACH = 200
OUTBOX_APPLICATIONS = 3_000
IMPORTED = 100_000
WITH_SECURITY = ("list", "page")
ON_BULK_DATA = {"scenarios", "reads", "security", "workers", "outbox", "imports"}
PARTS = ("scenarios", "reads", "security", "workers", "outbox", "imports", "startup", "screens")
SERVER = {
    "ROLECALL_REQUESTS_PER_MINUTE": "1000000000",
    "ROLECALL_SIGN_INS_PER_MINUTE": "1000000",
    "ROLECALL_LOG_LEVEL": "INFO",
}


def main(words: Sequence[str]) -> int:
    """Measure what is asked for; return 0 when every target that was measured is met."""
    asked = _arguments(words)
    sizes = [SMALL] if asked.quick else [SMALL, LARGE]
    effort = Effort(asked.seconds, asked.rounds)
    scenarios = [one for one in SCENARIOS if not asked.only or one.name in asked.only]
    result: dict[str, Any] = {
        "code": report.version(),
        "quick": asked.quick,
        "machine": processes.machine(),
        "client": load.client(),
        "effort": {"seconds": effort.seconds, "rounds": effort.rounds},
        "load_before": processes.load_average(),
        "sizes": {},
    }
    for size in sizes if ON_BULK_DATA.intersection(asked.parts) else ():
        with installation(asked.data / str(size)) as made:
            result["sizes"][str(size)] = _measure_size(made, size, scenarios, effort, asked.parts)
            if size == sizes[-1]:
                result |= _measure_once(made, effort, asked.parts)
    if "startup" in asked.parts:
        _say("starting")
        result["startup"] = measure_startup(effort.rounds)
    if "screens" in asked.parts:
        _say("every screen of the demo")
        result["screens"] = measure_screens()
    result["load_after"] = processes.load_average()
    result["targets"] = [
        {"what": what, "wanted": wanted, "found": found, "met": met}
        for what, wanted, found, met in report.checks(result)
    ]
    print(report.table(result))
    print(
        f"\nload of the machine before and after: {result['load_before']}, {result['load_after']}"
    )
    if not asked.no_save:
        print(f"kept as {report.save(result).relative_to(Path.cwd())}")
    return 0 if all(one["met"] for one in result["targets"]) else 1


def _measure_size(
    made: Installation,
    size: int,
    scenarios: Sequence[Scenario],
    effort: Effort,
    parts: Sequence[str],
) -> dict[str, Any]:
    _say(f"loading {size:,} applications")
    seconds = made.seed(ORGANIZATIONS, size, 1)
    if size == LARGE:
        seconds += made.seed(1, BIG_TENANT, 2)
    found = find_targets(made, APPLICATIONS_EACH)
    result: dict[str, Any] = {"seed_seconds": seconds, "scenarios": {}, "plans": {}}
    with made.api(APP_CORE, **SERVER) as api:
        sign_in(api, found)
        for scenario in scenarios if "scenarios" in parts else ():
            _say(f"{size:,}: {scenario.title}")
            one = measure(made, api, found, scenario, effort)
            one |= {"wanted": scenario.wanted, "wanted_rate": scenario.wanted_rate}
            result["scenarios"][scenario.name] = one
        for scenario in scenarios:
            if scenario.pairs is not None and not scenario.once and scenario.name != "sign_in":
                recorded = recording.record(made.settings, scenario.pairs(found)[:1])[0]
                result["plans"][scenario.name] = plans.indexes_used(made.app_dsn, recorded)
        if "reads" in parts:
            _say(f"{size:,}: every request of the screens")
            result["reads"] = measure_reads(made, api)
        if "security" in parts:
            chosen = [one for one in scenarios if one.name in WITH_SECURITY]
            _say(f"{size:,}: with and without row-level security")
            result["security"] = {
                one.name: measure_security(made, found, one, effort) for one in chosen
            }
    return result


def _measure_once(made: Installation, effort: Effort, parts: Sequence[str]) -> dict[str, Any]:
    """Measure what is the same for every size."""
    found = find_targets(made, APPLICATIONS_EACH)
    result: dict[str, Any] = {}
    if "workers" in parts:
        _say("one api process and two")
        with made.api(**SERVER) as api:
            sign_in(api, found)
        scenario = next(one for one in SCENARIOS if one.name == "list")
        result["workers"] = measure_workers(made, scenario, found, effort, SERVER)
    if "outbox" in parts:
        _say("outbox")
        result["outbox"] = measure_outbox(made, found, OUTBOX_APPLICATIONS)
    if "imports" in parts:
        _say(f"importing and exporting {IMPORTED:,} candidates, each with a kill half-way")
        with made.api(**SERVER) as api:
            sign_in(api, found[:1])
            result["imports"] = measure_imports(made, api, found[0], IMPORTED)
        # In an api of its own, whose memory is that of the export alone.
        with made.api(**SERVER) as api:
            sign_in(api, found[:1])
            source = result["imports"]["source"]
            result["exports"] = measure_exports(made, api, found[0], source, IMPORTED)
    return result


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10,000 applications alone")
    parser.add_argument("--seconds", type=float, default=8.0, help="length of one run")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each kind; medians count")
    parser.add_argument("--data", type=Path, default=Path("build/bench"), help="where data is kept")
    parser.add_argument("--only", nargs="*", help=", ".join(one.name for one in SCENARIOS))
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=PARTS)
    parser.add_argument("--no-save", action="store_true", help="keep no file of the figures")
    return parser.parse_args(words)


def _say(line: str) -> None:
    print(f"[{time.strftime('%H:%M:%S')}] {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
