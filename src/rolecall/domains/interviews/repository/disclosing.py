"""What a person is told of interviews and of what was judged, and what erasing leaves of both."""

from typing import Any

import sqlalchemy as sa

from rolecall.domains.interviews.contracts import ScorecardState
from rolecall.domains.interviews.models import (
    interviewers,
    interviews,
    links,
    revisions,
    scorecards,
)
from rolecall.infra.disclosure import Choice, Section, Withheld, discloses, of, withholds
from rolecall.infra.erasure import Person, leaves_rows
from rolecall.kernel.sentences import say

_i, _l, _c, _w = interviews.c, links.c, scorecards.c, interviewers.c
_WHO = (
    sa.select(sa.func.string_agg(_w.full_name, ", "))
    .where(_w.org_id == _i.org_id, _w.interview_id == _i.id)
    .scalar_subquery()
)


def _submitted(person: Person) -> sa.ColumnElement[bool]:
    return sa.and_(
        _c.interview_id.in_(person.of("interview")), _c.state == ScorecardState.SUBMITTED.value
    )


def _judged(content: dict[str, Any], chosen: frozenset[Choice]) -> dict[str, Any]:
    if Choice.PRIVATE_NOTES in chosen:
        return content
    return {name: value for name, value in content.items() if name != "private_note"}


discloses(
    Section(
        name="interviews",
        title=say("Interviews"),
        table=interviews,
        about=of("interview", _i.id),
        also={"interviewers": _WHO},
        shown=(
            "title", "starts_at", "minutes", "place", "video_url", "candidate_note",
            "instructions", "reason",
        ),
        codes=("id", "application_id", "state", "time_zone", "created_at", "closed_at"),
        withheld={
            Withheld.OTHERS: ("owner_id", "owner_name"),
            Withheld.MACHINERY: (
                "kit_id", "kit_number", "panel_order", "invites_candidate", "sequence",
                "listed_at", "version",
            ),
        },
        choices={"instructions": Choice.NOTES},
    )
)  # fmt: skip
leaves_rows(
    interviews,
    emptied=("title", "place", "video_url", "instructions", "candidate_note", "reason"),
    kept=(
        "id", "application_id", "kit_id", "kit_number", "state", "panel_order", "starts_at",
        "minutes", "time_zone", "invites_candidate", "sequence", "owner_id", "owner_name",
        "created_at", "listed_at", "closed_at", "version",
    ),
)  # fmt: skip
discloses(
    Section(
        name="interview_links",
        title=say("Links to choose a time"),
        table=links,
        about=of("application", _l.application_id),
        shown=("title", "created_at", "expires_at", "minutes", "place", "candidate_note"),
        codes=(
            "id", "application_id", "interview_id", "state", "time_zone", "video_url",
            "instructions",
        ),
        withheld={
            Withheld.SECRET: ("nonce",),
            Withheld.OTHERS: ("seats", "owner_id", "owner_name"),
            Withheld.MACHINERY: ("kit_id", "panel_order", "version"),
        },
        choices={"instructions": Choice.NOTES},
    )
)  # fmt: skip
discloses(
    Section(
        name="scorecards",
        title=say("Assessments of interviews"),
        table=scorecards,
        about=_submitted,
        shown=("submitted_at", "content"),
        codes=("id", "interview_id", "application_id", "revision"),
        withheld={
            Withheld.OTHERS: ("author_id", "author_name"),
            Withheld.MACHINERY: ("kit_id", "kit_number", "state", "saved_at", "version"),
        },
        whole=Choice.ASSESSMENTS,
        reads={"content": _judged},
    )
)
leaves_rows(
    scorecards,
    emptied=("content",),
    kept=(
        "id", "interview_id", "application_id", "author_id", "author_name", "kit_id",
        "kit_number", "state", "revision", "saved_at", "submitted_at", "version",
    ),
)  # fmt: skip
# Earlier wordings of what is disclosed as it stands.
withholds(Withheld.COPY, revisions)
