"""Consent to texts in the form of an application, and what becomes of it with the record."""

from typing import Any

import pytest

from rolecall.access import Role

from tests.support.hiring import apply, open_job
from tests.support.world import Account, World

PHONE = "+1 614 555 0143"
TEXTS = {"enabled": True, "kind": "local", "sender": "+1 614 555 0100"}


async def staff(world: World, *, texts: bool = True) -> tuple[Account, str, str]:
    """Return a recruiter, the id of a job, and its path on the careers page."""
    org = await world.organization(name="Harbor Vale")
    if texts:
        admin = await org.member(Role.ORGANIZATION_ADMIN)
        assert (await admin.client.put("/api/v1/text-settings", json=TEXTS)).status_code == 200
    recruiter = await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    return recruiter, job["id"], f"/careers/{org.slug}/jobs/{job['id']}"


async def texting(account: Account, application: str) -> dict[str, Any]:
    answer = await account.client.get(f"/api/v1/applications/{application}/conversation")
    found: dict[str, Any] = answer.json()["texting"]
    return found


async def test_the_form_asks_and_keeps_what_it_showed(world: World) -> None:
    recruiter, job, path = await staff(world)
    client = world.client()
    client.headers["Accept-Language"] = "de-DE"
    page = (await client.get(path)).text
    box = page[page.index('id="text_consent"') :].partition(">")[0]
    assert 'value="de"' in box
    assert "checked" not in box
    assert "required" not in box
    words = "Ich bin einverstanden, dass Harbor Vale mir zu meiner Bewerbung SMS"
    assert words in page
    form = {
        "full_name": "Ana Petrov", "email": "ana@example.org", "consent": "true",
        "text_consent": "de",
    }  # fmt: skip
    files = {"resume": ("", b"", "application/octet-stream")}
    refused = await client.post(f"{path}/apply", data=form, files=files)
    assert refused.status_code == 422
    again = refused.text[refused.text.index('id="text_consent"') :].partition(">")[0]
    assert "checked" in again
    taken = await client.post(f"{path}/apply", data={**form, "phone": PHONE}, files=files)
    assert taken.status_code == 303, taken.text
    listed = await recruiter.client.get("/api/v1/applications", params={"job_id": job})
    found = await texting(recruiter, listed.json()["items"][0]["id"])
    assert found["standing"] == "given"
    [entry] = found["log"]
    assert (entry["source"], entry["by_name"]) == ("application", "Ana Petrov")
    assert entry["shown"].startswith(words)
    assert entry["shown"] in page
    status = taken.headers["location"].partition("?")[0]
    back = await client.post(f"{status}/texts", data={})
    assert back.status_code == 200
    after = await texting(recruiter, listed.json()["items"][0]["id"])
    assert (after["standing"], len(after["log"])) == ("withdrawn", 2)
    consents = (await client.get(f"{status}/consents")).text
    section = consents[consents.index('aria-labelledby="texts"') :]
    assert section.index("Zurückgenommen am") < section.index(words), "the newest first"
    assert "+16145550143" in section


async def test_nobody_is_asked_where_no_texts_are_sent(world: World) -> None:
    recruiter, job, path = await staff(world, texts=False)
    assert "text_consent" not in (await world.client().get(path)).text
    sent = await apply(world.client(), job, phone="call me: 12345", text_consent="en")
    assert sent.status_code == 201, sent.text
    assert await texting(recruiter, sent.json()["application_id"]) is None


async def test_without_the_tick_nothing_is_noted(world: World) -> None:
    recruiter, job, _ = await staff(world)
    sent = await apply(world.client(), job, phone=PHONE, with_resume=False)
    found = await texting(recruiter, sent.json()["application_id"])
    assert (found["standing"], found["log"]) == ("none", [])


async def test_who_applies_signed_in_agrees_in_the_words_that_are_offered(world: World) -> None:
    """The words are asked for, kept as proof, and taken back on one's own page."""
    recruiter, job, _ = await staff(world)
    candidate = await world.account()
    offered = await world.client().get(f"/api/v1/public/jobs/{job}/text-consent")
    words = offered.json()["words"]
    assert set(words) == {"en", "de", "es"}
    assert "Harbor Vale" in words["de"]
    form = {"consent": "true", "phone": PHONE, "text_consent": "de"}
    sent = await candidate.client.post(f"/api/v1/jobs/{job}/apply", data=form)
    assert sent.status_code == 201, sent.text
    application = sent.json()["application_id"]
    found = await texting(recruiter, application)
    [entry] = found["log"]
    assert (found["standing"], entry["source"]) == ("given", "application")
    assert entry["shown"] == words["de"]
    mine = f"/api/v1/applications/mine/{application}/texts"
    shown = (await candidate.client.get(mine)).json()
    assert (shown["offered"], shown["standing"]) == (True, "given")
    ended = await candidate.client.put(mine, json={"given": False})
    assert ended.json()["standing"] == "withdrawn"
    again = await candidate.client.put(mine, json={"given": True})
    assert again.json()["standing"] == "given"
    log = (await texting(recruiter, application))["log"]
    assert [one["state"] for one in log] == ["given", "withdrawn", "given"]
    assert log[-1]["shown"] == again.json()["words"]
    consents = f"/api/v1/applications/mine/{application}/consents"
    told = (await candidate.client.get(consents)).json()["texts"]
    assert [one["state"] for one in told] == ["given", "withdrawn", "given"]
    assert {one["number"] for one in told} == {"+16145550143"}
    assert told[-1]["shown"] == words["de"]
    assert "by_name" not in told[0]
    stranger = await world.account()
    assert (await stranger.client.get(mine)).status_code == 404
    assert (await stranger.client.put(mine, json={"given": False})).status_code == 404


async def test_signed_in_nobody_is_asked_where_no_texts_are_sent(world: World) -> None:
    recruiter, job, _ = await staff(world, texts=False)
    candidate = await world.account()
    offered = await world.client().get(f"/api/v1/public/jobs/{job}/text-consent")
    assert offered.json() == {"words": {}}
    form = {"consent": "true", "phone": PHONE, "text_consent": "en"}
    sent = await candidate.client.post(f"/api/v1/jobs/{job}/apply", data=form)
    assert sent.status_code == 201, sent.text
    mine = f"/api/v1/applications/mine/{sent.json()['application_id']}/texts"
    assert (await candidate.client.get(mine)).json()["offered"] is False
    assert (await candidate.client.put(mine, json={"given": True})).status_code == 409
    assert await texting(recruiter, sent.json()["application_id"]) is None


@pytest.mark.parametrize(("first", "second", "together"), [
    ("given", "", "given"), ("", "given", "given"), ("withdrawn", "given", "withdrawn"),
    ("given", "withdrawn", "withdrawn"),
])  # fmt: skip
async def test_consent_goes_with_a_merge_and_comes_back_with_a_split(
    world: World, first: str, second: str, together: str
) -> None:
    recruiter, job, _ = await staff(world)
    other_job = (await open_job(recruiter, title="Ward nurse"))["id"]
    made = []
    for said, applied_for, email in ((first, job, "a@example.org"), (second, other_job, "b@c.org")):
        sent = await apply(
            world.client(), applied_for, email=email, phone=PHONE, with_resume=False,
            text_consent="en" if said else "",
        )  # fmt: skip
        application = sent.json()["application_id"]
        if said == "withdrawn":
            url = f"/api/v1/applications/{application}/text-consent"
            assert (await recruiter.client.post(url, json={"given": False})).status_code == 200
        made.append(application)
    records = [
        (await recruiter.client.get(f"/api/v1/applications/{one}")).json()["candidate"]["id"]
        for one in made
    ]

    async def standings() -> list[str]:
        return [(await texting(recruiter, one))["standing"] for one in made]

    before = [first or "none", second or "none"]
    assert await standings() == before
    merge = await recruiter.client.post(
        f"/api/v1/candidates/{records[0]}/merge",
        json={"merged_id": records[1], "addresses_checked": True},
    )
    assert merge.status_code in {200, 201}, merge.text
    assert await standings() == [together, together]
    split = await recruiter.client.post(
        f"/api/v1/candidate-merges/{merge.json()['id']}/split", json={}
    )
    assert split.status_code == 200, split.text
    assert await standings() == before


async def test_texts_stand_in_the_timeline_of_the_person(world: World) -> None:
    recruiter, job, _ = await staff(world)
    sent = await apply(world.client(), job, phone=PHONE, with_resume=False, text_consent="en")
    application = sent.json()["application_id"]
    written = await recruiter.client.post(
        f"/api/v1/applications/{application}/texts", json={"body": "Shall we talk?"}
    )
    assert written.status_code == 201, written.text
    page = (await recruiter.client.get(f"/api/v1/applications/{application}")).json()
    url = f"/api/v1/candidates/{page['candidate']['id']}/timeline"
    items = (await recruiter.client.get(url)).json()["items"]
    [text] = [one for one in items if one["kind"] == "text"]
    assert (text["target"], text["body"].partition("\n")[0]) == ("held", "Shall we talk?")
