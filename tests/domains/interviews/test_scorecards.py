"""Filling in scorecards: drafts, submitting, amending, the version of the kit, the debrief."""

from datetime import timedelta

from rolecall.kernel import clock

from tests.domains.interviews.conftest import FILLED_IN, KIT, Team


async def test_a_draft_is_kept_as_far_as_it_is(team: Team) -> None:
    made = await team.arrange()
    url = f"/api/v1/interviews/{made['id']}/scorecard"
    first = await team.ina.client.put(url, json={"ratings": {"calm": 3}})
    assert (first.status_code, first.json()["version"]) == (200, 1)
    second = await team.ina.client.put(
        url,
        json={"ratings": {"calm": 3, "craft": None}, "notes": {"q1": "typed so"}},
        headers={"If-Match": '"1"'},
    )
    assert second.status_code == 200, second.text
    other_window = await team.ina.client.put(
        url, json={"summary": "older"}, headers={"If-Match": '"1"'}
    )
    assert other_window.status_code == 412
    own = (await team.page(team.ina, made["id"]))["own"]
    assert own["content"]["ratings"] == {"calm": 3, "craft": None}
    assert own["content"]["notes"] == {"q1": "typed so"}
    assert (own["state"], own["submitted_at"]) == ("draft", None)


async def test_an_incomplete_scorecard_says_what_is_open(team: Team) -> None:
    made = await team.arrange()
    url = f"/api/v1/interviews/{made['id']}/scorecard/submit"
    refused = await team.ina.client.post(url, json={"ratings": {"calm": 3}})
    assert refused.status_code == 422
    assert [one["field"] for one in refused.json()["errors"]] == [
        "ratings.craft",
        "recommendation",
    ]
    strange = await team.ina.client.post(url, json={**FILLED_IN, "ratings": {"speed": 3}})
    assert strange.json()["errors"][0]["field"] == "ratings.speed"
    not_theirs = await team.recruiter.client.post(url, json=FILLED_IN)
    assert not_theirs.status_code == 403


async def test_amending_keeps_what_was_there(team: Team) -> None:
    made = await team.arrange()
    first = await team.submit(team.ina, made["id"])
    assert first["revision"] == 1
    same = await team.submit(team.ina, made["id"])
    assert same["revision"] == 1
    refused = await team.ina.client.put(
        f"/api/v1/interviews/{made['id']}/scorecard", json={"summary": "x"}
    )
    assert (refused.status_code, refused.json()["code"]) == (409, "already_submitted")
    after = await team.submit(team.ina, made["id"], recommendation="no")
    assert (after["revision"], after["submitted_at"]) == (2, first["submitted_at"])
    history = await team.manager.client.get(f"/api/v1/scorecards/{first['id']}/revisions")
    found = [one["content"]["recommendation"] for one in history.json()["items"]]
    assert found == ["no", "strong_yes"]
    assert {one["content"]["private_note"] for one in history.json()["items"]} == {""}


async def test_a_scorecard_keeps_the_kit_that_it_was_filled_in_with(team: Team) -> None:
    made = await team.arrange()
    await team.submit(team.ina, made["id"])
    changed = {**KIT, "attributes": [{"key": "speed", "name": "Speed"}], "questions": []}
    saved = await team.recruiter.client.put(
        f"/api/v1/interview-kits/{team.kit['id']}", json=changed, headers={"If-Match": '"1"'}
    )
    assert (saved.status_code, saved.json()["number"]) == (200, 2)
    shown = await team.page(team.ina, made["id"])
    assert [one["key"] for one in shown["kit"]["attributes"]] == ["calm", "craft"]
    assert shown["kit"]["number"] == 1
    next_one = await team.arrange(team.ivo)
    assert next_one["kit_number"] == 2
    same = await team.recruiter.client.put(f"/api/v1/interview-kits/{team.kit['id']}", json=changed)
    assert same.json()["newest"] == 2


async def test_the_debrief_has_disagreements_on_top_and_names_who_is_missing(
    team: Team,
) -> None:
    made = await team.arrange(team.ina, team.ivo, team.manager)
    await team.submit(team.ina, made["id"], ratings={"calm": 3, "craft": 1})
    await team.submit(team.ivo, made["id"], ratings={"calm": 3, "craft": 4})
    url = f"/api/v1/applications/{team.application_id}/debrief"
    found = (await team.recruiter.client.get(url)).json()
    assert [(row["name"], row["spread"], row["mean"]) for row in found["rows"]] == [
        ("Craft", 3, 2.5),
        ("Calm", 0, 3.0),
    ]
    assert [one["full_name"] for one in found["missing"]] == [team.manager.full_name]
    waiting = (await team.manager.client.get(url)).json()
    assert (waiting["rows"], waiting["hidden"]) == ([], 2)
    assert {one["recommendation"] for one in waiting["columns"]} == {None}


async def test_nothing_is_missing_of_an_interview_that_is_still_to_come(team: Team) -> None:
    start = clock.now() + timedelta(days=2)
    await team.arrange(team.ina, starts_at=start.isoformat())
    url = f"/api/v1/applications/{team.application_id}/debrief"
    assert (await team.recruiter.client.get(url)).json()["missing"] == []
    with clock.at(start + timedelta(hours=2)):
        [owed] = (await team.recruiter.client.get(url)).json()["missing"]
    assert owed["full_name"] == team.ina.full_name


async def test_an_interview_without_a_time_is_over_when_all_have_judged(team: Team) -> None:
    made = await team.arrange(team.ina, team.ivo)
    await team.submit(team.ina, made["id"])
    assert (await team.page(team.ina, made["id"]))["interview"]["state"] == "scheduled"
    await team.submit(team.ivo, made["id"])
    assert (await team.page(team.ina, made["id"]))["interview"]["state"] == "completed"
    missed = await team.recruiter.client.post(f"/api/v1/interviews/{made['id']}/no-show")
    assert missed.json()["code"] == "invalid_interview_state"


async def test_kits_questions_and_the_scale_are_written_against_their_version(
    team: Team,
) -> None:
    client = team.recruiter.client
    made = await client.post("/api/v1/interview-questions", json={"text": "Why nursing?"})
    url = f"/api/v1/interview-questions/{made.json()['id']}"
    changed = await client.patch(url, json={"active": False}, headers={"If-Match": '"1"'})
    assert (changed.json()["active"], changed.json()["version"]) == (False, 2)
    assert (
        await client.patch(url, json={"text": "Old"}, headers={"If-Match": '"1"'})
    ).status_code == 412
    scale = (await client.get("/api/v1/interview-scale")).json()
    words = scale["anchors"] | {"one": "No example at all."}
    saved = await client.put("/api/v1/interview-scale", json=words, headers={"If-Match": '"0"'})
    assert (saved.status_code, saved.json()["version"]) == (200, 1)
    assert saved.json()["anchors"]["one"] == "No example at all."
    twice = {**KIT, "attributes": [{"key": "a", "name": "Calm"}, {"key": "b", "name": "calm"}]}
    refused = await client.post("/api/v1/interview-kits", json={**twice, "questions": []})
    assert refused.json()["errors"][0]["field"] == "attributes.1.name"
    loose = {**KIT, "questions": [{"key": "q", "text": "?", "attribute": "speed"}]}
    refused = await client.post("/api/v1/interview-kits", json=loose)
    assert refused.json()["errors"][0]["field"] == "questions.0.attribute"
    assert (await team.manager.client.post("/api/v1/interview-kits", json=KIT)).status_code == 403
