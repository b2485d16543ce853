"""Figures against targets, on the screen and as a file."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"

LIST_SPREAD = 1.3
RLS = 1.15
WORKERS = 1.6
READ_MS = 300.0
SCREEN_MS = 1000
SLOWEST = 10
OUTBOX = 500.0
IDLE_MS = 1000.0
UP_SECONDS = 5.0
FIRST_UP_SECONDS = 25.0
MEMORY_MIB = {"api": 180.0, "worker": 200.0, "relay": 90.0}

_HEADING = (
    f"{'':38}{'app/s':>8}{'pgbench':>9}{'ratio':>7}{'stmts':>6}"
    f"{'p50':>7}{'p95':>7}{'p99 ms':>8}{'app µs':>8}{'PG µs':>7}{'PG alone':>9}"
)

Check = tuple[str, str, str, bool]
"""What, the target, what was found, whether that meets it."""


def version() -> dict[str, Any]:
    """Return which code was measured."""
    commit, date = _git("show", "-s", "--format=%H%n%cI", "HEAD").splitlines()
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", "src", "benchmarks")
    return {"commit": commit, "date": date, "changed": bool(changed)}


def save(result: Mapping[str, Any]) -> Path:
    """Keep the figures beside those of other commits."""
    code = result["code"]
    kind = "quick" if result["quick"] else "full"
    path = RESULTS / f"{code['date'][:10]}-{code['commit'][:10]}-{kind}.json"
    path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return path


def checks(result: Mapping[str, Any]) -> Iterator[Check]:
    """Yield every target of the specification that was measured."""
    for size, found in result["sizes"].items():
        yield from _scenario_checks(size, found["scenarios"])
        if "reads" in found:
            slow = {
                path: one
                for path, one in found["reads"]["requests"].items()
                if one["p95"] > READ_MS
            }
            count = len(found["reads"]["requests"])
            yield (
                f"requests over {READ_MS:.0f} ms p95, {size}",
                "0",
                f"{len(slow)} of {count}",
                not slow,
            )
        for name, security in found.get("security", {}).items():
            ratio = security["cpu_ratio"]
            yield f"{name}, {size}: RLS against none", f"≤ {RLS}", f"{ratio}", ratio <= RLS
    yield from _spread(result["sizes"])
    if "workers" in result:
        ratio = result["workers"]["rate_ratio"]
        yield "two workers against one", f"≥ {WORKERS}", f"{ratio}", ratio >= WORKERS
    if "outbox" in result:
        rate = result["outbox"]["events_per_second"]
        yield "events and mails, outbox", f"≥ {OUTBOX:.0f}/s", f"{rate:.0f}/s", rate >= OUTBOX
        wait = result["outbox"]["idle_wait_ms"]["longest"]
        yield "longest wait, idle", f"< {IDLE_MS:.0f} ms", f"{wait:.0f} ms", wait < IDLE_MS
    if "imports" in result:
        yield from _import_checks(result["imports"])
    if "exports" in result:
        yield from _export_checks(result["exports"])
    if "startup" in result:
        yield from _startup_checks(result["startup"])
    if "screens" in result:
        screens = result["screens"]["screens"]
        late = sum(max(one["desk"].values()) > SCREEN_MS for one in screens.values())
        met = late == 0
        yield f"screens of the demo over {SCREEN_MS} ms", "0", f"{late} of {len(screens)}", met


def table(result: Mapping[str, Any]) -> str:
    """Return the figures as text."""
    lines = []
    for size, found in result["sizes"].items():
        lines += [
            "",
            f"{int(size):,} applications",
            _HEADING,
        ]
        lines += [_line(one) for one in found["scenarios"].values()]
        if "reads" in found:
            lines += ["", f"{'slowest requests, one after another':78}{'p50':>9}{'p95 ms':>9}"]
            slowest = list(found["reads"]["requests"].items())[:SLOWEST]
            lines += [f"{path:78}{one['p50']:>9}{one['p95']:>9}" for path, one in slowest]
    if "imports" in result:
        one = result["imports"]
        lines += [
            "",
            (
                f"import of {one['rows']:,}: read in {one['upload_seconds']} s, "
                f"checked at {one['check_rows_per_second']:,} rows/s, "
                f"imported at {one['run_rows_per_second']:,} rows/s; "
                f"went on {one['seconds_from_kill_to_going_on']} s after the kill"
            ),
        ]
    if "exports" in result:
        one = result["exports"]
        lines += [
            "",
            (
                f"export of {one['rows']:,}: begun in {one['start_seconds']} s, "
                f"written at {one['rows_per_second']:,} rows/s, "
                f"{one['file_mib']} MiB fetched in {one['fetch_seconds']} s; "
                f"went on {one['seconds_from_kill_to_going_on']} s after the kill"
            ),
        ]
    if "screens" in result:
        lines += _screen_lines(result["screens"])
    lines += ["", f"{'target':44}{'wanted':>12}{'found':>12}"]
    lines += [
        f"{what:44}{wanted:>12}{got:>12}  {'met' if met else 'MISSED'}"
        for what, wanted, got, met in checks(result)
    ]
    return "\n".join(lines)


def _screen_lines(found: Mapping[str, Any]) -> list[str]:
    """Return the slowest screens, in milliseconds until they can be used."""
    phone = f"phone, {found['phone_is_slower']} times slower"
    lines = ["", f"{'slowest screens, ms':70}{'desk':>16}{phone:>26}"]
    lines += [f"{'':70}{'anew':>8}{'by link':>8}{'anew':>18}{'by link':>8}"]
    for route, one in list(found["screens"].items())[:SLOWEST]:
        desk, small = one["desk"], one["phone"]
        lines.append(
            f"{route:70}{desk['anew']:>8}{desk['by_link']:>8}"
            f"{small['anew']:>18}{small['by_link']:>8}"
        )
    return lines


def _scenario_checks(size: str, scenarios: Mapping[str, Any]) -> Iterator[Check]:
    for name, one in scenarios.items():
        title = f"{name}, {size}"
        if one.get("wanted") and "ratio" in one:
            ratio, wanted = one["ratio"], one["wanted"]
            yield f"{title}: of pgbench", f"≥ {wanted}", f"{ratio}", ratio >= wanted
        if one.get("wanted_rate"):
            rate, wanted = one["app"]["rate"], one["wanted_rate"]
            yield f"{title}: rate", f"≥ {wanted:,.0f}/s", f"{rate:,.0f}/s", rate >= wanted
        if name == "list" and one["statements"] is not None:
            count = one["statements"]
            yield f"{title}: statements", "≤ 2", f"{count}", count <= 2


def _spread(sizes: Mapping[str, Any]) -> Iterator[Check]:
    times = [
        found["scenarios"]["list"]["app"]["cpu_us"]
        + found["scenarios"]["list"]["app"]["database_us"]
        for found in sizes.values()
        if "list" in found["scenarios"]
    ]
    if len(times) > 1:
        spread = round(max(times) / min(times), 2)
        yield "list, CPU across sizes", f"≤ {LIST_SPREAD}", f"{spread}", spread <= LIST_SPREAD


def _import_checks(one: Mapping[str, Any]) -> Iterator[Check]:
    rows, records, people = one["rows"], one["records"], one["people"]
    met = rows == records == people
    yield "import, killed: records of people", f"{rows:,}", f"{records:,} of {people:,}", met
    for role in ("worker", "api"):
        most, limit = one[f"{role}_peak_mib"], MEMORY_MIB[role]
        yield f"import: peak of {role}", f"≤ {limit:.0f} MiB", f"{most} MiB", most <= limit


def _export_checks(one: Mapping[str, Any]) -> Iterator[Check]:
    rows, written, different = one["rows"], one["written"], one["different"]
    met = rows == written == different
    yield "export, killed: rows of people", f"{rows:,}", f"{written:,} of {different:,}", met
    for role in ("worker", "api"):
        most, limit = one[f"{role}_peak_mib"], MEMORY_MIB[role]
        yield f"export: peak of {role}", f"≤ {limit:.0f} MiB", f"{most} MiB", most <= limit


def _startup_checks(startup: Mapping[str, Any]) -> Iterator[Check]:
    first, later = startup["first_with_demo_seconds"], startup["existing_seconds"]
    yield (
        "first start with demo",
        f"< {FIRST_UP_SECONDS:.0f} s",
        f"{first} s",
        (first < FIRST_UP_SECONDS),
    )
    middle = sorted(later)[len(later) // 2]
    yield "start on existing data", f"< {UP_SECONDS:.0f} s", f"{middle} s", middle < UP_SECONDS
    for role, limit in MEMORY_MIB.items():
        memory = startup["memory"]
        used = [memory[role]] if role in memory else []
        if role == "worker":
            used += memory.get("worker children", [])
        most = max((one["rss_mib"] for one in used), default=0.0)
        yield f"memory of {role}, resident", f"≤ {limit:.0f} MiB", f"{most} MiB", 0 < most <= limit


def _line(one: Mapping[str, Any]) -> str:
    app, alone = one["app"], one.get("pgbench")
    return (
        f"{one['title']:38}{app['rate']:>8,.0f}"
        f"{alone['rate'] if alone else 0:>9,.0f}{one.get('ratio', 0):>7.2f}"
        f"{one['statements'] if one['statements'] is not None else '':>6}"
        f"{app['p50'] / 1000:>7.1f}{app['p95'] / 1000:>7.1f}{app['p99'] / 1000:>8.1f}"
        f"{app['cpu_us']:>8.0f}{app['database_us']:>7.0f}"
        f"{alone['database_us'] if alone else 0:>9.0f}"
    )


def _git(*words: str) -> str:
    done = subprocess.run(
        ["git", *words],  # noqa: S607 - whichever git there is
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        cwd=RESULTS.parent.parent,
    )
    return done.stdout.strip()
