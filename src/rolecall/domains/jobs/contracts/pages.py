"""The vocabulary of careers pages: blocks, drafts, what is published."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class BlockKind(StrEnum):
    """What a block shows. The values are stored."""

    HERO = "hero"
    JOBS = "jobs"
    TEXT = "text"
    PEOPLE = "people"
    BENEFITS = "benefits"
    DEPARTMENTS = "departments"
    LOCATIONS = "locations"
    FAQ = "faq"


@dataclass(frozen=True, slots=True)
class BlockPicture:
    """A picture, and what it shows in words for who does not see it."""

    id: UUID
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockItem:
    """A person, a benefit, or a question with its answer.

    `title` is the name, the benefit or the question, `subtitle` a person's role, `text` a quotation
    or a sentence, `html` an answer.
    """

    title: str = ""
    subtitle: str = ""
    text: str = ""
    html: str = ""
    picture: BlockPicture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part of a page. Which members count depends on its kind (`rules.pages.MEMBERS`).

    `id` is the editor's name for it and unique on the page.
    """

    id: str
    kind: BlockKind
    hidden: bool = False
    heading: str = ""
    text: str = ""
    html: str = ""
    button: str = ""
    picture: BlockPicture | None = None
    items: tuple[BlockItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CareersPage:
    """A careers page in one language: what is being written, and what is shown.

    `version` counts every change of the row and is 0 while there is none; `number` is of the
    revision that was published last, 0 before the first.
    """

    language: str
    draft: tuple[Block, ...]
    version: int = 0
    published: tuple[Block, ...] | None = None
    number: int = 0
    published_at: datetime | None = None
    published_by: str = ""
    updated_at: datetime | None = None
    updated_by: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the draft differs from what is shown."""
        return self.draft != self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRevision:
    """What was published once."""

    language: str
    number: int
    blocks: tuple[Block, ...]
    published_at: datetime
    published_by: str


@dataclass(frozen=True, slots=True)
class PictureSize:
    """One width of a picture, in pixels, and the file that holds it."""

    file_id: UUID
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of careers pages in its widths, the smallest first."""

    id: UUID
    sizes: tuple[PictureSize, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavePage:
    """Replace a draft. `version` is the one that was seen, None for whichever there is."""

    language: str
    blocks: tuple[Block, ...]
    version: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePage:
    """Publish a draft, or take the page back. `version` is the one that was seen."""

    language: str
    version: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevertPage:
    """Make a revision the draft again. `version` is the one that was seen."""

    language: str
    number: int
    version: int | None
