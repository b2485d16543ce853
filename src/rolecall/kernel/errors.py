"""What can go wrong, said once.

Each error carries a stable `code` for programs, a `detail` sentence for people that says what to do
next, and the status that HTTP gives it (RFC 9110). Domains raise these or subclasses of them; the
edge renders them as RFC 9457 problem documents.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rolecall.kernel.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field that was refused.

    `field` is a dotted path into the input (`questions.2.label`), `message` a sentence with the
    remedy, `code` a stable word.
    """

    field: str
    message: Sentence
    code: str = "invalid"


class RolecallError(Exception):
    """The root of every expected error."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "error"
    title: ClassVar[Sentence] = say("Something went wrong")

    def __init__(
        self,
        detail: Sentence,
        *,
        code: str | None = None,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        """Keep the sentence, the fields, and any `extra` members for the problem document."""
        super().__init__(detail)
        self.detail = detail
        self.problem_code = code or self.code
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.extra = extra


class InvalidInput(RolecallError):
    """The request cannot be understood or breaks a stated rule of the field: 422."""

    status, code, title = 422, "invalid_input", say("The input was not accepted")

    @classmethod
    def of_field(cls, field: str, message: Sentence, code: str = "invalid") -> "InvalidInput":
        """Refuse one field with a sentence that says how to mend it."""
        return cls(message, errors=[FieldError(field, message, code)])


class Unauthenticated(RolecallError):
    """No valid credential came with the request: 401."""

    status, code, title = 401, "unauthenticated", say("Please sign in")


class Forbidden(RolecallError):
    """The actor is known and may not do this: 403. Refusals are recorded."""

    status, code, title = 403, "forbidden", say("You may not do this")


class NotFound(RolecallError):
    """There is no such thing, or none that the actor may see: 404."""

    status, code, title = 404, "not_found", say("Not found")


class Conflict(RolecallError):
    """The state of things does not allow this now: 409."""

    status, code, title = 409, "conflict", say("This cannot be done now")


class Gone(RolecallError):
    """It was there and is not any more (a used link, a closed posting): 410."""

    status, code, title = 410, "gone", say("No longer available")


class VersionMismatch(RolecallError):
    """Someone else changed the resource since it was read: 412 (RFC 9110, section 13.1.1)."""

    status, code, title = 412, "version_mismatch", say("It has changed meanwhile")


class TooLarge(RolecallError):
    """The content is over the limit: 413."""

    status, code, title = 413, "too_large", say("Too large")


class UnsupportedType(RolecallError):
    """The content is of a type that is not taken: 415."""

    status, code, title = 415, "unsupported_type", say("This type is not accepted")


class TooManyRequests(RolecallError):
    """The caller must wait: 429, with `Retry-After` in seconds."""

    status, code, title = 429, "too_many_requests", say("Please wait a moment")

    def __init__(self, detail: Sentence, *, retry_after: int) -> None:
        """Say how many seconds to wait."""
        super().__init__(detail, headers={"Retry-After": str(retry_after)})


class Unavailable(RolecallError):
    """A part that this needs is down: 503."""

    status, code, title = 503, "unavailable", say("Temporarily unavailable")
