"""Reports as files, and the record of who took them out."""

import csv
import io

from rolecall.access import Role

from tests.support.hiring import applied, open_job
from tests.support.world import World


async def test_an_export_says_what_the_report_says_and_is_recorded(world: World) -> None:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    job = await open_job(admin)
    await applied(world.client(), job["id"], name="=cmd|' /C calc'!A0")
    tables = await admin.client.post("/api/v1/reports/funnel/export")
    assert tables.status_code == 200, tables.text
    assert tables.headers["Content-Type"].startswith("text/csv")
    assert 'filename="funnel.csv"' in tables.headers["Content-Disposition"]
    assert "Applied,1,100," in tables.content.decode("utf-8-sig")
    rows = await admin.client.post(
        "/api/v1/reports/funnel/rows/export",
        params={"table": "stages", "row": "applied", "column": "active"},
    )
    head, written = csv.reader(io.StringIO(rows.content.decode("utf-8-sig"), newline=""))
    assert head[0] == "Candidate"
    assert written[:2] == ["'=cmd|' /C calc'!A0", job["title"]]
    entries = (await admin.client.get("/api/v1/audit")).json()["items"]
    said = [entry["summary"] for entry in entries if entry["action"].startswith("reports.")]
    assert said[0] == "Exported 1 row of the report “Funnel”."
    assert said[1].startswith("Exported the report “Funnel”, ")
