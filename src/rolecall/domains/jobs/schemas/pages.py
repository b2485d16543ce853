"""Careers pages over HTTP."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from rolecall.domains.jobs.contracts.pages import (
    Block,
    BlockItem,
    BlockKind,
    BlockPicture,
    CareersPage,
    PageRevision,
    Picture,
)
from rolecall.domains.jobs.rules.pages import MAX_BLOCKS, MAX_ITEMS
from rolecall.domains.jobs.service.careers.starting import PageTemplate
from rolecall.infra.http import In, Out

PageLanguage = Literal["en", "de", "es"]
_BlockId = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z0-9_-]{1,40}$")]
_Line = Annotated[str, StringConstraints(max_length=200)]
_Text = Annotated[str, StringConstraints(max_length=2_000)]
_Html = Annotated[str, StringConstraints(max_length=20_000)]


class BlockPictureIn(In):
    """A picture of `POST careers-pictures`, and what it shows in words."""

    id: UUID
    alt: _Line = ""

    def picture(self) -> BlockPicture:
        """Return the picture."""
        return BlockPicture(self.id, self.alt)


class BlockItemIn(In):
    """A person, a benefit, or a question with its answer (`html`)."""

    title: _Line = ""
    subtitle: _Line = ""
    text: _Text = ""
    html: _Html = ""
    picture: BlockPictureIn | None = None

    def item(self) -> BlockItem:
        """Return the entry."""
        return BlockItem(
            title=self.title,
            subtitle=self.subtitle,
            text=self.text,
            html=self.html,
            picture=self.picture.picture() if self.picture else None,
        )


class BlockIn(In):
    """One block. Members that its kind does not have are left out when it is kept."""

    id: _BlockId
    kind: BlockKind
    hidden: bool = False
    heading: _Line = ""
    text: _Text = ""
    html: _Html = ""
    button: Annotated[str, StringConstraints(max_length=60)] = ""
    picture: BlockPictureIn | None = None
    items: Annotated[tuple[BlockItemIn, ...], Field(max_length=MAX_ITEMS)] = ()

    def block(self) -> Block:
        """Return the block."""
        return Block(
            id=self.id,
            kind=self.kind,
            hidden=self.hidden,
            heading=self.heading,
            text=self.text,
            html=self.html,
            button=self.button,
            picture=self.picture.picture() if self.picture else None,
            items=tuple(item.item() for item in self.items),
        )


class BlocksIn(In):
    """The blocks of a page, in their order."""

    blocks: Annotated[list[BlockIn], Field(max_length=MAX_BLOCKS)]

    def contents(self) -> tuple[Block, ...]:
        """Return the blocks."""
        return tuple(block.block() for block in self.blocks)


class RevisionIn(In):
    """Which revision to go back to."""

    number: Annotated[int, Field(ge=1, le=1_000_000)]


class BlockPictureOut(Out):
    """A picture, and what it shows in words."""

    id: UUID
    alt: str


class BlockItemOut(Out):
    """A person, a benefit, or a question with its answer."""

    title: str
    subtitle: str
    text: str
    html: str
    picture: BlockPictureOut | None


class BlockOut(Out):
    """One block."""

    id: str
    kind: BlockKind
    hidden: bool
    heading: str
    text: str
    html: str
    button: str
    picture: BlockPictureOut | None
    items: list[BlockItemOut]


class PublishedOut(Out):
    """What the public sees: which revision, since when, by whom."""

    number: int
    at: AwareDatetime
    by: str


class CareersPageOut(Out):
    """A careers page in one language. `version` 0: nobody has written it yet.

    `published` is null while the language is not shown; `changed` tells whether the draft differs
    from what is.
    """

    language: PageLanguage
    version: int
    blocks: list[BlockOut]
    changed: bool
    published: PublishedOut | None
    updated_at: AwareDatetime | None
    updated_by: str

    @classmethod
    def of(cls, page: CareersPage) -> "CareersPageOut":
        """Render a page."""
        published = None
        if page.published is not None and page.published_at is not None:
            published = PublishedOut(number=page.number, at=page.published_at, by=page.published_by)
        return cls.model_validate(
            {
                "language": page.language,
                "version": page.version,
                "blocks": [BlockOut.model_validate(block) for block in page.draft],
                "changed": page.is_changed,
                "published": published,
                "updated_at": page.updated_at,
                "updated_by": page.updated_by,
            }
        )


class CareersPagesOut(Out):
    """The page of every language."""

    items: list[CareersPageOut]


class PageRevisionOut(Out):
    """What was published once."""

    number: int
    published_at: AwareDatetime
    published_by: str
    blocks: list[BlockOut]

    @classmethod
    def of(cls, revision: PageRevision) -> "PageRevisionOut":
        """Render a revision."""
        return cls.model_validate(revision)


class PageTemplateOut(Out):
    """Blocks to begin with. `key` is `short` or `whole`."""

    key: str
    blocks: list[BlockOut]

    @classmethod
    def of(cls, template: PageTemplate) -> "PageTemplateOut":
        """Render a template."""
        return cls.model_validate(template)


class PageTemplatesOut(Out):
    """What a page can begin with."""

    items: list[PageTemplateOut]


class PagePreviewOut(Out):
    """A page as HTML, for a sandboxed frame."""

    html: str


class CareersPictureOut(Out):
    """A picture that was kept: its id, and its widest size in pixels."""

    id: UUID
    width: int
    height: int

    @classmethod
    def of(cls, picture: Picture) -> "CareersPictureOut":
        """Render a picture."""
        widest = picture.sizes[-1]
        return cls(id=picture.id, width=widest.width, height=widest.height)
