"""The connector that is written down in YAML.

Guarantees: those of the port. What the specification does not say is not done: no address is asked
but those below its base, no record is made of anything but what its expressions find.
"""

import json
from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from rolecall.domains.integrations.connectors.declarative.answers import (
    Answers,
    Denied,
    remarks_in,
    text_of,
)
from rolecall.domains.integrations.connectors.declarative.opening import auth_of
from rolecall.domains.integrations.connectors.declarative.webhooks import events_of, is_genuine
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
    Cursor,
    Delivery,
    Page,
    Record,
    Spec,
    Stream,
    Subscription,
    VendorEvent,
)
from rolecall.domains.integrations.rules.failures import outcome_of_write, raise_for_read
from rolecall.domains.integrations.rules.paging import Read, total_of
from rolecall.domains.integrations.rules.records import (
    OVERLAP,
    Position,
    began_at,
    id_text,
    page_at,
    position_of,
    read_records,
    record_of,
)
from rolecall.domains.integrations.rules.specification.compiling import (
    CompiledStream,
    Specification,
)
from rolecall.domains.integrations.rules.specification.shapes import (
    SinceShape,
)
from rolecall.domains.integrations.rules.specification.templates import (
    Unfilled,
    filled,
    filled_address,
    filled_path,
    names_in,
)
from rolecall.infra.outbound.transport import Checks
from rolecall.infra.rest import (
    Call,
    CallFailed,
    Fault,
    Limits,
    Reply,
    RestClient,
    TokenStore,
)
from rolecall.kernel import clock
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

_ADDRESSES: Final = ("http://", "https://")
_CONFLICT: Final = 409


class DeclarativeConnector:
    """A specification, opened with what a person typed in."""

    def __init__(
        self,
        specification: Specification,
        access: Access,
        checks: Checks,
        tokens: TokenStore,
        limits: Limits | None = None,
    ) -> None:
        """Open it; `checks` say which addresses may be asked.

        Raises:
            InvalidInput: what was typed in does not fill the specification in.
        """
        self._specification = specification
        self._answers = Answers(specification, access.secrets.values())
        shape = specification.shape
        # What may be left out is empty where it is.
        self._typed = {
            **{one.name: "" for one in (*shape.settings, *shape.secrets)},
            **access.secrets,
            **access.settings,
        }
        self._plain = {one.name: self._typed[one.name] for one in shape.settings}
        try:
            base = filled_address(shape.base_url, self._plain)
            auth = auth_of(shape.auth, self._typed, self._plain, tokens)
            self._rest = RestClient(checks, base, auth, limits)
        except Unfilled as error:
            raise InvalidInput.of_field(
                error.name, say("This cannot stand in an address. Write the name alone.")
            ) from error

    @property
    def spec(self) -> Spec:
        """Return what the specification says it is."""
        return self._specification.spec

    async def aclose(self) -> None:
        """Close the connections."""
        await self._rest.aclose()

    async def check(self) -> Account:
        """Ask for what the specification says is small."""
        check = self._specification.shape.check
        reply = await self._read(check.path, check.parameters, {})
        name = self._answers.found(check.name, reply.body)
        return Account(text_of(name), id_text(self._answers.found(check.id, reply.body)))

    async def discover(self) -> Sequence[Stream]:
        """Return the streams of the specification that are not refused."""
        found = []
        for one in self._specification.streams.values():
            try:
                await self._turn(one, Position())
            except Refused:
                continue
            found.append(one.stream)
        return found

    async def pull(self, stream: str, cursor: Cursor) -> AsyncGenerator[Page, None]:
        """Yield the pages from behind the cursor to the end of the pass."""
        one = self._specification.streams[stream]
        position = position_of(cursor)
        while True:
            reply, url = await self._turn(one, position)
            if position.started is None:
                position = Position(
                    position.turn, position.since, began_at(reply.headers, clock.now())
                )
            records, unusable = read_records(one.records, reply.body)
            count = len(records) + len(unusable)
            following = one.pager.next(position.turn, Read(url, reply.headers, reply.body, count))
            total = total_of(one.total, reply.body)
            incremental = one.stream.incremental
            yield page_at(
                position, following, (records, unusable), total=total, incremental=incremental
            )
            if following is None:
                return
            position = Position(following, position.since, position.started)

    async def get(self, stream: str, external_id: str) -> Record | None:
        """Return one record, None if there is none."""
        one = self._specification.streams[stream]
        if one.shape.one is None or one.one is None:
            raise Refused("not_supported")
        asked = one.shape.one
        try:
            reply = await self._call(asked.path, asked.parameters, {"id": external_id})
        except CallFailed as error:
            if error.fault is Fault.NOT_FOUND:
                return None
            raise_for_read(error)
        data = self._answers.at(one.one.records, reply.body)
        if data is None:
            return None
        record = record_of(one.one, data)
        if isinstance(record, str):
            raise Malformed(record)
        if record.external_id != external_id:
            raise Malformed("another_record")
        return record

    async def push(self, action: str, payload: Mapping[str, Any], key: str) -> Outcome:
        """Write what the payload says to where the action goes."""
        one = self._specification.shape.actions[action]
        body = {name: value for name, value in payload.items() if name not in names_in(one.path)}
        if one.key_at:
            _put(body, one.key_at.split("."), key)
        headers = {one.key_header: key} if one.key_header else {}
        try:
            path = filled_path(one.path, {**_texts(payload), **self._plain, "key": key})
            call = Call(
                url=path, method=one.method, headers={**self._headers(), **headers}, body=body
            )
        except Unfilled as error:
            return Rejected(f"missing: {error.name}")
        try:
            reply = await self._rest.call(call)
            self._answers.require_ok(reply.body)
            external_id = id_text(self._answers.found(one.id, reply.body))
            remarks = remarks_in(self._answers.found(one.remarks, reply.body))
        except CallFailed as error:
            if error.status == _CONFLICT and one.probe:
                # It may be what an earlier attempt has written that is in the way.
                return Indeterminate("conflict")
            return outcome_of_write(error)
        except Denied as error:
            return error.outcome_of_write()
        except Malformed as error:
            return Indeterminate(error.reason)
        if one.id and not external_id:
            # It says neither that it is written nor that it is not.
            return Indeterminate("no_id_in_answer")
        return Done(external_id, remarks)

    async def probe(self, action: str, payload: Mapping[str, Any], key: str) -> Probed:
        """Look for the write by its key."""
        one = self._specification.shape.actions[action].probe
        if one is None:
            return Unknown("not_supported")
        values = {**_texts(payload), "key": key}
        try:
            reply = await self._read(one.path, one.parameters, values)
            found = self._answers.at(self._specification.expressions[one.records], reply.body)
        except Unauthorised:
            raise
        except ConnectorError as error:
            return Unknown(error.reason)
        if not isinstance(found, list):
            return Unknown("no_list_of_records")
        # A parameter that they do not know may have been passed over: then all records come.
        mine = [record for record in found if key in json.dumps(record, ensure_ascii=False)]
        if mine:
            return Happened(id_text(self._answers.found(one.id, mine[0])))
        return Unknown("key_not_in_answer") if found else Absent()

    def verify(self, delivery: Delivery) -> bool:
        """Tell whether the signature is that of the specification."""
        hook = self._specification.shape.webhook
        return hook is not None and is_genuine(hook.signature, delivery, self._typed)

    def parse_event(self, delivery: Delivery) -> Sequence[VendorEvent]:
        """Return what a verified webhook says."""
        hook = self._specification.shape.webhook
        return [] if hook is None else events_of(hook, delivery, self._answers)

    async def ensure_subscription(self, _url: str, _secret: str, /) -> Subscription | None:
        """Return None: a person registers the address over there."""
        return None

    async def revoke(self) -> None:
        """Give nothing back: what was typed in is for a person to withdraw over there."""

    def _headers(self) -> dict[str, str]:
        headers = self._specification.shape.headers
        return {name: filled(value, self._plain) for name, value in headers.items()}

    async def _turn(self, one: CompiledStream, position: Position) -> tuple[Reply, str]:
        """Return the answer to a turn, and where it came from."""
        where = one.pager.where(position.turn)
        parameters = {} if where.alone else dict(one.shape.parameters)
        if position.since and one.shape.since and not where.alone:
            parameters |= _since(one.shape.since, position.since - OVERLAP)
        parameters |= where.parameters or {}
        if where.url:
            reply = await self._read(where.url, {}, {})
        else:
            reply = await self._read(one.shape.path, parameters, {})
        return reply, reply.url

    async def _read(
        self, path: str, parameters: Mapping[str, str], values: Mapping[str, str]
    ) -> Reply:
        try:
            return await self._call(path, parameters, values)
        except CallFailed as error:
            raise_for_read(error)

    async def _call(
        self, path: str, parameters: Mapping[str, str], values: Mapping[str, str]
    ) -> Reply:
        known = {**values, **self._plain}
        try:
            url = path if path.startswith(_ADDRESSES) else filled_path(path, known)
            asked = {name: filled(one, known) for name, one in parameters.items()}
        except Unfilled as error:
            raise Refused(f"missing: {error.name}") from error
        reply = await self._rest.call(Call(url=url, parameters=asked, headers=self._headers()))
        try:
            self._answers.require_ok(reply.body)
        except Denied as error:
            error.raise_for_read()
        return reply


def _since(shape: SinceShape, at: datetime) -> dict[str, str]:
    if shape.form == "iso":
        text = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    else:
        scale = 1_000 if shape.form == "milliseconds" else 1
        text = str(int(at.timestamp() * scale))
    return {shape.parameter: shape.value.replace("{}", text)}


def _texts(payload: Mapping[str, Any]) -> dict[str, str]:
    return {name: found for name, value in payload.items() if (found := id_text(value))}


def _put(body: dict[str, Any], path: Sequence[str], value: str) -> None:
    for name in path[:-1]:
        inner = body.get(name)
        body[name] = inner = dict(inner) if isinstance(inner, Mapping) else {}
        body = inner
    body[path[-1]] = value
