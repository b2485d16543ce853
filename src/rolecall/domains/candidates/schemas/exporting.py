"""Files of candidates, as they are asked for over HTTP."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from rolecall.domains.candidates.contracts import CandidateColumn, ExportCandidates
from rolecall.domains.candidates.schemas.bulk import CandidateSelectionIn
from rolecall.domains.custom_fields.contracts import MAX_FIELDS
from rolecall.domains.operations.contracts import ExportFormat, FileStyle
from rolecall.infra.http import In

Sort = Literal["-created_at", "created_at", "name", "-name"]


class CandidateExportIn(In):
    """Which candidates to write into a file, what to tell of them, and how.

    `fields` are custom fields. `sort` is the order where candidates are selected by a filter.
    `byte_order_mark` lets Excel read a CSV file as UTF-8.
    """

    selection: CandidateSelectionIn
    columns: Annotated[list[CandidateColumn] | None, Field(min_length=1, max_length=20)] = None
    fields: Annotated[list[UUID], Field(max_length=MAX_FIELDS, default_factory=list)]
    sort: Sort = "-created_at"
    format: ExportFormat = ExportFormat.CSV
    byte_order_mark: bool = True

    def command(self) -> ExportCandidates:
        """Return the command."""
        return ExportCandidates(
            columns=tuple(dict.fromkeys(self.columns or CandidateColumn)),
            fields=tuple(dict.fromkeys(self.fields)),
            sort=self.sort,
            style=FileStyle(format=self.format, byte_order_mark=self.byte_order_mark),
        )
