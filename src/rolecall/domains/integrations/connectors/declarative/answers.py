"""What an answer says, by the expressions of a specification."""

from collections.abc import Iterable
from enum import Enum
from typing import Any, Final, NoReturn

from rolecall.domains.integrations.contracts.outcomes import (
    Malformed,
    Outcome,
    Refused,
    Rejected,
    Retry,
    Temporary,
    Unauthorised,
)
from rolecall.domains.integrations.rules.expressions import Expression, NotEvaluated
from rolecall.domains.integrations.rules.records import id_text
from rolecall.domains.integrations.rules.specification.compiling import Specification

_LONGEST_SAID: Final = 300
_MOST_REMARKS: Final = 20
_HIDDEN: Final = "[…]"


class _Kind(Enum):
    UNAUTHORISED = 1
    TEMPORARY = 2
    REFUSED = 3


class Denied(Exception):
    """An answer of success that says it is none."""

    def __init__(self, reason: str, kind: _Kind) -> None:
        """Keep what it says, and what that means."""
        super().__init__(reason)
        self.reason = reason
        self.kind = kind

    def raise_for_read(self) -> NoReturn:
        """Raise what it means to whoever reads."""
        if self.kind is _Kind.UNAUTHORISED:
            raise Unauthorised(self.reason) from self
        if self.kind is _Kind.TEMPORARY:
            raise Temporary(self.reason) from self
        raise Refused(self.reason) from self

    def outcome_of_write(self) -> Outcome:
        """Return what became of a write, or raise `Unauthorised`."""
        if self.kind is _Kind.UNAUTHORISED:
            raise Unauthorised(self.reason) from self
        return Retry(self.reason) if self.kind is _Kind.TEMPORARY else Rejected(self.reason)


class Answers:
    """Reads answers. Secrets are not told on."""

    def __init__(self, specification: Specification, secrets: Iterable[str]) -> None:
        """Read by a specification."""
        self._expressions = specification.expressions
        self._errors = specification.shape.errors
        self._secrets = tuple(one for one in secrets if one)

    def found(self, text: str | None, body: Any) -> Any:
        """Return what an expression of the specification finds, None where there is none."""
        return None if text is None else self.at(self._expressions[text], body)

    def at(self, expression: Expression, body: Any) -> Any:
        """Return what an expression finds.

        Raises:
            Malformed: it does not fit the answer.
        """
        try:
            return expression.of(body)
        except NotEvaluated as error:
            raise Malformed("answer_does_not_fit") from error

    def require_ok(self, body: Any) -> None:
        """Refuse an answer of success that says it is none.

        Raises:
            Denied: it says so.
            Malformed: it says neither.
        """
        errors = self._errors
        # Where nothing is said, nothing is contradicted.
        if errors is None or body is None:
            return
        ok = self.found(errors.ok, body)
        if ok is True:
            return
        if ok is not False:
            raise Malformed("says_neither_yes_nor_no")
        message = text_of(self.found(errors.message, body))
        for secret in self._secrets:
            message = message.replace(secret, _HIDDEN)
        code = text_of(self.found(errors.code, body))
        kind = _Kind.REFUSED
        if code and code in errors.unauthorised:
            kind = _Kind.UNAUTHORISED
        elif code and code in errors.temporary:
            kind = _Kind.TEMPORARY
        raise Denied(message[:_LONGEST_SAID] or code or "denied", kind)


def text_of(value: Any) -> str:
    """Return text as it is and numbers as text; empty for anything else."""
    return value if isinstance(value, str) else id_text(value)


def remarks_in(value: Any) -> tuple[str, ...]:
    """Return what the other side remarks: one text, or a list of them."""
    listed = value if isinstance(value, list) else [value]
    return tuple(text[:_LONGEST_SAID] for one in listed if (text := text_of(one)))[:_MOST_REMARKS]
