"""The vocabulary of approvals."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class SubjectKind(StrEnum):
    """What is to be approved."""

    JOB = "job"
    OFFER = "offer"
    AI_INTERVIEW_TEMPLATE = "ai_interview_template"


class Sequence(StrEnum):
    """Whether the groups of a chain are asked one after another or all at once."""

    ORDERED = "ordered"
    PARALLEL = "parallel"


class ApprovalStatus(StrEnum):
    """What became of a request."""

    PENDING = "pending"
    GRANTED = "granted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    """What was to be approved changed, so that this answer would be about something else."""


class SlotState(StrEnum):
    """Where one approver's voice stands."""

    LATER = "later"
    """The group's turn has not come."""
    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    SPARED = "spared"
    """The voice is not needed any more."""


class Verdict(StrEnum):
    """What an approver says."""

    APPROVE = "approve"
    DECLINE = "decline"


class Via(StrEnum):
    """By which way a decision came."""

    CONSOLE = "console"
    MAIL_LINK = "mail_link"


@dataclass(frozen=True, slots=True)
class FlaggedField:
    """A field whose change asks for a new approval: its name, what people call it, its words."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class FieldDiff:
    """A flagged field before and after."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is to be approved, in words that need no look at the record itself.

    `link` is a path inside the application. `department` chooses the chain. `job_id` is the job
    that it is, or belongs to.
    """

    kind: SubjectKind
    id: UUID
    job_id: UUID
    title: str
    link: str
    fields: tuple[FlaggedField, ...]
    department: str = ""


@dataclass(frozen=True, slots=True)
class ChainGroup:
    """Approvers of whom `needed` have to say yes. Names are filled in for people, not kept."""

    name: str
    member_ids: tuple[UUID, ...]
    needed: int
    member_names: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainContent:
    """What people decide about a chain.

    It applies to its kind in the named departments, or in all that no other chain names. After
    `remind_after_days` working days without an answer the asked are reminded; 0 never reminds.
    `allows_own` lets people approve what they asked for themselves.
    """

    name: str
    kind: SubjectKind
    groups: tuple[ChainGroup, ...]
    sequence: Sequence = Sequence.ORDERED
    departments: tuple[str, ...] = ()
    allows_own: bool = False
    remind_after_days: int = 2
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(ChainContent):
    """A template of approvals; a request keeps the chain as it was when it was asked."""

    id: UUID
    version: int
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveChain:
    """Write a new chain, or (with an id) the next version of one."""

    content: ChainContent
    chain_id: UUID | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One voice of a request: whose it is by the chain, and who has it now.

    `position` counts all slots of a request, `group` indexes its groups.
    """

    position: int
    group: int
    member_id: UUID
    assignee_id: UUID
    state: SlotState
    decided_by: UUID | None = None
    comment: str = ""
    via: Via | None = None
    asked_at: datetime | None = None
    decided_at: datetime | None = None
    member_name: str = field(default="", compare=False)
    assignee_name: str = field(default="", compare=False)
    decided_by_name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class RequestGroup:
    """A group of a request: its name and how many of its voices have to say yes."""

    name: str
    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One request for approval with all of its voices.

    `fields` is what is to be approved, `before` what was asked for last time (empty the first
    time), `changes` how the two differ.
    """

    id: UUID
    kind: SubjectKind
    subject_id: UUID
    job_id: UUID
    title: str
    link: str
    chain_id: UUID
    chain_name: str
    sequence: Sequence
    groups: tuple[RequestGroup, ...]
    slots: tuple[Slot, ...]
    fields: tuple[FlaggedField, ...]
    before: tuple[FlaggedField, ...]
    status: ApprovalStatus
    requested_by: UUID | None
    requested_by_name: str
    note: str
    allows_own: bool
    remind_after_days: int
    requested_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalView:
    """A request as one reader sees it: whether it waits for them, and for whom they would speak."""

    approval: Approval
    changes: tuple[FieldDiff, ...]
    can_decide: bool
    on_behalf_of: tuple[str, ...]


class ApprovalShow(StrEnum):
    """Which requests a list holds."""

    WAITING = "waiting"
    """Pending ones that wait for the reader."""
    ASKED = "asked"
    """Those that the reader asked for."""
    DECIDED = "decided"
    """Those that the reader has decided."""
    PENDING = "pending"
    """All that wait for anybody: for administrators, who hand on what waits for the absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestApproval:
    """Ask for the approval of a subject. `note` is for the approvers."""

    subject: Subject
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide:
    """Say yes or no. A no needs words."""

    approval_id: UUID
    verdict: Verdict
    comment: str = ""
    via: Via = Via.CONSOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOn:
    """Let `to_user_id` decide in the place of `from_user_id` (None: of the actor).

    Whoever hands on what waits for somebody else says why.
    """

    approval_id: UUID
    to_user_id: UUID
    from_user_id: UUID | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDelegation:
    """Let somebody decide in the actor's place for a span of time."""

    delegate_id: UUID
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """A span of time in which `delegate_id` may decide in the place of `user_id`."""

    id: UUID
    user_id: UUID
    delegate_id: UUID
    starts_at: datetime
    ends_at: datetime
    user_name: str = ""
    delegate_name: str = ""


@dataclass(frozen=True, slots=True)
class AskedApprover:
    """Somebody who is to be told that a request waits for them, with their private link."""

    user_id: UUID
    url: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a subject stands: whether a chain applies, and the newest request, if there is one."""

    chain_name: str
    approval: Approval | None

    @property
    def is_needed(self) -> bool:
        """Whether a chain applies now."""
        return bool(self.chain_name)

    @property
    def status(self) -> ApprovalStatus | None:
        """The status of the newest request."""
        return self.approval.status if self.approval else None
