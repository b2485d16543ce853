"""What imports publish."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class ImportChanged(Event):
    """A file was read, or what is to be done with its rows changed, or was begun."""

    type: ClassVar[str] = "imports.import_changed.v1"

    import_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ResumesStaged(Event):
    """The résumés of a zip are kept, and are to be read."""

    type: ClassVar[str] = "imports.resumes_staged.v1"

    import_id: UUID
