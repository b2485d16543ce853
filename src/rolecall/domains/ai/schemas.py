"""Language models over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.ai.contracts import (
    Capability,
    ModelRun,
    ModelRunState,
    ModelSettings,
    ModelUse,
    SaveModelSettings,
)
from rolecall.domains.ai.service.running import words_of
from rolecall.infra.http import In, Out, Said


class ModelSettingsIn(In):
    """The language model, whole. Without `secret` the one there is stays; "" forgets it.

    `monthly_tokens` is what may be read and written in a calendar month (UTC), all together.
    """

    enabled: bool
    url: Annotated[str, StringConstraints(max_length=500)] = ""
    model: Annotated[str, StringConstraints(max_length=200)] = ""
    secret: Annotated[str | None, StringConstraints(max_length=500)] = None
    reads_resumes: bool = False
    monthly_tokens: Annotated[int, Field(ge=0, le=2_000_000_000)] = 2_000_000

    def command(self, version: int | None) -> SaveModelSettings:
        """Return the command to save it."""
        return SaveModelSettings(
            enabled=self.enabled,
            url=self.url,
            model=self.model,
            secret=self.secret,
            reads_resumes=self.reads_resumes,
            monthly_tokens=self.monthly_tokens,
            version=version,
        )


class ModelUseOut(Out):
    """What the model was asked since the beginning of the month, and what it took, in tokens."""

    since: datetime
    runs: int
    failed: int
    tokens: int


class ModelSettingsOut(Out):
    """The language model without its secret.

    `problem` says in words why it did not answer last; empty while it does.
    """

    enabled: bool
    url: str
    model: str
    has_secret: bool
    reads_resumes: bool
    monthly_tokens: int
    problem: Said
    checked_at: datetime | None
    version: int
    use: ModelUseOut

    @classmethod
    def of(cls, found: ModelSettings, use: ModelUse) -> "ModelSettingsOut":
        """Render the settings."""
        return cls(
            enabled=found.enabled,
            url=found.url,
            model=found.model,
            has_secret=found.has_secret,
            reads_resumes=found.reads_resumes,
            monthly_tokens=found.monthly_tokens,
            problem=words_of(found.problem) if found.problem else "",
            checked_at=found.checked_at,
            version=found.version,
            use=ModelUseOut.model_validate(use),
        )


class ModelRunOut(Out):
    """One time that the model was asked. `problem` says why it failed, empty where it did not.

    `subject_id` is what it was asked about, such as a file. Tokens are an estimate while it runs.
    """

    id: UUID
    capability: Capability
    subject_id: UUID | None
    model: str
    prompts: str
    state: ModelRunState
    problem: Said
    tokens_read: int
    tokens_written: int
    started_at: datetime
    finished_at: datetime | None

    @classmethod
    def of(cls, found: ModelRun) -> "ModelRunOut":
        """Render a run."""
        return cls(
            id=found.id,
            capability=found.capability,
            subject_id=found.subject_id,
            model=found.model,
            prompts=found.prompts,
            state=found.state,
            problem=words_of(found.reason) if found.reason else "",
            tokens_read=found.tokens_read,
            tokens_written=found.tokens_written,
            started_at=found.started_at,
            finished_at=found.finished_at,
        )
