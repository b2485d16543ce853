"""How fast people of a file become candidates, in how much memory; a kill doubles nobody."""

import asyncio
import time
import uuid
from typing import Any

import asyncpg

from benchmarks.asking import ask, high_water, kill, peak, send, until
from benchmarks.installation import Api, Installation
from benchmarks.targets import Target

_SOURCE = "benchmark import"
_COUNTED = """
SELECT count(*) AS records, count(DISTINCT email_norm) AS people
FROM candidates WHERE org_id = $1 AND source_first = $2
"""


def measure_imports(made: Installation, api: Api, target: Target, rows: int) -> dict[str, Any]:
    """Import a file, kill the worker with SIGKILL half-way, and return what it took.

    The rate of the run leaves out the time in which no worker was there or the lease of the dead
    one's delivery ran, which is told by itself.
    """
    # Addresses of their own: the data of a folder is kept for the next time.
    mark = uuid.uuid4().hex[:8]
    began = time.monotonic()
    found = _upload(api, target, _people(rows, mark))
    uploaded = time.monotonic() - began
    path = f"/api/v1/imports/{found['id']}"
    ask(api, target, "PATCH", path, _settings(found, f"{_SOURCE} {mark}"))
    with made.process("relay"):
        with made.process("worker") as first:
            began = time.monotonic()
            ask(api, target, "POST", f"{path}/check")
            until(api, target, path, lambda it: not it["check"]["is_open"])
            checked = time.monotonic() - began
            begun_at = time.monotonic()
            ask(api, target, "POST", f"{path}/run")
            half = until(api, target, path, lambda it: _done(it) >= rows // 2)
            killed_at = time.monotonic()
            most = peak(first.pid)
            kill(first.pid)
        before = _done(half)
        with made.process("worker") as second:
            went_on = until(api, target, path, lambda it: _done(it) > before + 1_000)
            resumed_at, resumed = time.monotonic(), _done(went_on)
            end = until(api, target, path, lambda it: not it["run"]["is_open"])
            ended_at = time.monotonic()
            most = max(most, peak(second.pid))
    counted = asyncio.run(_count(made.admin_dsn, target.org_id, f"{_SOURCE} {mark}"))
    working = (killed_at - begun_at) + (ended_at - resumed_at)
    return {
        "rows": rows,
        "upload_seconds": round(uploaded, 1),
        "check_rows_per_second": round(rows / checked),
        "run_rows_per_second": round((before + rows - resumed) / working),
        "seconds_from_kill_to_going_on": round(resumed_at - killed_at, 1),
        "worker_peak_mib": most,
        "api_peak_mib": high_water(api.pid),
        "states": end["states"],
        "source": f"{_SOURCE} {mark}",
        **counted,
    }


def _people(rows: int, mark: str) -> bytes:
    lines = [
        f"Given{number} Family{number % 5_003},person{number}.{mark}@example.com,"
        f"+1 {200 + number % 700} 555 {number % 10_000:04},Town {number % 300},"
        f'"Nurse, ward {number % 40}",Clinic {number % 900}\r\n'
        for number in range(rows)
    ]
    return ("Name,Email,Phone,City,Job title,Company\r\n" + "".join(lines)).encode()


def _settings(found: dict[str, Any], source: str) -> dict[str, Any]:
    targets = [column["target"] for column in found["columns"]]
    return {"targets": targets, "existing": "skip", "source": source, "tags": ["Benchmark"]}


def _upload(api: Api, target: Target, content: bytes) -> dict[str, Any]:
    boundary = uuid.uuid4().hex
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; '
        'filename="people.csv"\r\nContent-Type: text/csv\r\n\r\n'
    )
    body = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
    sent = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    return send(api, target, "POST", "/api/v1/imports", body, sent)


def _done(found: dict[str, Any]) -> int:
    return sum(found["states"].get(state, 0) for state in ("created", "updated", "left", "failed"))


async def _count(dsn: str, org_id: str, source: str) -> dict[str, int]:
    connection = await asyncpg.connect(dsn)
    try:
        (row,) = await connection.fetch(_COUNTED, uuid.UUID(str(org_id)), source)
        return {"records": row["records"], "people": row["people"]}
    finally:
        await connection.close()
