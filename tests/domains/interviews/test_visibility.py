"""Who reads which scorecard: the decision by table, and every path of the API by walking it."""

import itertools
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from rolecall.access import ROLE_PERMISSIONS, Actor, ActorKind, Role
from rolecall.domains.interviews import policy
from rolecall.domains.interviews.contracts import (
    Interview,
    Interviewer,
    InterviewState,
    PanelOrder,
    Scorecard,
    ScorecardContent,
    ScorecardState,
)
from rolecall.kernel import ids

from tests.domains.interviews.conftest import Team
from tests.support.world import Account
from tests.tenancy.operations import all_operations

ROLES = (Role.ORGANIZATION_ADMIN, Role.RECRUITER, Role.HIRING_MANAGER, Role.INTERVIEWER)
WHEN = datetime(2026, 5, 4, 9, tzinfo=UTC)
READER, AUTHOR = ids.uuid7(), ids.uuid7()


def interview(*, holds: bool, own_is_in: bool, state: InterviewState) -> Interview:
    people = [Interviewer(AUTHOR, "Author", WHEN, WHEN, WHEN)]
    if holds:
        people.append(Interviewer(READER, "Reader", WHEN, WHEN, WHEN if own_is_in else None))
    return Interview(
        id=ids.uuid7(), application_id=ids.uuid7(), kit_id=ids.uuid7(), kit_number=1, title="T",
        state=state, order=PanelOrder.TOGETHER, starts_at=WHEN, minutes=45, time_zone="UTC",
        place="", video_url="", instructions="", candidate_note="",
        invites_candidate=True, sequence=0, owner_id=None, owner_name="",
        reason="", created_at=WHEN, listed_at=WHEN, closed_at=None, version=1,
        interviewers=tuple(people),
    )  # fmt: skip


def card(about: Interview, *, submitted: bool, author: Any = AUTHOR) -> Scorecard:
    state = ScorecardState.SUBMITTED if submitted else ScorecardState.DRAFT
    return Scorecard(
        id=ids.uuid7(), interview_id=about.id, application_id=about.application_id,
        author_id=author, author_name="Author", kit_id=about.kit_id, kit_number=1, state=state,
        content=ScorecardContent(), revision=int(submitted), saved_at=WHEN,
        submitted_at=WHEN if submitted else None, version=1,
    )  # fmt: skip


def reader(role: Role) -> Actor:
    return Actor(
        ActorKind.USER, user_id=READER, org_id=ids.uuid7(), role=role,
        permissions=ROLE_PERMISSIONS[role],
    )  # fmt: skip


TABLE = list(itertools.product(ROLES, (True, False), (True, False), (True, False), InterviewState))


@pytest.mark.parametrize(("role", "holds", "own_is_in", "submitted", "state"), TABLE)
def test_anothers_scorecard(
    role: Role, holds: bool, own_is_in: bool, submitted: bool, state: InterviewState
) -> None:
    about = interview(holds=holds, own_is_in=own_is_in, state=state)
    took_place = state in {InterviewState.SCHEDULED, InterviewState.COMPLETED}
    if not submitted:
        expected = False
    elif role is Role.INTERVIEWER:
        expected = holds and own_is_in and state is not InterviewState.CANCELLED
    else:
        expected = not holds or own_is_in or not took_place
    found = policy.can_read_scorecard(reader(role), about, card(about, submitted=submitted))
    assert bool(found) is expected


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("submitted", [True, False])
def test_ones_own_scorecard_is_always_ones_own(role: Role, submitted: bool) -> None:
    about = interview(holds=True, own_is_in=False, state=InterviewState.COMPLETED)
    own = card(about, submitted=submitted, author=READER)
    assert policy.can_read_scorecard(reader(role), about, own)


MARKS = ("Would work with them at once.", "A night with two emergencies.", "strong_yes")
PRIVATE = "Asked about the pay twice."


async def everything_read(
    team: Team, account: Account, interview_id: str, scorecard_id: str
) -> str:
    """Return what every reading operation of the API tells this account."""
    known = {
        "application_id": team.application_id,
        "interview_id": interview_id,
        "scorecard_id": scorecard_id,
        "job_id": team.job["id"],
        "kit_id": team.kit["id"],
    }
    answers = []
    for operation in all_operations():
        if not operation.is_safe or operation.scope != "org" or operation.id == "stream_events":
            continue
        if set(operation.path_names) - known.keys() or operation.query_names:
            continue
        answer = await account.client.get(operation.path.format(**known))
        answers.append(answer.text)
    return json.dumps(answers)


async def test_no_path_shows_feedback_before_ones_own_is_in(team: Team) -> None:
    made = await team.arrange(team.ina, team.ivo, team.manager)
    theirs = await team.submit(team.ina, made["id"])
    for waiting in (team.ivo, team.manager):
        shown = await everything_read(team, waiting, made["id"], theirs["id"])
        assert [mark for mark in (*MARKS, PRIVATE) if mark in shown] == []
        assert (await team.page(waiting, made["id"]))["hidden"] == 1
        refused = await waiting.client.get(f"/api/v1/scorecards/{theirs['id']}/revisions")
        assert refused.status_code == 404
    draft = {"ratings": {"calm": 1}, "summary": "only mine"}
    await team.ivo.client.put(f"/api/v1/interviews/{made['id']}/scorecard", json=draft)
    assert "only mine" not in await everything_read(team, team.recruiter, made["id"], theirs["id"])
    for late in (team.ivo, team.manager):
        await team.submit(late, made["id"], summary="Mine.", notes={}, private_note="")
        shown = await everything_read(team, late, made["id"], theirs["id"])
        assert [mark for mark in MARKS if mark not in shown] == []
        assert PRIVATE not in shown
    everything = await everything_read(team, team.recruiter, made["id"], theirs["id"])
    assert PRIVATE in everything


async def test_an_interviewer_of_another_interview_sees_nothing_of_this_one(team: Team) -> None:
    first = await team.arrange(team.ina)
    theirs = await team.submit(team.ina, first["id"])
    second = await team.arrange(team.ivo)
    await team.submit(team.ivo, second["id"], summary="Mine.", notes={}, private_note="")
    shown = await everything_read(team, team.ivo, second["id"], theirs["id"])
    assert MARKS[0] not in shown
    assert (await team.ivo.client.get(f"/api/v1/interviews/{first['id']}")).status_code == 404
    whole = await everything_read(team, team.manager, first["id"], theirs["id"])
    assert MARKS[0] in whole
