"""What a file of candidates tells."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from rolecall.domains.operations.contracts import USUAL_STYLE, FileStyle


class CandidateColumn(StrEnum):
    """What a row of an export may tell, in the words of its head; imports know most of them."""

    NAME = "Name"
    EMAIL = "E-mail"
    PHONE = "Phone"
    PLACE = "Place"
    HEADLINE = "Headline"
    EMPLOYER = "Employer"
    TAGS = "Tags"
    LINKS = "Links"
    FIRST_SOURCE = "Source"
    LAST_SOURCE = "Last source"
    OTHER_EMAILS = "Other e-mails"
    OTHER_PHONES = "Other phones"
    APPLICATIONS = "Applications"
    LAST_APPLIED = "Last applied"
    ADDED = "Added"
    ID = "Candidate"


@dataclass(frozen=True, kw_only=True, slots=True)
class ExportCandidates:
    """Write candidates into a file, in the order of the selection, or of `sort` if by filters."""

    columns: tuple[CandidateColumn, ...] = tuple(CandidateColumn)
    fields: tuple[UUID, ...] = ()
    sort: str = "-created_at"
    style: FileStyle = USUAL_STYLE
