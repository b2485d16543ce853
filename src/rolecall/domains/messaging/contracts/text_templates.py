"""Texts that an organization saved, to begin a text with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TextTemplate:
    """A saved text by language, each with `{{variables}}`."""

    id: UUID
    name: str
    texts: Mapping[str, str]
    version: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class SaveTextTemplate:
    """Write a saved text, or the one of this id anew; `version` is the one that was read."""

    name: str
    texts: Mapping[str, str]
    template_id: UUID | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class TextPreview:
    """A text with its variables filled in, and what it takes."""

    text: str
    encoding: str
    units: int
    segments: int
