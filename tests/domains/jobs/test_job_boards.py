"""The interfaces of other systems, read by programs: Greenhouse's job boards, Lever's postings."""

import html
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from httpx2 import AsyncClient

from rolecall.domains.jobs.contracts.board_numbers import job_number
from rolecall.kernel import clock, ids

from tests.domains.jobs.conftest import API, WHOLE, MakeStaff, Staff

Drain = Callable[[], Awaitable[int]]
DEVELOPER: dict[str, Any] = {
    "title": "Developer",
    "department": "Engineering",
    "locations": [{"city": "Berlin", "country": "DE"}, {"city": "Denver", "region": "CO",
                                                        "country": "US"}],
    "remote_policy": "remote",
}  # fmt: skip


async def switch(staff: Staff, board: str, *, enabled: bool) -> None:
    done = await staff.admin.client.put(f"{API}/job-boards/{board}", json={"enabled": enabled})
    assert done.status_code == 200, done.text


def number(job: dict[str, Any]) -> int:
    return job_number(UUID(job["id"]))


async def test_a_board_lists_open_jobs_alone(client: AsyncClient, staff: Staff) -> None:
    nurse = await staff.job(publish=True, **WHOLE)
    await staff.job(title="Only a draft")
    secret = await staff.job(publish=True, title="Secret")
    hidden = await staff.admin.client.patch(
        f"{API}/jobs/{secret['id']}", json={"confidential": True}
    )
    assert hidden.status_code == 200, hidden.text
    closed = await staff.job(publish=True, title="Closed")
    await staff.act(closed, "close", reason="filled")
    url = f"/v1/boards/{staff.org.slug}"
    board = (await client.get(url)).json()
    assert board == {"name": staff.org.name, "content": ""}
    answer = await client.get(f"{url}/jobs")
    assert answer.headers["access-control-allow-origin"] == "*"
    listed = answer.json()
    assert listed["meta"] == {"total": 1}
    (job,) = listed["jobs"]
    assert job["id"] == job["internal_job_id"] == number(nurse)
    assert 0 < job["id"] < 2**48
    assert job["title"] == "Night nurse"
    assert job["location"] == {"name": "Denver, CO, United States"}
    assert job["absolute_url"] == f"http://testserver{staff.page(nurse)}"
    assert job["updated_at"][10] == "T"
    assert job["updated_at"].endswith("+00:00")
    assert "content" not in job
    gone = await client.get(f"{url}/jobs/{number(closed)}")
    assert (gone.status_code, gone.json()["error"]) == (410, "This job is closed.")
    for other in ("0", "999999999999999", "abc", str(UUID(nurse["id"])), "9" * 40):
        missing = await client.get(f"{url}/jobs/{other}")
        assert missing.status_code == 404, other
        assert missing.json()["status"] == 404
        assert missing.json()["error"] == "There is no such job."


async def test_contents_are_escaped_html_with_departments_and_offices(
    client: AsyncClient, staff: Staff
) -> None:
    await staff.job(publish=True, **WHOLE)
    listed = await client.get(f"/v1/boards/{staff.org.slug}/jobs/", params={"content": "true"})
    (job,) = listed.json()["jobs"]
    assert job["content"].startswith("&lt;p&gt;")
    assert html.unescape(job["content"]) == "<p>You care for <strong>patients</strong>.</p>"
    (department,) = job["departments"]
    assert department["name"] == "Intensive care"
    assert (department["parent_id"], department["child_ids"]) == (None, [])
    (office,) = job["offices"]
    assert office["name"] == office["location"] == "Denver, CO, United States"
    one = await client.get(f"/v1/boards/{staff.org.slug}/jobs/{job['id']}")
    assert one.json() == job


async def test_a_jobs_form_says_what_each_field_takes(client: AsyncClient, staff: Staff) -> None:
    days, nights = {"key": "day", "label": "Days"}, {"key": "night", "label": "Nights"}
    shifts = {
        "id": "shift",
        "kind": "multiple_choice",
        "label": "Shifts?",
        "required": False,
        "options": [days, nights],
    }
    job = await staff.job(publish=True, **{**WHOLE, "questions": [*WHOLE["questions"], shifts]})
    found = (
        await client.get(
            f"/v1/boards/{staff.org.slug}/jobs/{number(job)}",
            params={"questions": "true", "pay_transparency": "true"},
        )
    ).json()
    fields = {field["name"]: (asked, field) for asked in found["questions"]
              for field in asked["fields"]}  # fmt: skip
    assert {"first_name", "last_name", "email", "phone", "resume", "resume_text"} <= set(fields)
    assert fields["email"][0]["required"]
    assert not fields["phone"][0]["required"]
    own = [asked for asked in found["questions"] if "licence" in asked["label"]]
    assert own[0]["fields"][0]["type"] == "multi_value_single_select"
    assert own[0]["fields"][0]["values"] == [
        {"value": 0, "label": "No"}, {"value": 1, "label": "Yes"},
    ]  # fmt: skip
    (several,) = [asked for asked in found["questions"] if asked["label"] == "Shifts?"]
    assert several["fields"][0]["type"] == "multi_value_multi_select"
    assert several["fields"][0]["name"].endswith("[]")
    assert [value["label"] for value in several["fields"][0]["values"]] == ["Days", "Nights"]
    assert all(isinstance(value["value"], int) for value in several["fields"][0]["values"])
    assert found["pay_input_ranges"] == [
        {"min_cents": 4_200_000, "max_cents": 5_600_000, "currency_type": "USD",
         "title": "Per year", "blurb": ""}
    ]  # fmt: skip
    bare = await client.get(f"/v1/boards/{staff.org.slug}/jobs/{number(job)}")
    assert {"questions", "pay_input_ranges"}.isdisjoint(bare.json())


async def test_pay_that_is_not_shown_is_in_no_answer(
    client: AsyncClient, staff: Staff, drain: Drain
) -> None:
    job = await staff.job(publish=True, **WHOLE)
    board = f"/v1/boards/{staff.org.slug}/jobs/{number(job)}?pay_transparency=true"
    posting = f"/v0/postings/{staff.org.slug}/{job['id']}"
    assert (await client.get(board)).json()["pay_input_ranges"]
    assert "salaryRange" in (await client.get(posting)).json()
    hidden = await staff.admin.client.patch(
        f"{API}/organization", json={"careers": {"show_pay": False}}
    )
    assert hidden.status_code == 200, hidden.text
    await drain()
    assert (await client.get(board)).json()["pay_input_ranges"] == []
    assert {"salaryRange", "salaryDescription"}.isdisjoint((await client.get(posting)).json())


async def test_departments_and_offices_hold_their_jobs(client: AsyncClient, staff: Staff) -> None:
    nurse = await staff.job(publish=True, **WHOLE)
    developer = await staff.job(publish=True, **DEVELOPER)
    loose = await staff.job(publish=True, title="Anything")
    url = f"/v1/boards/{staff.org.slug}"
    departments = (await client.get(f"{url}/departments")).json()["departments"]
    assert [(one["name"], [job["id"] for job in one["jobs"]]) for one in departments] == [
        ("Engineering", [number(developer)]),
        ("Intensive care", [number(nurse)]),
        ("No Department", [number(loose)]),
    ]
    assert departments[-1]["id"] == 0
    one = (await client.get(f"{url}/departments/{departments[0]['id']}/")).json()
    assert one == departments[0]
    tree = (await client.get(f"{url}/departments", params={"render_as": "tree"})).json()
    assert tree["departments"][0]["children"] == []
    assert "parent_id" not in tree["departments"][0]
    offices = (await client.get(f"{url}/offices")).json()["offices"]
    held = {
        office["name"]: [job["id"] for department in office["departments"]
                         for job in department["jobs"]]
        for office in offices
    }  # fmt: skip
    assert held == {
        "Berlin, Germany": [number(developer)],
        "Denver, CO, United States": [number(developer), number(nurse)],
        "No Office": [number(loose)],
    }
    office = await client.get(f"{url}/offices/{offices[0]['id']}")
    assert office.json() == offices[0]
    assert (await client.get(f"{url}/offices/1")).status_code == 404
    assert (await client.get(f"{url}/sections")).json() == {"sections": []}
    assert (await client.get(f"{url}/education/degrees")).json()["items"] == []


async def test_a_number_is_of_its_organization_alone(
    client: AsyncClient, make_staff: MakeStaff
) -> None:
    mine, theirs = await make_staff(), await make_staff()
    job = await theirs.job(publish=True)
    for path in (f"/v1/boards/{mine.org.slug}/jobs/{number(job)}",
                 f"/v0/postings/{mine.org.slug}/{job['id']}"):  # fmt: skip
        assert (await client.get(path)).status_code == 404
    assert (await client.get(f"/v1/boards/{mine.org.slug}/jobs")).json()["jobs"] == []
    assert (await client.get(f"/v0/postings/{mine.org.slug}")).json() == []


async def test_a_script_may_take_the_answer(client: AsyncClient, staff: Staff) -> None:
    await staff.job(publish=True, title="Line\u2028break")
    url = f"/v1/boards/{staff.org.slug}/jobs"
    answer = await client.get(url, params={"callback": "site.jobs_1"})
    assert answer.headers["content-type"].startswith("application/javascript")
    assert answer.text.startswith("/**/site.jobs_1({")
    assert answer.text.endswith("});")
    assert "\u2028" not in answer.text
    refused = await client.get(url, params={"callback": "alert(1)//"})
    assert refused.status_code == 422


async def test_what_was_answered_need_not_be_sent_twice(client: AsyncClient, staff: Staff) -> None:
    await staff.job(publish=True)
    url = f"/v1/boards/{staff.org.slug}/jobs"
    first = await client.get(url)
    again = await client.get(url, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    await staff.job(publish=True)
    anew = await client.get(url, headers={"If-None-Match": first.headers["etag"]})
    assert anew.status_code == 200


async def test_lever_postings_have_levers_fields(client: AsyncClient, staff: Staff) -> None:
    nurse = await staff.job(publish=True, **WHOLE)
    answer = await client.get(f"/v0/postings/{staff.org.slug}", params={"mode": "json"})
    (posting,) = answer.json()
    page = f"http://testserver{staff.page(nurse)}"
    assert posting["id"] == nurse["id"]
    assert posting["text"] == "Night nurse"
    assert posting["categories"] == {
        "location": "Denver, CO, United States",
        "allLocations": ["Denver, CO, United States"],
        "commitment": "Part time",
        "team": "Intensive care",
        "department": "Intensive care",
    }
    assert posting["country"] == "US"
    assert posting["workplaceType"] == "hybrid"
    assert posting["createdAt"] > 1_600_000_000_000
    assert posting["descriptionPlain"] == "You care for patients."
    assert posting["lists"] == [
        {"text": "Needed", "content": "<li>Triage</li>"},
        {"text": "Welcome", "content": "<li>Spanish</li>"},
    ]
    assert posting["salaryRange"] == {
        "currency": "USD", "interval": "per-year-salary", "min": 42000, "max": 56000,
    }  # fmt: skip
    assert (posting["hostedUrl"], posting["applyUrl"]) == (page, f"{page}/apply")
    one = await client.get(f"/v0/postings/{staff.org.slug}/{nurse['id']}")
    assert one.json() == posting
    missing = await client.get(f"/v0/postings/{staff.org.slug}/{ids.uuid7()}")
    assert missing.status_code == 404
    assert missing.json()["ok"] is False
    assert missing.json()["error"]


async def test_lever_postings_are_filtered_paged_and_grouped(
    client: AsyncClient, staff: Staff
) -> None:
    await staff.job(publish=True, **WHOLE)
    await staff.job(publish=True, **DEVELOPER)
    await staff.job(publish=True, title="Anything")
    url = f"/v0/postings/{staff.org.slug}"

    async def titles(query: str = "") -> list[str]:
        return [posting["text"] for posting in (await client.get(f"{url}?{query}")).json()]

    assert await titles() == ["Anything", "Developer", "Night nurse"]
    assert await titles("skip=1&limit=1") == ["Developer"]
    assert await titles("limit=0") == []
    assert await titles("team=engineering") == ["Developer"]
    assert await titles("team=engineering&team=Nothing") == [], "several are compared as they are"
    assert await titles("department=Engineering&department=Intensive+care") == [
        "Developer", "Night nurse",
    ]  # fmt: skip
    assert await titles("location=Denver,+CO,+United+States") == ["Developer", "Night nurse"]
    assert await titles("commitment=part+time") == ["Night nurse"]
    assert await titles("level=Senior") == []
    grouped = (await client.get(f"{url}?group=team")).json()
    assert [(group["title"], len(group["postings"])) for group in grouped] == [
        ("Engineering", 1), ("Intensive care", 1), ("", 1),
    ]  # fmt: skip
    assert (await client.get(f"{url}?skip=-1")).status_code == 422


async def test_lever_postings_come_as_html_where_that_is_asked_for(
    client: AsyncClient, staff: Staff
) -> None:
    await staff.job(publish=True, title="<b>Nurse</b> & co")
    url = f"/v0/postings/{staff.org.slug}"
    browser = await client.get(url, headers={"Accept": "text/html"})
    assert browser.headers["content-type"].startswith("text/html")
    assert browser.text.startswith('<div class="lever"><ul><li class="lever-job">')
    assert "&lt;b&gt;Nurse&lt;/b&gt; &amp; co" in browser.text
    wins = await client.get(f"{url}?mode=json", headers={"Accept": "text/html"})
    assert wins.headers["content-type"] == "application/json"
    framed = await client.get(f"{url}?mode=iframe&css=https://cdn.example.com/a.css?x=1%26y=2")
    policy = framed.headers["content-security-policy"]
    assert "style-src https://cdn.example.com;" in policy
    assert "frame-ancestors" not in policy
    assert 'href="https://cdn.example.com/a.css?x=1&amp;y=2"' in framed.text
    for address in ("javascript:alert(1)", "https://a.example/;script-src *", "/a.css", 'x"y'):
        refused = await client.get(url, params={"mode": "iframe", "css": address})
        assert refused.status_code == 422, address


async def test_a_board_that_is_off_is_not_there(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(publish=True)
    paths = {
        "greenhouse": (f"/v1/boards/{staff.org.slug}/jobs",
                       f"/v1/boards/{staff.org.slug}/jobs/{number(job)}"),
        "lever": (f"/v0/postings/{staff.org.slug}", f"/v0/postings/{staff.org.slug}/{job['id']}"),
    }  # fmt: skip
    for board, addresses in paths.items():
        for path in addresses:
            assert (await client.get(path)).status_code == 200
        await switch(staff, board, enabled=False)
        for path in addresses:
            assert (await client.get(path)).status_code == 404, path
        await switch(staff, board, enabled=True)
        for path in addresses:
            assert (await client.get(path)).status_code == 200
    assert (await client.get("/v1/boards/nobody-here/jobs")).status_code == 404


async def test_a_job_leaves_the_boards_when_its_time_is_over(
    client: AsyncClient, staff: Staff
) -> None:
    ends = clock.now() + timedelta(hours=1)
    job = await staff.job(publish=True, valid_through=ends.isoformat())
    board, postings = f"/v1/boards/{staff.org.slug}/jobs", f"/v0/postings/{staff.org.slug}"
    assert len((await client.get(board)).json()["jobs"]) == 1
    assert len((await client.get(postings)).json()) == 1
    with clock.at(ends + timedelta(seconds=1)):
        assert (await client.get(board)).json()["jobs"] == []
        assert (await client.get(postings)).json() == []
        assert (await client.get(f"{board}/{number(job)}")).status_code == 410


async def test_administrators_alone_set_boards_up(staff: Staff) -> None:
    for account in (staff.recruiter, staff.manager):
        refused = await account.client.get(f"{API}/job-boards")
        assert refused.status_code == 403
    found = (await staff.admin.client.get(f"{API}/job-boards")).json()
    assert found["careers_enabled"] is True
    assert [(board["board"], board["enabled"]) for board in found["boards"]] == [
        ("greenhouse", True), ("lever", True), ("indeed", False), ("ziprecruiter", False),
        ("talent", False),
    ]  # fmt: skip
    assert found["boards"][0]["url"] == f"http://testserver/v1/boards/{staff.org.slug}"
    assert found["keys"] == []


async def test_keys_are_shown_once_rotated_and_revoked(staff: Staff) -> None:
    admin = staff.admin.client
    made = (await admin.post(f"{API}/job-boards/keys", json={"name": "www"})).json()
    assert made["token"].startswith("rcb_")
    assert made["key"]["hint"] == made["token"][-4:]
    assert made["key"]["asks_consent"] is False
    listed = await admin.get(f"{API}/job-boards")
    assert made["token"] not in listed.text
    url = f"{API}/job-boards/keys/{made['key']['id']}"
    rotated = (await admin.post(f"{url}/rotate")).json()
    assert rotated["token"] != made["token"]
    assert rotated["key"]["rotated_at"]
    revoked = (await admin.post(f"{url}/revoke")).json()
    again = (await admin.post(f"{url}/revoke")).json()
    assert revoked["revoked_at"] == again["revoked_at"]
    refused = await admin.post(f"{url}/rotate")
    assert (refused.status_code, refused.json()["code"]) == (409, "board_key_revoked")
    audit = (await admin.get(f"{API}/audit", params={"limit": 50})).json()
    actions = [entry["action"] for entry in audit["items"]]
    assert {"job_board_keys.created", "job_board_keys.rotated", "job_board_keys.revoked"} <= set(
        actions
    )
    assert actions.count("job_board_keys.revoked") == 1
    assert made["token"] not in str(audit)


@pytest.mark.parametrize("path", ["/v1/boards/{}/jobs/1", "/v0/postings/{}/1"])
async def test_applying_is_not_reading(client: AsyncClient, staff: Staff, path: str) -> None:
    refused = await client.post(path.format(staff.org.slug), json={})
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Basic")
