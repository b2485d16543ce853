import pytest

from rolecall.access import Role

from tests.support.audited import audited
from tests.support.world import World


async def test_changes_the_own_profile(world: World) -> None:
    org = await world.organization()
    member = await org.member(Role.RECRUITER)
    answer = await member.client.patch(
        "/api/v1/me", json={"full_name": "Ada Byron", "time_zone": "Europe/Berlin", "locale": "de"}
    )
    assert answer.status_code == 200, answer.text
    user = answer.json()["user"]
    assert (user["full_name"], user["time_zone"], user["locale"]) == (
        "Ada Byron",
        "Europe/Berlin",
        "de",
    )
    listed = (await member.client.get("/api/v1/members")).json()["items"]
    assert [m["full_name"] for m in listed] == ["Ada Byron"]
    entries = await audited(world.runtime, org.id, "identity.profile_updated", member.user_id)
    assert len(entries) == 1
    assert entries[0].changes["locale"] == {"before": "en", "after": "de"}


async def test_what_does_not_change_is_not_written(world: World) -> None:
    org = await world.organization()
    member = await org.member(Role.RECRUITER)
    answer = await member.client.patch("/api/v1/me", json={"full_name": member.full_name})
    assert answer.status_code == 200
    assert await audited(world.runtime, org.id, "identity.profile_updated") == []


@pytest.mark.parametrize(
    "change",
    [{"full_name": ""}, {"time_zone": "Nowhere"}, {"locale": "x"}, {"email": "a@b.example"}],
)
async def test_refuses_what_cannot_be(world: World, change: dict[str, str]) -> None:
    member = await world.account()
    answer = await member.client.patch("/api/v1/me", json=change)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == list(change)
