"""Published programs that were written for Greenhouse and Lever, with only the host changed.

They read what their authors need of it; applying is done by no published npm package, so the forms
that the vendors document are sent instead.
"""

from pathlib import Path
from uuid import UUID

from fastapi import FastAPI

from rolecall.domains.jobs.contracts.board_numbers import job_number

from tests.domains.jobs.conftest import API, WHOLE, Staff
from tests.domains.jobs.test_job_boards import DEVELOPER
from tests.support.clients import run, served
from tests.support.resumes import pdf_resume


async def test_a_gatsby_site_reads_the_board(app: FastAPI, staff: Staff) -> None:
    nurse = await staff.job(publish=True, **WHOLE)
    developer = await staff.job(publish=True, **DEVELOPER)
    async with served(app) as address:
        found = await run("greenhouse.js", address, staff.org.slug)
    by_type: dict[str, dict[str, dict[str, object]]] = {}
    for node in found["nodes"]:
        by_type.setdefault(node["internal"]["type"], {})[node["id"]] = node
    numbers = {f"GreenhouseJob-{job_number(UUID(job['id']))}" for job in (nurse, developer)}
    assert set(by_type["GreenhouseJob"]) == numbers
    departments = {node["name"]: node for node in by_type["GreenhouseDepartment"].values()}
    assert set(departments) == {"Intensive care", "Engineering"}, "the nameless one has number 0"
    offices = {node["name"] for node in by_type["GreenhouseOffice"].values()}
    assert offices == {"Denver, CO, United States", "Berlin, Germany"}
    linked = by_type["GreenhouseJob"][f"GreenhouseJob-{job_number(UUID(nurse['id']))}"]
    assert linked["departments___NODE"] == [departments["Intensive care"]["id"]]
    assert linked["questions"]
    assert f"/v1/boards/{staff.org.slug}/offices/" in found["asked"]


async def test_a_gatsby_site_reads_the_postings(app: FastAPI, staff: Staff) -> None:
    nurse = await staff.job(publish=True, **WHOLE)
    async with served(app) as address:
        found = await run("lever.js", address, staff.org.slug)
    assert found["asked"] == [f"/v0/postings/{staff.org.slug}?mode=json"]
    (node,) = found["nodes"]
    assert node["lever_id"] == nurse["id"]
    assert node["text"] == "Night nurse"
    assert node["categories"]["team"] == "Intensive care"
    assert node["hostedUrl"].endswith(staff.page(nurse))


async def test_documented_forms_are_taken(app: FastAPI, staff: Staff, tmp_path: Path) -> None:
    job = await staff.job(publish=True)
    made = await staff.admin.client.post(f"{API}/job-boards/keys", json={"name": "www"})
    token = made.json()["token"]
    resume = tmp_path / "ADA084551.pdf"
    resume.write_bytes(pdf_resume("Sammy McSamson"))
    number = job_number(UUID(job["id"]))
    async with served(app) as address:
        board = f"{address}/v1/boards/{staff.org.slug}/jobs/{number}"
        posting = f"{address}/v0/postings/{staff.org.slug}/{job['id']}"
        taken = await run("apply.js", "greenhouse", board, token, resume)
        again = await run("apply.js", "lever", posting, token, resume)
        refused = await run("apply.js", "greenhouse", board, "no-such-key", resume)
    assert (taken["status"], taken["body"]["success"]) == (200, "Candidate saved successfully")
    assert (again["status"], again["body"]["ok"]) == (409, False), "the same person, the same job"
    assert refused["status"] == 401
    listed = (await staff.client.get(f"{API}/applications")).json()["items"]
    (application,) = listed
    assert application["candidate"]["full_name"] == "Sammy McSamson"
