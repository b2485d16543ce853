"""How fast people are written into a file, in how much memory; a kill doubles no row."""

import csv
import io
import time
from http.client import HTTPConnection
from typing import Any

from benchmarks.asking import ask, high_water, kill, peak, until
from benchmarks.installation import Api, Installation
from benchmarks.targets import Target


def measure_exports(
    made: Installation, api: Api, target: Target, source: str, rows: int
) -> dict[str, Any]:
    """Export everybody who came by a source, kill the worker half-way, and fetch the file.

    The rate leaves out the time in which no worker was there.
    """
    before = high_water(api.pid)
    began = time.monotonic()
    begun = ask(
        api, target, "POST", "/api/v1/candidates/exports",
        {"selection": {"filter": {"source": source}}},
    )  # fmt: skip
    frozen = time.monotonic() - began
    path = f"/api/v1/operations/{begun['id']}"
    with made.process("relay"):
        with made.process("worker") as first:
            began_at = time.monotonic()
            half = until(api, target, path, lambda it: it["file_rows"] >= rows // 2)
            killed_at = time.monotonic()
            most = peak(first.pid)
            kill(first.pid)
        done = half["file_rows"]
        with made.process("worker") as second:
            went_on = until(api, target, path, lambda it: it["file_rows"] > done)
            resumed_at = time.monotonic()
            until(api, target, path, lambda it: it["finished_at"] is not None)
            ended_at = time.monotonic()
            most = max(most, peak(second.pid))
    working = (killed_at - began_at) + (ended_at - resumed_at)
    fetched_at = time.monotonic()
    content = _fetch(api, target, f"{path}/file")
    fetched = time.monotonic() - fetched_at
    ids = [row["Candidate"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]
    return {
        "rows": rows,
        "start_seconds": round(frozen, 2),
        "rows_per_second": round((done + rows - went_on["file_rows"]) / working),
        "seconds_from_kill_to_going_on": round(resumed_at - killed_at, 1),
        "file_mib": round(len(content) / 1024**2, 1),
        "fetch_seconds": round(fetched, 2),
        "worker_peak_mib": most,
        "api_peak_before_mib": before,
        "api_peak_mib": high_water(api.pid),
        "written": len(ids),
        "different": len(set(ids)),
    }


def _fetch(api: Api, target: Target, path: str) -> bytes:
    connection = HTTPConnection(api.address, timeout=300)
    try:
        connection.request("GET", path, headers=target.browser)
        response = connection.getresponse()
        if response.status != 200:
            raise SystemExit(f"{path} answered {response.status}")
        return response.read()
    finally:
        connection.close()
