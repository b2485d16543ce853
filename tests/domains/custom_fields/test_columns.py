"""Custom fields as columns of lists: typed, and one query for all rows."""

from typing import Any

from rolecall.access import Role

from tests.support.hiring import applied, open_job
from tests.support.queries import counted_statements
from tests.support.world import Account, World


async def field(admin: Account, label: str, kind: str, **more: Any) -> dict[str, Any]:
    made = await admin.client.post(
        "/api/v1/custom-fields", json={"label": label, "kind": kind, **more}
    )
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def test_lists_answer_the_columns_in_one_query_for_all_rows(world: World) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    interviewer = await org.member(Role.INTERVIEWER)
    job = await open_job(recruiter)
    days = await field(admin, "Notice", "number")
    asks = await field(admin, "Knows", "member")
    unused = await field(admin, "Never asked for", "text")
    values = {days["id"]: 30, asks["id"]: str(admin.user_id), unused["id"]: "secret"}
    for number in range(3):
        application_id = await applied(
            world.client(), job["id"], email=f"c{number}@example.com", name=f"Person {number}"
        )
        found = (await recruiter.client.get(f"/api/v1/applications/{application_id}")).json()
        url = f"/api/v1/candidates/{found['candidate']['id']}/custom-fields"
        assert (await recruiter.client.patch(url, json={"values": values})).status_code == 200
        await recruiter.client.put(
            f"/api/v1/applications/{application_id}/assignees",
            json={"user_ids": [str(interviewer.user_id)]},
        )
    asked = {"with_field": [days["id"], asks["id"]], "job_id": job["id"]}
    for path, params in (
        ("applications", asked),
        ("candidates", {"with_field": asked["with_field"]}),
    ):
        await recruiter.client.get(f"/api/v1/{path}", params=params)
        with counted_statements(world.runtime.database) as statements:
            answer = await recruiter.client.get(f"/api/v1/{path}", params=params)
        items = answer.json()["items"]
        assert [cell["display"] for cell in items[0]["custom"]] == ["30", admin.full_name]
        assert items[0]["custom"][0]["value"] == 30.0
        assert len(items) == 3
        of_fields = [one for one in statements if "custom_field_values" in one]
        assert len(of_fields) == 1, of_fields
    # The same address shows an interviewer no record of a candidate.
    own = (await interviewer.client.get("/api/v1/applications", params=asked)).json()["items"]
    assert [item["custom"] for item in own] == [[], [], []]


async def test_candidates_are_sorted_by_name_and_fall_into_groups(world: World) -> None:
    recruiter = await (await world.organization()).member(Role.RECRUITER)
    made = {}
    for name, source in (("Cy", "referral"), ("Ana", "sourced"), ("Bo", "referral")):
        body = {"full_name": name, "source": source}
        made[name] = (await recruiter.client.post("/api/v1/candidates", json=body)).json()["id"]
    tag = (await recruiter.client.post("/api/v1/tags", json={"name": "Nights"})).json()
    marks = {"candidate_ids": [made["Bo"]], "add": [tag["id"]]}
    await recruiter.client.post("/api/v1/candidates/tags", json=marks)

    async def listed(**params: Any) -> list[str]:
        found: list[str] = []
        query = {"limit": 2, **params}
        while True:
            page = (await recruiter.client.get("/api/v1/candidates", params=query)).json()
            found += [item["full_name"] for item in page["items"]]
            if page["next_cursor"] is None:
                return found
            query["cursor"] = page["next_cursor"]

    assert await listed(sort="name") == ["Ana", "Bo", "Cy"]
    assert await listed(sort="-name") == ["Cy", "Bo", "Ana"]
    assert await listed(sort="created_at") == ["Cy", "Ana", "Bo"]
    assert sorted(await listed(first_source="referral")) == ["Bo", "Cy"]
    assert await listed(untagged=True, sort="name") == ["Ana", "Cy"]
    url = "/api/v1/candidates/groups"
    groups = (await recruiter.client.get(url, params={"by": "source"})).json()
    assert groups["total"] == 3
    assert [(one["key"], one["count"]) for one in groups["groups"]] == [
        ("referral", 2),
        ("sourced", 1),
    ]
    tags = (await recruiter.client.get(url, params={"by": "tag"})).json()["groups"]
    assert [(one["label"], one["count"]) for one in tags] == [("No tags", 2), ("Nights", 1)]
