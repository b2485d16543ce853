"""Saved views over HTTP."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from rolecall.access import Actor
from rolecall.domains.saved_views import policy
from rolecall.domains.saved_views.contracts import ChangeView, NewView, SavedView, ViewPlace
from rolecall.infra.http import In, Out
from rolecall.kernel.sentences import say

MOST_MEMBERS = 30
Name = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"\S")]
Word = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Text = Annotated[str, StringConstraints(max_length=300)]
Value = Text | bool | Annotated[list[Text], Field(max_length=60)]


def _few(shown: dict[str, Value]) -> dict[str, Value]:
    if len(shown) > MOST_MEMBERS:
        raise ValueError(say("A view has at most {most} members.", most=MOST_MEMBERS))
    return shown


ShownIO = Annotated[dict[Word, Value], AfterValidator(_few)]


class ViewIn(In):
    """A look at a list to save: what stands in its address, name by name."""

    place: ViewPlace
    name: Name
    shown: ShownIO
    shared: bool = False

    def command(self) -> NewView:
        """Return the command."""
        return NewView(place=self.place, name=self.name, shown=self.shown, shared=self.shared)


class ViewPatch(In):
    """What to change of a view."""

    name: Name | None = None
    shown: ShownIO | None = None
    shared: bool | None = None

    def command(self, view_id: UUID, expected_version: int | None) -> ChangeView:
        """Return the command."""
        return ChangeView(
            view_id=view_id,
            expected_version=expected_version,
            name=self.name,
            shown=self.shown,
            shared=self.shared,
        )


class DefaultViewIn(In):
    """With which view one's own list opens; null: with none."""

    place: ViewPlace
    view_id: UUID | None


class ViewOut(Out):
    """A saved view. `can_change`: the caller may change and remove it."""

    id: UUID
    place: ViewPlace
    name: str
    shown: dict[str, str | bool | list[str]]
    shared: bool
    owner_id: UUID
    owner_name: str
    is_default: bool
    can_change: bool
    version: int

    @classmethod
    def of(cls, view: SavedView, actor: Actor) -> "ViewOut":
        """Render a view for somebody."""
        return cls(
            id=view.id,
            place=view.place,
            name=view.name,
            shown=dict(view.shown),
            shared=view.shared,
            owner_id=view.owner_id,
            owner_name=view.owner_name,
            is_default=view.is_default,
            can_change=bool(policy.can_change(actor, view)),
            version=view.version,
        )


class ViewsOut(Out):
    """The shared views of a list and one's own, by name."""

    items: list[ViewOut]
