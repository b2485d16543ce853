"""AI interviews of the demo: one that was approved, and one that is still a draft."""

from dataclasses import replace

from rolecall.domains.ai_interviews import api as ai_interviews
from rolecall.domains.ai_interviews.contracts import ChangeTemplate, Language, Template
from rolecall.entrypoints.seed.loading.jobs import JobsTold
from rolecall.infra.db import UnitOfWork

_NOTE = "Fair questions, and close to what the work is like."


async def tell_interviews(uow: UnitOfWork, told: JobsTold) -> None:
    """Draft the interviews of the first two open jobs; a person has worked on the first of them.

    The administrator approves it, who may do so for all jobs.
    """
    first, second = [job for job in told.profile.jobs if job.status == "open"][:2]
    recruiter = told.actors[first.team.recruiter]
    drafted = await ai_interviews.draft_template(uow, recruiter, told.ids[first.key])
    edited = await ai_interviews.change_template(uow, recruiter, _edited(drafted))
    asked = await ai_interviews.submit_template(uow, recruiter, edited.id, "", None)
    await ai_interviews.approve_template(uow, told.actors["admin"], asked.id, _NOTE, None)
    await ai_interviews.draft_template(
        uow, told.actors[second.team.recruiter], told.ids[second.key]
    )


def _edited(template: Template) -> ChangeTemplate:
    """Return the draft with what a recruiter adds to it: feedback, and who reads the answers."""
    content = template.content
    language = content.languages[0]
    facts = tuple(
        replace(fact, answer=replace(fact.answer, en=f"{fact.answer.en} They read all of it."))
        if fact.key == "reads" and language is Language.EN
        else fact
        for fact in content.facts
    )
    changed = replace(
        content, facts=facts, settings=replace(content.settings, feedback_shared=True)
    )
    return ChangeTemplate(template_id=template.id, content=changed, name=template.name)
