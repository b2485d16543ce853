"""Greenhouse Harvest v3.

After harvestdocs.greenhouse.io (authentication, pagination, list endpoints, standardizations, write
migration guide) and developers.greenhouse.io/webhooks.html, as of autumn 2026. Contract-tested
against a simulator of these pages, not on a live account.

What is odd about it: lists are bare arrays without a count; the next page is the `Link` header's,
whose cursor must be the only parameter; one record is a list with `ids`; changes are asked for as
a window, `updated_at=gte|…|lte|…`; webhooks sign their body but no time, so that an old one can be
sent again: nothing is done about one but to read the record anew.
"""

import hashlib
import json
from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from rolecall.domains.integrations.contracts.outcomes import (
    Absent,
    ConnectorError,
    Done,
    Happened,
    Indeterminate,
    Malformed,
    Outcome,
    Probed,
    Refused,
    Rejected,
    Unauthorised,
    Unknown,
)
from rolecall.domains.integrations.contracts.port import (
    Access,
    Account,
    Action,
    Capability,
    Category,
    Cursor,
    Delivery,
    Entity,
    Input,
    Page,
    Rate,
    Record,
    Spec,
    Stream,
    Subscription,
    VendorEvent,
)
from rolecall.domains.integrations.rules.expressions import compiled
from rolecall.domains.integrations.rules.failures import outcome_of_write, raise_for_read
from rolecall.domains.integrations.rules.paging import LinkHeader, Read
from rolecall.domains.integrations.rules.records import (
    OVERLAP,
    Position,
    Shape,
    began_at,
    id_text,
    page_at,
    position_of,
    read_records,
)
from rolecall.domains.integrations.rules.signatures import Signature, is_signed
from rolecall.infra.outbound.transport import Checks
from rolecall.infra.rest import (
    Call,
    CallFailed,
    ClientCredentials,
    Limits,
    Reply,
    RestClient,
    TokenStore,
)
from rolecall.kernel import clock

BASE_URL: Final = "https://harvest.greenhouse.io/v3"
TOKEN_URL: Final = "https://auth.greenhouse.io/token"  # noqa: S105 - an address
PER_PAGE: Final = 500
"""The most that a page has."""
_MOST_NOTES: Final = 20
"""Pages of a candidate's notes that are looked through for one of ours."""
_PAGER: Final = LinkHeader("per_page", PER_PAGE)
_SHAPE: Final = Shape(compiled("@", "records"), compiled("id", "id"), compiled("updated_at", "at"))
_SIGNATURE: Final = Signature("Signature", prefix="sha256 ")
_STREAMS: Final = (
    Stream("jobs", Entity.JOB, "id", "updated_at", incremental=True),
    Stream("candidates", Entity.CANDIDATE, "id", "updated_at", incremental=True),
    Stream("applications", Entity.APPLICATION, "id", "updated_at", incremental=True),
    Stream("job_interview_stages", None, "id", "updated_at", incremental=True),
)
_ABOUT: Final[Mapping[str, tuple[str, str]]] = {
    "application_updated": ("applications", "application"),
    "candidate_stage_change": ("applications", "application"),
    "hire_candidate": ("applications", "application"),
    "new_candidate_application": ("applications", "application"),
    "reject_candidate": ("applications", "application"),
    "unreject_candidate": ("applications", "application"),
    "update_candidate": ("candidates", "candidate"),
    "job_created": ("jobs", "job"),
    "job_updated": ("jobs", "job"),
}
"""What a webhook's `action` is about: the stream, and where in its `payload` the record is."""

SPEC: Final = Spec(
    id="greenhouse",
    name="Greenhouse",
    category=Category.ATS,
    capabilities=frozenset(
        {
            Capability.INCREMENTAL,
            Capability.GET,
            Capability.PUSH,
            Capability.PROBE,
            Capability.WEBHOOKS,
        }
    ),
    inputs=(
        Input("client_id", "Client ID"),
        Input("client_secret", "Client secret", secret=True),
        Input("user_id", "User ID", required=False, note="Who notes and moves are attributed to."),
        Input("webhook_secret", "Webhook secret key", secret=True, required=False),
    ),
    streams=_STREAMS,
    actions=(Action("add_note"), Action("move_application")),
    # A fixed window of 30 seconds; the limit itself comes with each answer. This is less than any.
    rate=Rate(40, 30),
)


class GreenhouseConnector:
    """One Greenhouse account."""

    def __init__(
        self,
        access: Access,
        checks: Checks,
        tokens: TokenStore,
        limits: Limits | None = None,
        base_url: str = BASE_URL,
        token_url: str = TOKEN_URL,
    ) -> None:
        """Open it; `checks` say which addresses may be asked."""
        self._user_id = access.settings.get("user_id", "")
        self._webhook_secret = access.secrets.get("webhook_secret", "")
        auth = ClientCredentials(
            token_url,
            access.settings.get("client_id", ""),
            access.secrets.get("client_secret", ""),
            tokens,
            extra={"sub": self._user_id} if self._user_id else {},
        )
        self._rest = RestClient(checks, base_url, auth, limits)

    @property
    def spec(self) -> Spec:
        """Return what Greenhouse is."""
        return SPEC

    async def aclose(self) -> None:
        """Close the connections."""
        await self._rest.aclose()

    async def check(self) -> Account:
        """Read one job. Greenhouse tells nobody whose account it is."""
        await self._read(Call(url="/jobs", parameters={"per_page": "1"}))
        return Account()

    async def discover(self) -> Sequence[Stream]:
        """Return the streams that the scopes of the credentials reach."""
        found = []
        for stream in _STREAMS:
            try:
                await self._read(Call(url=f"/{stream.name}", parameters={"per_page": "1"}))
            except Refused:
                continue
            found.append(stream)
        return found

    async def pull(self, stream: str, cursor: Cursor) -> AsyncGenerator[Page, None]:
        """Yield the pages from behind the cursor to the end of the pass."""
        position = position_of(cursor)
        while True:
            asked_at = clock.now()
            where = _PAGER.where(position.turn)
            parameters = dict(where.parameters or {})
            if position.since and not where.url:
                window = _stamp(position.since - OVERLAP), _stamp(asked_at)
                parameters["updated_at"] = "gte|{}|lte|{}".format(*window)
            reply = await self._read(Call(url=where.url or f"/{stream}", parameters=parameters))
            started = position.started or began_at(reply.headers, asked_at)
            position = Position(position.turn, position.since, started)
            records, unusable = read_records(_SHAPE, reply.body)
            read = Read(reply.url, reply.headers, reply.body, len(records) + len(unusable))
            following = _PAGER.next(position.turn, read)
            yield page_at(position, following, (records, unusable), total=None, incremental=True)
            if following is None:
                return
            position = Position(following, position.since, started)

    async def get(self, stream: str, external_id: str) -> Record | None:
        """Return one record: the list with its id alone."""
        reply = await self._read(Call(url=f"/{stream}", parameters={"ids": external_id}))
        records, unusable = read_records(_SHAPE, reply.body)
        if unusable or any(one.external_id != external_id for one in records):
            raise Malformed("another_record")
        return records[0] if records else None

    async def push(self, action: str, payload: Mapping[str, Any], key: str) -> Outcome:
        """Add a note to a candidate, or move an application to a stage."""
        if action == "move_application":
            return await self._move(payload)
        note = {
            "candidate_id": _number(payload.get("candidate_id")),
            "body": _marked(str(payload.get("body", "")), key),
            "visibility": payload.get("visibility", "private"),
            "note_type": "NOTE",
        }
        if note["candidate_id"] is None:
            return Rejected("missing: candidate_id")
        if self._user_id:
            note["user_id"] = _number(self._user_id)
        return await self._write("/notes", note, told=True)

    async def probe(self, action: str, payload: Mapping[str, Any], key: str) -> Probed:
        """Look for our mark among the candidate's notes, or at where the application stands."""
        try:
            if action == "move_application":
                return await self._probe_move(payload)
            return await self._probe_note(payload, key)
        except Unauthorised:
            raise
        except ConnectorError as error:
            return Unknown(error.reason)

    def verify(self, delivery: Delivery) -> bool:
        """Tell whether `Signature: sha256 <hex>` is the HMAC of the body."""
        return is_signed(delivery, _SIGNATURE, self._webhook_secret)

    def parse_event(self, delivery: Delivery) -> Sequence[VendorEvent]:
        """Return what a webhook is about; nothing for pings and what is not read."""
        try:
            body = json.loads(delivery.body)
        except (ValueError, RecursionError) as error:
            raise Malformed("not_json") from error
        if not isinstance(body, dict):
            raise Malformed("no_object")
        action = body.get("action")
        about = _ABOUT.get(action) if isinstance(action, str) else None
        if about is None:
            return []
        stream, name = about
        payload = body.get("payload")
        found = payload.get(name) if isinstance(payload, dict) else None
        external_id = id_text(found.get("id")) if isinstance(found, dict) else ""
        if not external_id:
            raise Malformed("no_id")
        told = id_text(delivery.header("Greenhouse-Event-ID"))
        event_id = told or hashlib.sha256(delivery.body).hexdigest()
        return [VendorEvent(event_id, str(action), stream, external_id)]

    async def ensure_subscription(self, _url: str, _secret: str, /) -> Subscription | None:
        """Return None: web hooks are made by a person, in Configure > Dev Center > Web Hooks."""
        return None

    async def revoke(self) -> None:
        """Give nothing back: credentials are withdrawn by a person, in the Dev Center."""

    async def _move(self, payload: Mapping[str, Any]) -> Outcome:
        application = id_text(payload.get("application_id"))
        stages = {name: _number(payload.get(name)) for name in ("from_stage_id", "to_stage_id")}
        missing = [name for name, value in stages.items() if value is None]
        if not application.isdecimal() or missing:
            return Rejected(f"missing: {missing[0] if missing else 'application_id'}")
        return await self._write(f"/applications/{application}/move", stages, told=False)

    async def _write(self, path: str, body: Mapping[str, Any], *, told: bool) -> Outcome:
        """Post; `told` says that the answer has the id of what was made."""
        try:
            reply = await self._rest.call(Call(url=path, method="POST", body=body))
        except CallFailed as error:
            return outcome_of_write(error)
        external_id = id_text(reply.body.get("id")) if isinstance(reply.body, dict) else ""
        if told and not external_id:
            return Indeterminate("no_id_in_answer")
        return Done(external_id)

    async def _probe_note(self, payload: Mapping[str, Any], key: str) -> Probed:
        candidate = id_text(payload.get("candidate_id"))
        turn: Mapping[str, Any] = {}
        for _ in range(_MOST_NOTES):
            where = _PAGER.where(turn)
            mine = {} if where.url else {"candidate_ids": candidate, **(where.parameters or {})}
            reply = await self._read(Call(url=where.url or "/notes", parameters=mine))
            notes, _ = read_records(_SHAPE, reply.body)
            for note in notes:
                if _mark(key) in str(note.data.get("body", "")):
                    return Happened(note.external_id)
            following = _PAGER.next(turn, Read(reply.url, reply.headers, reply.body, len(notes)))
            if following is None:
                return Absent()
            turn = following
        return Unknown("too_many_notes")

    async def _probe_move(self, payload: Mapping[str, Any]) -> Probed:
        application = await self.get("applications", id_text(payload.get("application_id")))
        if application is None:
            return Unknown("not_found")
        stands = id_text(application.data.get("job_interview_stage_id"))
        if stands == id_text(payload.get("to_stage_id")):
            return Happened(application.external_id)
        left = stands != id_text(payload.get("from_stage_id"))
        # Somewhere else altogether: it was moved, and then again, or by somebody else.
        return Unknown("moved_elsewhere") if left else Absent()

    async def _read(self, call: Call) -> Reply:
        try:
            return await self._rest.call(call)
        except CallFailed as error:
            raise_for_read(error)


def _mark(key: str) -> str:
    return f"[Rolecall {key}]"


def _marked(body: str, key: str) -> str:
    """Return a note that can be found again by its key: Greenhouse keeps no name of ours for it."""
    return f"{body}\n\n{_mark(key)}"


def _number(value: Any) -> int | None:
    text = id_text(value)
    return int(text) if text.isascii() and text.isdecimal() else None


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
