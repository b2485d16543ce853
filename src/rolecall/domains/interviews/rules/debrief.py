"""The debrief: who judged what how, disagreements on top."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from rolecall.domains.interviews.contracts import (
    Debrief,
    DebriefColumn,
    DebriefMark,
    DebriefRow,
    Interview,
    InterviewState,
    KitContent,
    Scorecard,
    ScorecardState,
)
from rolecall.kernel.terms import fold


def debrief(
    interviews: Sequence[Interview],
    readable: Sequence[Scorecard],
    kits: Mapping[tuple[UUID, int], KitContent],
    now: datetime,
) -> Debrief:
    """Put the scorecards that the reader may see on one table.

    What is missing is missing of interviews that are over, or that have no time. Attributes of the
    same name are one row, whichever kit they come from. Rows go by disagreement, the widest spread
    first, then by name. Columns whose scorecard is in but may not be read are counted in `hidden`.
    """
    submitted = {
        (card.interview_id, card.author_id): card
        for card in readable
        if card.state is ScorecardState.SUBMITTED
    }
    columns, missing, hidden = [], [], 0
    for interview in interviews:
        for one in interview.interviewers:
            card = submitted.get((interview.id, one.user_id))
            state = "submitted" if one.submitted_at else "missing"
            column = DebriefColumn(
                interview.id,
                interview.title,
                one.user_id,
                one.full_name,
                state if card or not one.submitted_at else "hidden",
                card.content.recommendation if card else None,
                card.content.summary if card else "",
            )
            if card is not None:
                columns.append(column)
            elif one.submitted_at is not None:
                hidden += 1
                columns.append(column)
            elif _is_owed(interview, now):
                missing.append(column)
    return Debrief(columns, _rows(list(submitted.values()), kits), missing, hidden)


def _is_owed(interview: Interview, now: datetime) -> bool:
    if interview.state is InterviewState.SCHEDULED:
        return interview.ends_at is None or interview.ends_at <= now
    return interview.state is InterviewState.COMPLETED


def _rows(
    cards: Sequence[Scorecard], kits: Mapping[tuple[UUID, int], KitContent]
) -> list[DebriefRow]:
    names: dict[str, str] = {}
    marks: dict[str, list[DebriefMark]] = {}
    for card in cards:
        for attribute in kits[card.kit_id, card.kit_number].attributes:
            if attribute.key not in card.content.ratings:
                continue
            key = fold(attribute.name)
            names.setdefault(key, attribute.name)
            rating = card.content.ratings[attribute.key]
            marks.setdefault(key, []).append(DebriefMark(card.interview_id, card.author_id, rating))
    rows = [_row(key, names[key], given) for key, given in marks.items()]
    return sorted(rows, key=lambda row: (-row.spread, row.key))


def _row(key: str, name: str, marks: Sequence[DebriefMark]) -> DebriefRow:
    ratings = [mark.rating for mark in marks if mark.rating is not None]
    spread = max(ratings) - min(ratings) if ratings else 0
    mean = round(sum(ratings) / len(ratings), 2) if ratings else None
    return DebriefRow(key, name, tuple(marks), spread, mean)
