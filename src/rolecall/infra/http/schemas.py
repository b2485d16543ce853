"""The base of all request and response shapes."""

from typing import Annotated, Any

from fastapi import Response
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
)


def reject_nul(value: Any) -> None:
    """Raise `ValueError` for a NUL character anywhere in a JSON value (PostgreSQL stores none)."""
    if isinstance(value, str):
        if "\x00" in value:
            raise ValueError("NUL characters are not accepted; remove them")
    elif isinstance(value, dict):
        for key, item in value.items():
            reject_nul(key)
            reject_nul(item)
    elif isinstance(value, list):
        for item in value:
            reject_nul(item)


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


MAX_LOCAL_PART = 64
"""Octets before the @ (RFC 5321, section 4.5.3.1.1)."""


def _email(value: str) -> str:
    local, at, domain = value.rpartition("@")
    labels = domain.split(".")
    well_formed = (
        at
        and 0 < len(local) <= MAX_LOCAL_PART
        and len(labels) > 1
        and all(label and not label.startswith("-") and not label.endswith("-") for label in labels)
        and not any(c.isspace() or c in '<>()[],;:"\\' for c in value)
        and "@" not in local
        and value.isprintable()
    )
    if not well_formed:
        raise ValueError("this is not an e-mail address; it should look like name@example.com")
    return value


Email = Annotated[str, StringConstraints(min_length=3, max_length=254), AfterValidator(_email)]
ShortText = Annotated[str, StringConstraints(min_length=1, max_length=200)]
LongText = Annotated[str, StringConstraints(max_length=20_000)]
Slug = Annotated[
    str, StringConstraints(min_length=2, max_length=60, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
]
SmallInt = Annotated[int, Field(ge=0, le=100_000)]


def set_etag(response: Response, version: int) -> None:
    """Say which version of the resource this response shows."""
    response.headers["ETag"] = f'"{version}"'
