"""How long every screen's requests take in the largest organization, one after another.

Asked is each GET of an organization that the API document has, by its administrator, and lists as
people narrow them. Ids come from the lists above them; what the data has no example of is named.
"""

import asyncio
import statistics
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import asyncpg

from rolecall.entrypoints.api import create_app
from rolecall.entrypoints.seed.demo import DEMO_PASSWORD
from rolecall.infra.settings import Settings

from benchmarks.examples import Examples
from benchmarks.installation import Api, Installation
from benchmarks.targets import WEB

ROUNDS = 20
UNHURRIED = {"/api/v1/audit/verify", "/api/v1/events"}
"""One reads the whole log on purpose, the other never ends."""
ROWS_OF_A_REPORT = "/api/v1/reports/{report}/rows"
"""Asked for figures that there are."""
NARROWED = (
    "/api/v1/applications?q=an",
    "/api/v1/applications?q=schmidt",
    "/api/v1/applications?status=active&sort=-applied_at",
    "/api/v1/applications?job_id={job_id}&stage=screening",
    "/api/v1/candidates?q=an",
    "/api/v1/candidates?q=maria+lop",
    "/api/v1/jobs?q=nurse",
    "/api/v1/search?q=nurse&kind=files",
    "/api/v1/search?q=an&kind=people",
    "/api/v1/search/best?q=ma+sch",
    "/api/v1/search/best?q=207+555",
    "/api/v1/search/counts?q=anna",
    "/api/v1/triage?jobs=all",
)
WORDS = {"q": "nurse", "status": "active"}
"""Values of parameters that a request must have."""
_LARGEST = """
SELECT a.org_id, o.slug, a.job_id, count(*) AS n
FROM applications AS a JOIN organizations AS o ON o.id = a.org_id
GROUP BY 1, 2, 3 ORDER BY n DESC LIMIT 1
"""
_ONE = """
SELECT id AS application_id, candidate_id FROM applications
WHERE org_id = $1 AND job_id = $2 ORDER BY id LIMIT 1
"""


def measure_reads(made: Installation, api: Api) -> dict[str, Any]:
    """Return milliseconds per request, slowest first, and what could not be asked."""
    slug, known = asyncio.run(_largest(made.admin_dsn))
    body = {"email": f"admin@{slug}.example.com", "password": DEMO_PASSWORD}
    _, cookie = api.post("/api/v1/auth/login", body, **WEB)
    reader = Examples(api.address, {"Cookie": cookie, **WEB}, {**known, "job_ids": known["job_id"]})
    times, missing = {}, []
    for path in (*_paths(), *_rows_of_reports(reader), *NARROWED):
        filled = reader.filled(path)
        if filled is None or not reader.is_answered(filled):
            missing.append(path)
            continue
        taken = [reader.milliseconds(filled) for _ in range(ROUNDS)]
        ordered = sorted(taken)
        times[path] = {
            "p50": round(statistics.median(ordered), 1),
            "p95": round(ordered[round(0.95 * (ROUNDS - 1))], 1),
            "longest": round(ordered[-1], 1),
        }
    slowest = dict(sorted(times.items(), key=lambda one: -one[1]["p95"]))
    return {"rounds": ROUNDS, "requests": slowest, "without_example": missing}


def _paths() -> Iterator[str]:
    """Yield the paths of the document, with the parameters that each must have."""
    document = create_app(Settings()).openapi()
    for path, methods in document["paths"].items():
        declared = methods.get("get")
        if declared is None or declared["x-scope"] != "org" or path in UNHURRIED:
            continue
        if path == ROWS_OF_A_REPORT:
            continue
        needed = [
            one["name"]
            for one in declared.get("parameters", [])
            if one["in"] == "query" and one.get("required")
        ]
        query = "&".join(f"{name}={WORDS.get(name, '{' + name + '}')}" for name in needed)
        for variant in _variants(document, path, declared):
            yield f"{variant}?{query}" if query else variant


def _rows_of_reports(reader: Examples) -> Iterator[str]:
    """Yield the rows behind the largest figure of each table of each report."""
    for report in reader.content("/api/v1/reports")["items"]:
        path = f"/api/v1/reports/{report['key']}"
        for table in reader.content(path)["tables"]:
            figures = [
                (figure["rows"], row["key"], column)
                for row in table["rows"]
                for column, figure in row["figures"].items()
            ]
            if figures:
                _, row, column = max(figures)
                cell = urlencode({"table": table["key"], "row": row, "column": column})
                yield f"{path}/rows?{cell}"


def _variants(document: Mapping[str, Any], path: str, declared: Mapping[str, Any]) -> Iterator[str]:
    """Yield a path once for each word that a part of it can be."""
    for one in declared.get("parameters", []):
        name = one["schema"].get("$ref", "").rpartition("/")[2]
        words = document["components"]["schemas"].get(name, {}).get("enum", [])
        if one["in"] == "path" and words:
            yield from (path.replace("{" + one["name"] + "}", word) for word in words)
            return
    yield path


async def _largest(dsn: str) -> tuple[str, dict[str, str]]:
    """Return the organization with the largest job, and its examples."""
    connection = await asyncpg.connect(dsn)
    try:
        [job] = await connection.fetch(_LARGEST)
        [one] = await connection.fetch(_ONE, job["org_id"], job["job_id"])
    finally:
        await connection.close()
    known = {"job_id": job["job_id"], **dict(one)}
    return job["slug"], {name: str(value) for name, value in known.items()}
