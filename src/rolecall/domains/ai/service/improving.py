"""A résumé that was read, read once more with a language model's help.

Guarantees: the text of a stranger is looked at in the sandbox alone, before and after the model is
asked; what leaves are numbered lines without the person's name, addresses, numbers and links; what
comes back is taken only where it quotes the text.
"""

from importlib.resources import files
from typing import Any, Final
from uuid import UUID

from rolecall.domains.ai.contracts import (
    Capability,
    ModelSettings,
    Resume,
)
from rolecall.domains.ai.rules.resume.modelled import FORMS, Part
from rolecall.domains.ai.service.reading import in_sandbox, kept_resume
from rolecall.domains.ai.service.resume_program import Task
from rolecall.domains.ai.service.running import Asked, ask
from rolecall.infra.db import Database
from rolecall.infra.providers.llm import Question
from rolecall.kernel.tenant import Tenant

PROMPT_VERSION: Final = 1
"""Counted up when a prompt changes; earlier ones stay, as records of runs name them."""
_MOST_TOKENS: Final = {Part.WORK: 6_000, Part.EDUCATION: 2_000, Part.SKILLS: 3_000}
_PROMPTS: Final = files("rolecall.domains.ai").joinpath("prompts")


def reads_resumes(settings: ModelSettings) -> bool:
    """Tell whether a model is to be asked about résumés."""
    return settings.enabled and settings.reads_resumes


def prompt_of(part: Part) -> tuple[str, str]:
    """Return the name of a part's prompt, with its version, and its words."""
    name = f"resume-{part.value}-{PROMPT_VERSION}"
    return name, _PROMPTS.joinpath(f"{name}.txt").read_text(encoding="utf-8").strip()


async def improve_resume(
    db: Database, tenant: Tenant, file_id: UUID, text: str, *, is_recognized: bool = False
) -> Resume:
    """Return what the text of a résumé says, with a model's help; outside any transaction.

    Raises:
        ModelUnavailable: there is no model for this, or it gave no answer that fits.
        ParsingStopped: the parser took too long or too much memory, or fell over.
    """
    options: dict[str, Any] = {"is_recognized": is_recognized}
    materials = await in_sandbox(db, text, {**options, "task": Task.MATERIALS})
    questions = {}
    names = []
    for part in Part:
        if material := materials.get(part.value):
            name, instructions = prompt_of(part)
            names.append(name)
            questions[part.value] = Question(
                instructions=instructions,
                material=material,
                answer=FORMS[part],
                max_tokens=_MOST_TOKENS[part],
            )
    if not questions:
        return kept_resume(await in_sandbox(db, text, {**options, "task": Task.RESUME}))
    answered = await ask(
        db,
        tenant,
        Asked(
            capability=Capability.RESUMES,
            subject_id=file_id,
            prompts=" ".join(names),
            questions=questions,
        ),
    )
    given = {name: answer.model_dump() for name, answer in answered.answers.items()}
    options |= {"task": Task.IMPROVED, "answers": given, "model": answered.model}
    return kept_resume(await in_sandbox(db, text, options))
