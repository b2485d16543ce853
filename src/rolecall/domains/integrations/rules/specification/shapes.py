"""The keys of a specification, and what each of them takes.

Words in braces (`{account}`) stand for what a person typed in when connecting, and in an action for
values of its payload (`{application}`), or for its `{key}`.
"""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from rolecall.domains.integrations.contracts.port import Category, Entity

NAME: Final = r"^[a-z][a-z0-9_]{0,39}$"
PATH: Final = r"^/[^\s?#]*$"
IDENTIFIER: Final = r"^[a-z][a-z0-9-]{1,39}$"
_HEADER: Final = r"^[A-Za-z0-9][A-Za-z0-9-]{0,79}$"
_PARAMETER: Final = r"^[A-Za-z0-9_.\[\]-]{1,80}$"

Name = Annotated[str, Field(pattern=NAME)]
Header = Annotated[str, Field(pattern=_HEADER)]
Parameter = Annotated[str, Field(pattern=_PARAMETER)]
Path = Annotated[str, Field(pattern=PATH, max_length=500)]
Label = Annotated[str, Field(min_length=1, max_length=120)]
Found = Annotated[str, Field(min_length=1, max_length=500)]
"""A JMESPath expression."""
Template = Annotated[str, Field(max_length=500)]
Parameters = Annotated[dict[Parameter, Template], Field(max_length=50)]


class Shape(BaseModel):
    """What all parts share: no key but the known ones, nothing is guessed from another type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class InputShape(Shape):
    """What a person types in."""

    name: Name
    label: Label
    note: Annotated[str, Field(max_length=300)] = ""
    required: bool = True


class BearerShape(Shape):
    """`Authorization: Bearer`."""

    kind: Literal["bearer"]
    token: Template


class BasicShape(Shape):
    """HTTP Basic."""

    kind: Literal["basic"]
    user: Template
    password: Template = ""


class HeaderShape(Shape):
    """A key in a header of its own."""

    kind: Literal["header"]
    name: Header
    value: Template


class ClientCredentialsShape(Shape):
    """OAuth 2.0 client credentials."""

    kind: Literal["client_credentials"]
    token_url: Template
    client_id: Template
    client_secret: Template
    credentials_in: Literal["header", "form"] = "header"
    form: Parameters = {}


AuthShape = Annotated[
    BearerShape | BasicShape | HeaderShape | ClientCredentialsShape, Field(discriminator="kind")
]


class NoPager(Shape):
    """Everything at once."""

    kind: Literal["none"] = "none"


class LinkPager(Shape):
    """`Link` header."""

    kind: Literal["link"]
    size_parameter: Parameter | None = None
    size: Annotated[int, Field(ge=1, le=10_000)] = 100


class NextUrlPager(Shape):
    """An address in the body."""

    kind: Literal["next_url"]
    at: Found
    size_parameter: Parameter | None = None
    size: Annotated[int, Field(ge=1, le=10_000)] = 100


class CursorPager(Shape):
    """A token in the body that goes into a parameter."""

    kind: Literal["cursor"]
    at: Found
    parameter: Parameter
    more: Found | None = None
    alone: bool = False
    size_parameter: Parameter | None = None
    size: Annotated[int, Field(ge=1, le=10_000)] = 100


class PagePager(Shape):
    """Pages are counted."""

    kind: Literal["page"]
    parameter: Parameter = "page"
    start: Annotated[int, Field(ge=0, le=1)] = 1
    size_parameter: Parameter = "per_page"
    size: Annotated[int, Field(ge=1, le=10_000)] = 100
    ends: Literal["empty", "short"] = "empty"


class OffsetPager(Shape):
    """Records are counted."""

    kind: Literal["offset"]
    parameter: Parameter = "offset"
    size_parameter: Parameter = "limit"
    size: Annotated[int, Field(ge=1, le=10_000)] = 100
    ends: Literal["empty", "short"] = "empty"


PagerShape = Annotated[
    NoPager | LinkPager | NextUrlPager | CursorPager | PagePager | OffsetPager,
    Field(discriminator="kind"),
]


class SinceShape(Shape):
    """How changes are asked for. `value` has `{}` where the time goes."""

    parameter: Parameter
    form: Literal["iso", "seconds", "milliseconds"] = "iso"
    value: Annotated[str, Field(pattern=r"^[^{}]*\{\}[^{}]*$", max_length=80)] = "{}"


class OneShape(Shape):
    """How one record is asked for: `{id}` stands for its id."""

    path: Path
    parameters: Parameters = {}
    record: Found = "@"


class StreamShape(Shape):
    """A list of records."""

    entity: Annotated[Entity | None, Field(strict=False)] = None
    path: Path
    parameters: Parameters = {}
    records: Found = "@"
    id: Found = "id"
    updated_at: Found | None = None
    total: Found | None = None
    pager: PagerShape = NoPager()
    since: SinceShape | None = None
    one: OneShape | None = None


class ProbeShape(Shape):
    """How it is found out whether a write has happened: `{key}` is what it was written with."""

    path: Path
    parameters: Parameters = {}
    records: Found = "@"
    id: Found = "id"


class ActionShape(Shape):
    """Something that can be written. The payload is the body, but for what stands in the path.

    `key_at` is where in the body the key of the write is put, so that `probe` finds it;
    `key_header` sends it to systems that carry out each key once.
    """

    method: Literal["POST", "PUT", "PATCH"] = "POST"
    path: Path
    id: Found | None = None
    remarks: Found | None = None
    key_at: Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_.]{0,99}$")] | None = None
    key_header: Header | None = None
    probe: ProbeShape | None = None


class ErrorsShape(Shape):
    """How an answer of success says that it is none: `ok` finds false in it, and true in others."""

    ok: Found
    message: Found | None = None
    code: Found | None = None
    unauthorised: Annotated[list[str], Field(max_length=50)] = []
    temporary: Annotated[list[str], Field(max_length=50)] = []


class CheckShape(Shape):
    """Something small that needs the credentials, and where in it the account's name is."""

    path: Path
    parameters: Parameters = {}
    name: Found | None = None
    id: Found | None = None


class RateShape(Shape):
    """At most so many requests in so many seconds."""

    requests: Annotated[int, Field(ge=1, le=100_000)]
    seconds: Annotated[int, Field(ge=1, le=86_400)]


class SignatureShape(Shape):
    """How webhooks are signed."""

    header: Header
    algorithm: Literal["sha256", "sha512"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"
    prefix: Annotated[str, Field(max_length=20)] = ""
    secret: Template
    timestamp_header: Header | None = None
    tolerance_seconds: Annotated[int, Field(ge=10, le=3_600)] = 300


class EventShape(Shape):
    """Which stream a kind of event is about, and where in it the record's id is."""

    stream: Name
    id: Found


class WebhookShape(Shape):
    """What comes by webhook. `id` is where the event's own id is: a header, or in the body."""

    signature: SignatureShape
    id: Found | None = None
    id_header: Header | None = None
    kind: Found
    occurred_at: Found | None = None
    events: Annotated[dict[Annotated[str, Field(max_length=120)], EventShape], Field(min_length=1)]


class DeletionsShape(Shape):
    """After how many complete passes without it a record counts as deleted."""

    after_passes: Annotated[int, Field(ge=1, le=20)] = 2


class SpecificationShape(Shape):
    """A whole specification."""

    id: Annotated[str, Field(pattern=IDENTIFIER)]
    name: Label
    category: Annotated[Category, Field(strict=False)] = Category.ATS
    base_url: Annotated[str, Field(min_length=1, max_length=500)]
    settings: Annotated[list[InputShape], Field(max_length=20)] = []
    secrets: Annotated[list[InputShape], Field(max_length=20)] = []
    auth: AuthShape
    headers: Annotated[dict[Header, Template], Field(max_length=20)] = {}
    check: CheckShape
    streams: Annotated[dict[Name, StreamShape], Field(min_length=1, max_length=50)]
    actions: Annotated[dict[Name, ActionShape], Field(max_length=50)] = {}
    errors: ErrorsShape | None = None
    rate: RateShape | None = None
    deletions: DeletionsShape = DeletionsShape()
    webhook: WebhookShape | None = None
