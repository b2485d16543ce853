"""The base of all request and response shapes."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Response
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    field_validator,
)

from rolecall.infra.languages import translated
from rolecall.kernel.email_addresses import is_address
from rolecall.kernel.sentences import say

MAX_DEPTH = 50
"""Levels of lists and objects in a JSON value."""


def reject_nul(value: Any, depth: int = 0) -> None:
    """Raise `ValueError` for a NUL character anywhere in a JSON value (PostgreSQL stores none).

    A value that is nested deeper than anything that makes sense is refused, too: whatever walks it
    later may run out of stack.
    """
    if isinstance(value, str):
        if "\x00" in value:
            raise ValueError(say("NUL characters are not accepted; remove them."))
    elif isinstance(value, dict | list):
        if depth == MAX_DEPTH:
            raise ValueError(
                say("This is nested more than {levels} levels deep; flatten it.", levels=MAX_DEPTH)
            )
        for item in value:
            reject_nul(item, depth + 1)
        if isinstance(value, dict):
            for item in value.values():
                reject_nul(item, depth + 1)


class In(BaseModel):
    """A request body: unknown fields and NUL characters are refused, strings are trimmed."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)

    @field_validator("*", mode="before")
    @classmethod
    def _no_nul(cls, value: Any) -> Any:
        reject_nul(value)
        return value


class Out(BaseModel):
    """A response body, made from a contract's attributes."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


def told_by(name: str) -> Discriminator:
    """Return what tells the shapes of a union apart: the member `name`, each tagged by its value.

    Pydantic cannot read it off the shapes themselves, because `In` looks at every member first.
    """

    def read(value: Any) -> Any:
        return value.get(name) if isinstance(value, dict) else getattr(value, name, None)

    return Discriminator(read)


def _in_utc(value: datetime) -> datetime:
    """Return the instant in UTC, which is also what no time zone means."""
    try:
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(say("This instant is outside of the years 1 to 9999.")) from error


def _email(value: str) -> str:
    if not is_address(value):
        raise ValueError(
            say("This is not an e-mail address; it should look like name@example.com.")
        )
    return value


Said = Annotated[str, BeforeValidator(translated)]
"""A sentence in a response, in the language of the request; other text as it is."""
Email = Annotated[str, StringConstraints(min_length=3, max_length=254), AfterValidator(_email)]
ShortText = Annotated[str, StringConstraints(min_length=1, max_length=200)]
LongText = Annotated[str, StringConstraints(max_length=20_000)]
Slug = Annotated[
    str, StringConstraints(min_length=2, max_length=60, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
]
Instant = Annotated[datetime, AfterValidator(_in_utc)]
SmallInt = Annotated[int, Field(ge=0, le=100_000)]


def set_etag(response: Response, version: int) -> None:
    """Say which version of the resource this response shows."""
    response.headers["ETag"] = f'"{version}"'
