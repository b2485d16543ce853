"""What is known of a language model, and of asking it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rolecall.kernel.errors import Conflict, Unavailable
from rolecall.kernel.sentences import Sentence, say


class Capability(StrEnum):
    """What a language model is asked for. The values are stored."""

    CHECK = "check"
    """An administrator asks whether it answers."""
    RESUMES = "resumes"


class ModelRunState(StrEnum):
    """What became of asking. The values are stored."""

    RUNNING = "running"
    """It was asked; where this stays, the process that asked died, and what it took is unknown."""
    ANSWERED = "answered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """The language model of an organization, without its secret.

    `monthly_tokens` is what may be read and written in a calendar month (UTC), all together.
    `problem` is the reason why it did not answer last, empty while it does.
    """

    enabled: bool = False
    url: str = ""
    model: str = ""
    has_secret: bool = False
    reads_resumes: bool = False
    monthly_tokens: int = 2_000_000
    problem: str = ""
    checked_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveModelSettings:
    """Replace the settings; a `secret` of None keeps the one there is, an empty one forgets it."""

    enabled: bool
    url: str
    model: str
    reads_resumes: bool
    monthly_tokens: int
    secret: str | None = field(default=None, repr=False)
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelUse:
    """What a language model was asked in the present month, and what it took, in tokens."""

    since: datetime
    runs: int
    failed: int
    tokens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRun:
    """One time that a language model was asked. Tokens are estimated while it runs."""

    id: UUID
    capability: Capability
    subject_id: UUID | None
    model: str
    prompts: str
    state: ModelRunState
    reason: str
    tokens_read: int
    tokens_written: int
    started_at: datetime
    finished_at: datetime | None


class ModelUnavailable(Unavailable):
    """A language model was not asked, or gave no answer that fits: 503.

    `reason` is a stable word for records; `may_pass` says that it may answer later.
    """

    code, title = "model_unavailable", say("The language model did not answer")

    def __init__(self, detail: Sentence, reason: str, *, may_pass: bool) -> None:
        """Keep the sentence for people and the word for records."""
        super().__init__(detail, reason=reason)
        self.reason = reason
        self.may_pass = may_pass


class CannotAsk(Conflict):
    """There is no language model to ask, or it may be asked nothing more this month: 409."""

    code, title = "cannot_ask_model", say("The language model cannot be asked")
