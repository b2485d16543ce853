"""Saved views: whose they are, who changes them, and with which a list opens."""

import asyncio
from typing import Any

import pytest

from rolecall.access import Actor, ActorKind, Permission, Role
from rolecall.domains.saved_views import policy
from rolecall.domains.saved_views.contracts import SavedView, ViewPlace
from rolecall.kernel import ids

from tests.support.world import Account, World

URL = "/api/v1/saved-views"
LATE = {"overdue": True, "columns": ["stage:140", "applied"], "group": "stage"}


async def saved(account: Account, **changes: Any) -> dict[str, Any]:
    body = {"place": "applications", "name": "Late", "shown": LATE, **changes}
    answer = await account.client.post(URL, json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def names(account: Account, place: str = "applications") -> list[str]:
    answer = await account.client.get(URL, params={"place": place})
    return [view["name"] for view in answer.json()["items"]]


async def test_own_views_are_one_s_own_and_shared_ones_everybody_s(world: World) -> None:
    org = await world.organization()
    ana, bo = await org.member(Role.RECRUITER), await org.member(Role.RECRUITER)
    own = await saved(ana)
    assert own["shown"] == LATE
    assert (await names(ana), await names(bo)) == (["Late"], [])
    assert (await bo.client.get(f"{URL}/{own['id']}")).status_code == 404
    shared = await ana.client.patch(f"{URL}/{own['id']}", json={"shared": True})
    assert (shared.json()["shared"], shared.json()["version"]) == (True, 2)
    assert await names(bo) == ["Late"]
    seen = (await bo.client.get(f"{URL}/{own['id']}")).json()
    assert (seen["can_change"], seen["owner_name"]) == (False, ana.full_name)


async def test_only_the_maker_and_administrators_change_a_shared_view(world: World) -> None:
    org = await world.organization()
    ana, bo = await org.member(Role.RECRUITER), await org.member(Role.RECRUITER)
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    view = await saved(ana, shared=True)
    url = f"{URL}/{view['id']}"
    assert (await bo.client.patch(url, json={"name": "Mine now"})).status_code == 403
    assert (await bo.client.delete(url)).status_code == 403
    assert (await admin.client.patch(url, json={"name": "Too late"})).status_code == 200
    told = (await admin.client.get("/api/v1/audit")).json()["items"]
    assert "Changed the shared view “Too late”." in [entry["summary"] for entry in told]
    assert (await admin.client.delete(url)).status_code == 204
    assert await names(ana) == []


async def test_the_log_does_not_tell_what_somebody_calls_a_view_of_their_own(world: World) -> None:
    org = await world.organization()
    ana, admin = await org.member(Role.RECRUITER), await org.member(Role.ORGANIZATION_ADMIN)
    await saved(ana, name="Before I leave")
    told = (await admin.client.get("/api/v1/audit")).json()["items"]
    assert "Created a view of their own." in [entry["summary"] for entry in told]
    assert "Before I leave" not in str(told)


async def test_names_are_unique_among_one_s_own_and_among_shared_ones(world: World) -> None:
    org = await world.organization()
    ana, bo = await org.member(Role.RECRUITER), await org.member(Role.RECRUITER)
    await saved(ana)
    twice = {"place": "applications", "name": " late ", "shown": {}}
    refused = await ana.client.post(URL, json=twice)
    assert (refused.status_code, refused.json()["code"]) == (409, "view_exists")
    await saved(ana, place="job")
    await saved(bo, shared=True)
    mine = (await ana.client.get(URL, params={"place": "applications"})).json()["items"]
    own = next(view for view in mine if not view["shared"])
    refused = await ana.client.patch(f"{URL}/{own['id']}", json={"shared": True})
    assert (refused.status_code, refused.json()["code"]) == (409, "view_exists")


async def test_of_two_who_change_one_view_one_is_told(world: World) -> None:
    ana = await (await world.organization()).member(Role.RECRUITER)
    view = await saved(ana)
    url, seen = f"{URL}/{view['id']}", {"If-Match": f'"{view["version"]}"'}
    answers = await asyncio.gather(
        *(
            ana.client.patch(url, json={"shown": {"q": word}}, headers=seen)
            for word in ("ana", "bo")
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    assert (await ana.client.delete(url, headers=seen)).status_code == 412


async def test_a_list_opens_with_the_chosen_view_until_it_is_taken_back(world: World) -> None:
    org = await world.organization()
    ana, bo = await org.member(Role.RECRUITER), await org.member(Role.RECRUITER)
    view = await saved(ana, shared=True)
    for account in (ana, bo):
        chosen = {"place": "applications", "view_id": view["id"]}
        assert (await account.client.put(f"{URL}/default", json=chosen)).status_code == 204
    wrong = {"place": "candidates", "view_id": view["id"]}
    assert (await ana.client.put(f"{URL}/default", json=wrong)).status_code == 404
    assert (await bo.client.get(f"{URL}/{view['id']}")).json()["is_default"] is True
    await ana.client.patch(f"{URL}/{view['id']}", json={"shared": False})
    await ana.client.patch(f"{URL}/{view['id']}", json={"shared": True})
    assert (await ana.client.get(f"{URL}/{view['id']}")).json()["is_default"] is True
    assert (await bo.client.get(f"{URL}/{view['id']}")).json()["is_default"] is False
    none = {"place": "applications", "view_id": None}
    assert (await ana.client.put(f"{URL}/default", json=none)).status_code == 204
    assert (await ana.client.get(f"{URL}/{view['id']}")).json()["is_default"] is False


async def test_interviewers_keep_views_of_their_applications_and_see_none_of_candidates(
    world: World,
) -> None:
    org = await world.organization()
    interviewer, recruiter = await org.member(Role.INTERVIEWER), await org.member(Role.RECRUITER)
    await saved(interviewer)
    shared = await saved(recruiter, place="candidates", shared=True)
    refused = await interviewer.client.get(URL, params={"place": "candidates"})
    assert refused.status_code == 403
    assert (await interviewer.client.get(f"{URL}/{shared['id']}")).status_code == 404


@pytest.mark.parametrize(
    ("mine", "shared", "administers", "changes"),
    [
        (True, False, False, True),
        (True, True, False, True),
        (False, True, True, True),
        (False, True, False, False),
        (False, False, True, False),
    ],
)
def test_who_may_change_a_view(mine: bool, shared: bool, administers: bool, changes: bool) -> None:
    me, other = ids.uuid7(), ids.uuid7()
    rights = {Permission.ORGANIZATION_UPDATE} if administers else set()
    actor = Actor(ActorKind.USER, me, ids.uuid7(), permissions=frozenset(rights))
    owner = me if mine else other
    view = SavedView(ids.uuid7(), ViewPlace.JOB, "Late", {}, shared, owner, "Ana", 1)
    assert bool(policy.can_change(actor, view)) is changes
