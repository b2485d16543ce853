"""One data set: every scenario against pgbench, by turns."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from statistics import median
from typing import Any

from benchmarks import load, pgbench, processes, recording
from benchmarks.installation import Api, Installation
from benchmarks.scenarios import Scenario
from benchmarks.targets import Target

APP_ROLE = "rolecall_app"
FREE_ROLE = "postgres"
"""The superuser, whom row-level security does not bind."""
CLIENTS = 8
APP_CORE = 0
OTHER_CORES = range(1, processes.cores()) or range(1)
"""Where load client and database are while the api is measured."""

Report = Callable[[str], None]


@dataclass(frozen=True)
class Effort:
    """How long and how often."""

    seconds: float
    rounds: int


def measure(
    installation: Installation,
    api: Api,
    found: Sequence[Target],
    scenario: Scenario,
    effort: Effort,
) -> dict[str, Any]:
    """Return the figures of one scenario: pgbench and the application by turns, medians."""
    since = datetime.now(UTC)
    recorded = []
    if scenario.pairs is not None:
        recorded = recording.record(installation.settings, scenario.pairs(found))
    scripts = [pgbench.script(one, number, since) for number, one in enumerate(recorded)]
    requests: Sequence[load.Request] = scenario.requests(found, api)
    _warm_up(api, scenario, requests)
    alone, whole = [], []
    for left in range(effort.rounds, 0, -1):
        if scripts and _has_statements(recorded):
            alone.append(_pgbench(installation, scripts, effort.seconds))
        sent = requests[: len(requests) // left] if scenario.once else requests
        whole.append(_application(installation, api, scenario, sent, effort.seconds))
        if scenario.once:
            requests = _left(requests, int(whole[-1]["requests"]), scenario.connections)
    result: dict[str, Any] = {
        "title": scenario.title,
        "statements": recording.count_of(recorded[0]) if recorded else None,
        "app": _median(whole),
    }
    if alone:
        result["pgbench"] = _median(alone)
        result["ratio"] = round(result["app"]["rate"] / result["pgbench"]["rate"], 3)
    return result


def measure_security(
    installation: Installation, found: Sequence[Target], scenario: Scenario, effort: Effort
) -> dict[str, Any]:
    """Return what row-level security costs: the same statements as the superuser."""
    if scenario.pairs is None:
        raise ValueError(f"{scenario.name} records no statements")
    since = datetime.now(UTC)
    recorded = recording.record(installation.settings, scenario.pairs(found))
    scripts = [pgbench.script(one, number, since) for number, one in enumerate(recorded)]
    bound, free = [], []
    for _ in range(effort.rounds):
        bound.append(_pgbench(installation, scripts, effort.seconds))
        free.append(_pgbench(installation, scripts, effort.seconds, role=FREE_ROLE))
    with_security, without = _median(bound), _median(free)
    spent = with_security["database_us"] / without["database_us"]
    return {
        "with": with_security,
        "without": without,
        "cpu_ratio": round(spent, 3),
        "time_ratio": round(with_security["p50"] / without["p50"], 3),
    }


def measure_workers(
    installation: Installation,
    scenario: Scenario,
    found: Sequence[Target],
    effort: Effort,
    server: Mapping[str, str],
) -> dict[str, Any]:
    """Return one api process against two, all of them on all cores, in the environment `server`."""
    one: list[dict[str, float]] = []
    two: list[dict[str, float]] = []
    with installation.api(**server) as first, installation.api(**server) as second:
        requests = scenario.requests(found, first)
        for each in (first, second):
            _warm_up(each, scenario, requests)
        for _ in range(effort.rounds):
            one.append(_together(installation, [first], requests, effort.seconds))
            two.append(_together(installation, [first, second], requests, effort.seconds))
    single, double = _median(one), _median(two)
    return {
        "one": single,
        "two": double,
        "rate_ratio": round(double["rate"] / single["rate"], 3),
        "cpu_ratio": round(double["cpu_us"] / single["cpu_us"], 3),
    }


def _together(
    installation: Installation,
    apis: Sequence[Api],
    requests: Sequence[load.Request],
    seconds: float,
) -> dict[str, float]:
    connections = 16 // len(apis)
    with (
        processes.spent([api.pid for api in apis], installation.postmaster) as spent,
        processes.busy() as busy,
        ThreadPoolExecutor(len(apis)) as pool,
    ):
        runs = list(
            pool.map(
                lambda api: load.run(
                    api.url, requests, connections=connections, seconds=seconds,
                    cores=range(processes.cores()),
                ),
                apis,
            )
        )  # fmt: skip
    count = sum(run.requests for run in runs)
    return {
        "rate": round(sum(run.rate for run in runs), 1),
        "cpu_us": round(spent.app / count * 1e6, 1),
        "database_us": round(spent.database / count * 1e6, 1),
        **busy,
    }


def _application(
    installation: Installation,
    api: Api,
    scenario: Scenario,
    requests: Sequence[load.Request],
    seconds: float,
) -> dict[str, float]:
    with (
        # The scheduler likes to put who is woken beside who wakes, so that the api and the database
        # would share one core and leave the other idle.
        processes.family_on(installation.postmaster, OTHER_CORES),
        processes.spent([api.pid], installation.postmaster) as spent,
        processes.busy() as busy,
    ):
        run = load.run(
            api.url,
            requests,
            connections=scenario.connections,
            seconds=seconds,
            cores=OTHER_CORES,
            once=scenario.once,
        )
    if run.refused or run.broken:
        raise SystemExit(f"{scenario.name}: {run.refused} refused, {run.broken} broken: {run}")
    return {
        "rate": round(run.rate, 1),
        "p50": run.p50,
        "p95": run.p95,
        "p99": run.p99,
        "requests": run.requests,
        "cpu_us": round(spent.app / run.requests * 1e6, 1),
        "database_us": round(spent.database / run.requests * 1e6, 1),
        **busy,
    }


def _pgbench(
    installation: Installation,
    scripts: Sequence[pgbench.Script],
    seconds: float,
    role: str = APP_ROLE,
) -> dict[str, float]:
    with processes.busy() as busy:
        ran, spent = pgbench.run(
            scripts,
            folder=installation.layout.sockets,
            user=role,
            clients=CLIENTS,
            seconds=seconds,
            postmaster=installation.postmaster,
        )
    return {
        **{name: value for name, value in asdict(ran).items() if name != "failed"},
        "rate": round(ran.rate, 1),
        "database_us": round(spent / ran.transactions * 1e6, 1),
        **busy,
    }


def _warm_up(api: Api, scenario: Scenario, requests: Sequence[load.Request]) -> None:
    """Let every connection of the pool plan its statements, and the caches fill."""
    if not scenario.once:
        load.run(api.url, requests, connections=scenario.connections, seconds=2, cores=OTHER_CORES)


def _left(
    requests: Sequence[load.Request], answered: int, connections: int
) -> Sequence[load.Request]:
    """Return what was not sent yet, without the records whose request was cut off at the end."""
    cut_off = {
        one.path for one in requests[max(0, answered - connections) : answered + connections]
    }
    return [one for one in requests[answered + connections :] if one.path not in cut_off]


def _has_statements(recorded: Sequence[recording.Recorded]) -> bool:
    return bool(recorded and recorded[0])


def _median(runs: Sequence[Mapping[str, float]]) -> dict[str, Any]:
    """Return the median of each figure, and all rates."""
    found: dict[str, Any] = {name: median(run[name] for run in runs) for name in runs[0]}
    found["rates"] = [run["rate"] for run in runs]
    return found
