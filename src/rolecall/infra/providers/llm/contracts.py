"""What is asked of a language model, what comes back, and the ways in which that can fail."""

from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

Form = TypeVar("Form", bound=BaseModel)
"""What an answer must look like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAccess:
    """An endpoint that speaks OpenAI's chat completions, and which of its models is meant.

    `url` is what comes before `/chat/completions`, such as `https://models.example.com/v1`.
    `secret` may be empty where the endpoint asks for none.
    """

    url: str
    model: str
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Generic[Form]):
    """What is asked: instructions of ours, the words of others that they are about, a form.

    `material` is data. It is sent as a message of its own and never as instructions.
    """

    instructions: str
    material: str
    answer: type[Form]
    max_tokens: int
    """Tokens that the answer may have, at most."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What was read and written, as the endpoint counts; 0 where it does not say."""

    read: int = 0
    written: int = 0

    @property
    def total(self) -> int:
        """Both together."""
        return self.read + self.written


@dataclass(frozen=True, slots=True)
class Reply(Generic[Form]):
    """An answer in the form that was asked for, and what it took."""

    answer: Form
    tokens: Tokens
    attempts: int


class NoReply(Exception):
    """There is no answer in the form that was asked for.

    `may_pass` says that the same question may be answered later: the endpoint is down, or busy.
    `reason` is a stable word for records; `tokens` were used all the same.
    """

    def __init__(self, reason: str, *, may_pass: bool, tokens: Tokens | None = None) -> None:
        """Keep why, and what it took."""
        super().__init__(reason)
        self.reason = reason
        self.may_pass = may_pass
        self.tokens = tokens or Tokens()


class LanguageModel(Protocol):
    """Answers questions in a form."""

    async def ask(self, question: Question[Form]) -> Reply[Form]:
        """Return an answer that fits the form; what does not fit is asked once more.

        Raises:
            NoReply: none came that fits.
        """
        ...
