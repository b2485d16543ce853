"""Telling the demo's interviews to their domain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.interviews import service as interviews
from rolecall.domains.interviews.contracts import (
    KitAttribute,
    KitContent,
    KitQuestion,
    Recommendation,
    SaveKit,
    SaveQuestion,
    SaveScorecard,
    ScheduleInterview,
    ScorecardContent,
)
from rolecall.entrypoints.seed.interviewing import MINUTES, PlannedCard, PlannedInterview
from rolecall.infra.db import UnitOfWork

_ATTRIBUTES = (
    KitAttribute("craft", "Craft", "Knows the work and why it is done so."),
    KitAttribute("calm", "Calm under pressure", "Keeps order when everything comes at once."),
    KitAttribute("team", "Working with others", "Leaves people better than they found them."),
)
_QUESTIONS = (
    (
        "craft",
        "Tell me about a piece of work that you are proud of. What was your own part?",
        "A concrete case, their own decisions, and what they would do otherwise today.",
    ),
    (
        "calm",
        "When did too much come at once? What did you do first?",
        "Put things in order of urgency, told others, and looked back at it afterwards.",
    ),
    (
        "team",
        "Tell me about a colleague with whom it was difficult.",
        "Speaks of the other person fairly, and of what they changed themselves.",
    ),
    (
        "team",
        "What do you expect of the people who work with you?",
        "Things that one can do something about, and gives the same in return.",
    ),
)


@dataclass
class InterviewsTold:
    """The organization's kit, and its interviews by their keys in the plan."""

    actors: Mapping[str, Actor]
    ids: dict[str, UUID] = field(default_factory=dict)
    kit_id: UUID | None = None

    async def prepare(self, uow: UnitOfWork, author: Actor) -> None:
        """Write the question bank and the kit that all interviews of the demo go by."""
        names = {attribute.key: attribute.name for attribute in _ATTRIBUTES}
        questions = []
        for number, (attribute, text, good) in enumerate(_QUESTIONS):
            command = SaveQuestion(text=text, good_answer=good, attribute=names[attribute])
            saved = await interviews.save_question(uow, author, command)
            questions.append(KitQuestion(f"q{number}", text, good, attribute, saved.id))
        content = KitContent(
            name="First conversation",
            purpose="Find out how they work, from what they have done. The same questions for "
            "everybody, so that answers can be compared.",
            minutes=MINUTES,
            attributes=_ATTRIBUTES,
            questions=tuple(questions),
        )
        self.kit_id = (await interviews.save_kit(uow, author, SaveKit(content))).id

    async def arrange(
        self,
        uow: UnitOfWork,
        recruiter: Actor,
        application_id: UUID,
        planned: PlannedInterview,
        time_zone: str,
    ) -> None:
        """Arrange an interview."""
        if self.kit_id is None:
            raise LookupError("the kit is written first")
        people = [self.actors[member].user_id for member in planned.interviewers]
        made = await interviews.schedule_interview(
            uow,
            recruiter,
            ScheduleInterview(
                application_id=application_id,
                kit_id=self.kit_id,
                interviewer_ids=tuple(user_id for user_id in people if user_id is not None),
                starts_at=planned.starts_at,
                time_zone=time_zone,
                video_url=f"https://video.example.com/{planned.key}",
            ),
        )
        self.ids[planned.key] = made.id

    async def end(self, uow: UnitOfWork, recruiter: Actor, planned: PlannedInterview) -> None:
        """Say that an interview is over."""
        await interviews.complete_interview(uow, recruiter, self.ids[planned.key])

    async def judge(self, uow: UnitOfWork, planned: PlannedInterview, card: PlannedCard) -> None:
        """Submit the scorecard of one interviewer."""
        content = ScorecardContent(
            ratings=dict(card.ratings),
            summary=card.summary,
            recommendation=Recommendation(card.recommendation),
        )
        command = SaveScorecard(interview_id=self.ids[planned.key], content=content)
        await interviews.submit(uow, self.actors[card.by], command)
