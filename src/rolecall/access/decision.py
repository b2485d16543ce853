"""The answer of a policy."""

from dataclasses import dataclass

from rolecall.kernel.errors import Forbidden
from rolecall.kernel.sentences import NOTHING, Sentence


@dataclass(frozen=True, slots=True)
class Decision:
    """Allowed, or refused with a sentence that says who may or what would have to change."""

    allowed: bool
    reason: Sentence = NOTHING

    def __bool__(self) -> bool:
        """Let a decision stand in a condition."""
        return self.allowed

    def require(self) -> None:
        """Pass, or raise.

        Raises:
            Forbidden: with the decision's sentence.
        """
        if not self.allowed:
            raise Forbidden(self.reason)


ALLOWED = Decision(True)


def refused(reason: Sentence) -> Decision:
    """Return a refusal with its sentence."""
    return Decision(False, reason)
