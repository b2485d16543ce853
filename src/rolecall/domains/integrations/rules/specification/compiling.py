"""Specifications that hold: every key known, every name there, every expression compiled.

Guarantees: a text that compiles opens a connector that knows where to ask for each stream and
action; secrets stand in what proves who we are and nowhere else; everything that is wrong is told
at once, each with its key and what would mend it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from rolecall.domains.integrations.contracts.port import (
    Action,
    Capability,
    Input,
    Rate,
    Spec,
    Stream,
)
from rolecall.domains.integrations.rules.expressions import Expression, compiled
from rolecall.domains.integrations.rules.paging import (
    BodyCursor,
    LinkHeader,
    NextUrl,
    Offset,
    PageNumber,
    Pager,
    SinglePage,
)
from rolecall.domains.integrations.rules.records import Shape
from rolecall.domains.integrations.rules.specification.shapes import (
    BasicShape,
    BearerShape,
    CursorPager,
    HeaderShape,
    LinkPager,
    NextUrlPager,
    OffsetPager,
    PagePager,
    PagerShape,
    SpecificationShape,
    StreamShape,
)
from rolecall.domains.integrations.rules.specification.telling import told
from rolecall.domains.integrations.rules.specification.templates import has_stray_braces, names_in
from rolecall.domains.integrations.rules.specification.text import parsed
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import Sentence, say

_MAX_FAULTS: Final = 50
_OURS: Final = frozenset(
    {
        "accept-encoding",
        "authorization",
        "connection",
        "content-length",
        "content-type",
        "cookie",
        "host",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "user-agent",
    }
)
"""Headers that would change how the request is framed, or who it comes from."""


@dataclass(frozen=True, slots=True)
class CompiledStream:
    """How a stream is read."""

    shape: StreamShape
    stream: Stream
    records: Shape
    pager: Pager
    total: Expression | None
    one: Shape | None


@dataclass(frozen=True, slots=True)
class Specification:
    """A specification that holds. `expressions` are those that stand elsewhere, by their text."""

    shape: SpecificationShape
    spec: Spec
    streams: Mapping[str, CompiledStream]
    expressions: Mapping[str, Expression]


def compile_specification(text: str, field: str = "specification") -> Specification:
    """Return a specification that holds.

    Raises:
        InvalidInput: it does not; each error names `field` and the key below it.
    """
    values = parsed(text, field)
    try:
        shape = SpecificationShape.model_validate(values)
    except ValidationError as error:
        found = [told(one, field) for one in error.errors(include_url=False)[:_MAX_FAULTS]]
        raise InvalidInput(found[0].message, errors=found) from error
    faults = [
        FieldError(f"{field}.{key}", sentence)
        for check in (_names, _templates, _headers, _parts)
        for key, sentence in check(shape)
    ]
    expressions: dict[str, Expression] = {}
    for key, expression in _expressions(shape):
        try:
            expressions[expression] = compiled(expression, f"{field}.{key}")
        except InvalidInput as error:
            faults.extend(error.errors)
    if faults:
        raise InvalidInput(faults[0].message, errors=faults[:_MAX_FAULTS])
    streams = {name: _stream(name, one, expressions) for name, one in shape.streams.items()}
    return Specification(shape, _spec(shape, streams), streams, expressions)


Faults = Iterator[tuple[str, Sentence]]


def _names(shape: SpecificationShape) -> Faults:
    seen: set[str] = set()
    for part, inputs in (("settings", shape.settings), ("secrets", shape.secrets)):
        for n, one in enumerate(inputs):
            if one.name in seen or one.name in {"id", "key"}:
                yield f"{part}.{n}.name", say("“{name}” is taken. Choose another.", name=one.name)
            seen.add(one.name)
    if shape.webhook:
        for kind, event in shape.webhook.events.items():
            if event.stream not in shape.streams:
                yield (
                    f"webhook.events.{kind}.stream",
                    say(
                        "There is no stream “{name}”. There are: {names}.",
                        name=event.stream,
                        names=sorted(shape.streams),
                    ),
                )


def _templates(shape: SpecificationShape) -> Faults:
    settings = {one.name for one in shape.settings}
    secrets = {one.name for one in shape.secrets}
    for key, template, own, secret in _places(shape):
        known = settings | (secrets if secret else set()) | own
        if has_stray_braces(template):
            yield key, say("A brace holds no name here. Write names as {{name}}.")
        for name in names_in(template):
            if name in secrets and not secret:
                yield (
                    key,
                    say(
                        "“{name}” is a secret: it stands in auth and in the signature of webhooks "
                        "alone.",
                        name=name,
                    ),
                )
            elif name not in known and not own.issuperset({"*"}):
                yield (
                    key,
                    say(
                        "Nobody is asked for “{name}”. Add it to settings, or use one of: {names}.",
                        name=name,
                        names=sorted(known) or ["–"],
                    ),
                )


def _places(shape: SpecificationShape) -> Iterator[tuple[str, str, set[str], bool]]:
    """Yield each template: its key, its own names (`*` for any), and if secrets may be in it."""
    yield "base_url", shape.base_url, set(), False
    yield from _auth_places(shape)
    yield from _mapped("headers", shape.headers, set())
    yield "check.path", shape.check.path, set(), False
    yield from _mapped("check.parameters", shape.check.parameters, set())
    for name, stream in shape.streams.items():
        key = f"streams.{name}"
        yield f"{key}.path", stream.path, set(), False
        yield from _mapped(f"{key}.parameters", stream.parameters, set())
        if stream.one:
            yield f"{key}.one.path", stream.one.path, {"id"}, False
            yield from _mapped(f"{key}.one.parameters", stream.one.parameters, {"id"})
    for name, action in shape.actions.items():
        # The payload is made by a reverse mapping, which knows its own fields.
        yield f"actions.{name}.path", action.path, {"*"}, False
        if action.probe:
            yield f"actions.{name}.probe.path", action.probe.path, {"*"}, False
            key = f"actions.{name}.probe.parameters"
            yield from _mapped(key, action.probe.parameters, {"*"})
    if shape.webhook:
        yield "webhook.signature.secret", shape.webhook.signature.secret, set(), True


def _auth_places(shape: SpecificationShape) -> Iterator[tuple[str, str, set[str], bool]]:
    auth = shape.auth
    if isinstance(auth, BearerShape):
        yield "auth.token", auth.token, set(), True
    elif isinstance(auth, BasicShape):
        yield "auth.user", auth.user, set(), True
        yield "auth.password", auth.password, set(), True
    elif isinstance(auth, HeaderShape):
        yield "auth.value", auth.value, set(), True
    else:
        yield "auth.token_url", auth.token_url, set(), False
        yield "auth.client_id", auth.client_id, set(), True
        yield "auth.client_secret", auth.client_secret, set(), True
        yield from _mapped("auth.form", auth.form, set())


def _mapped(
    key: str, templates: Mapping[str, str], own: set[str]
) -> Iterator[tuple[str, str, set[str], bool]]:
    for name, template in templates.items():
        yield f"{key}.{name}", template, own, False


def _parts(shape: SpecificationShape) -> Faults:
    """Check what must come together."""
    for name, action in shape.actions.items():
        if action.probe and not action.key_at:
            yield (
                f"actions.{name}.key_at",
                say("Say where in the body the key goes: without it the probe finds nothing."),
            )
    for name, stream in shape.streams.items():
        if stream.one and "id" not in [
            *names_in(stream.one.path),
            *(found for one in stream.one.parameters.values() for found in names_in(one)),
        ]:
            yield f"streams.{name}.one", say("Put {{id}} into the path or a parameter.")
    hook = shape.webhook
    if hook and bool(hook.id) == bool(hook.id_header):
        yield "webhook.id", say("Say where the event's id is: either id or id_header.")
    if hook:
        for kind, event in hook.events.items():
            if event.stream in shape.streams and not shape.streams[event.stream].one:
                yield (
                    f"streams.{event.stream}.one",
                    say("Say how one record is read: the event “{kind}” needs it.", kind=kind),
                )


def _headers(shape: SpecificationShape) -> Faults:
    for key, name in _header_names(shape):
        if name.lower() in _OURS:
            yield key, say("“{name}” is set by the connection itself. Remove it.", name=name)


def _header_names(shape: SpecificationShape) -> Iterator[tuple[str, str]]:
    yield from ((f"headers.{name}", name) for name in shape.headers)
    for action, one in shape.actions.items():
        if one.key_header:
            yield f"actions.{action}.key_header", one.key_header
    if isinstance(shape.auth, HeaderShape) and shape.auth.name.lower() != "authorization":
        yield "auth.name", shape.auth.name


def _expressions(shape: SpecificationShape) -> Iterator[tuple[str, str]]:
    yield from _given("check", {"name": shape.check.name, "id": shape.check.id})
    for name, stream in shape.streams.items():
        key = f"streams.{name}"
        lists = {"records": stream.records, "id": stream.id}
        yield from _given(key, {**lists, "updated_at": stream.updated_at, "total": stream.total})
        if stream.one:
            yield f"{key}.one.record", stream.one.record
        if isinstance(stream.pager, NextUrlPager | CursorPager):
            yield f"{key}.pager.at", stream.pager.at
        if isinstance(stream.pager, CursorPager):
            yield from _given(f"{key}.pager", {"more": stream.pager.more})
    for name, action in shape.actions.items():
        yield from _given(f"actions.{name}", {"id": action.id, "remarks": action.remarks})
        if action.probe:
            probe = {"records": action.probe.records, "id": action.probe.id}
            yield from _given(f"actions.{name}.probe", probe)
    if shape.errors:
        told = {"message": shape.errors.message, "code": shape.errors.code}
        yield from _given("errors", {"ok": shape.errors.ok, **told})
    hook = shape.webhook
    if hook:
        given = {"id": hook.id, "kind": hook.kind, "occurred_at": hook.occurred_at}
        yield from _given("webhook", given)
        for kind, event in hook.events.items():
            yield f"webhook.events.{kind}.id", event.id


def _given(key: str, found: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    for name, expression in found.items():
        if expression is not None:
            yield f"{key}.{name}", expression


def _stream(name: str, one: StreamShape, at: Mapping[str, Expression]) -> CompiledStream:
    updated_at = at[one.updated_at] if one.updated_at else None
    total = at[one.total] if one.total else None
    stream = Stream(name, one.entity, one.id, one.updated_at or "", one.since is not None)
    return CompiledStream(
        one,
        stream,
        Shape(at[one.records], at[one.id], updated_at),
        _pager(one.pager, at, total),
        total,
        Shape(at[one.one.record], at[one.id], updated_at) if one.one else None,
    )


def _pager(pager: PagerShape, at: Mapping[str, Expression], total: Expression | None) -> Pager:
    if isinstance(pager, LinkPager):
        return LinkHeader(pager.size_parameter or "", pager.size)
    if isinstance(pager, NextUrlPager):
        return NextUrl(at[pager.at], pager.size_parameter or "", pager.size)
    if isinstance(pager, CursorPager):
        more = at[pager.more] if pager.more else None
        size = pager.size_parameter or ""
        return BodyCursor(at[pager.at], pager.parameter, size, pager.size, more, pager.alone)
    if isinstance(pager, PagePager):
        return PageNumber(
            pager.parameter,
            pager.size_parameter,
            pager.size,
            pager.start,
            total,
            ends_short=pager.ends == "short",
        )
    if isinstance(pager, OffsetPager):
        ends_short = pager.ends == "short"
        return Offset(
            pager.parameter, pager.size_parameter, pager.size, total, ends_short=ends_short
        )
    return SinglePage()


def _spec(shape: SpecificationShape, streams: Mapping[str, CompiledStream]) -> Spec:
    capabilities = {
        Capability.INCREMENTAL: any(one.since for one in shape.streams.values()),
        Capability.GET: any(one.one for one in shape.streams.values()),
        Capability.PUSH: bool(shape.actions),
        Capability.PROBE: any(one.probe for one in shape.actions.values()),
        Capability.WEBHOOKS: shape.webhook is not None,
    }
    inputs = [
        Input(one.name, one.label, secret=secret, required=one.required, note=one.note)
        for secret, given in ((False, shape.settings), (True, shape.secrets))
        for one in given
    ]
    return Spec(
        id=shape.id,
        name=shape.name,
        category=shape.category,
        capabilities=frozenset(name for name, has in capabilities.items() if has),
        inputs=tuple(inputs),
        streams=tuple(one.stream for one in streams.values()),
        actions=tuple(
            Action(name, idempotent=one.method == "PUT" or one.key_header is not None)
            for name, one in shape.actions.items()
        ),
        rate=Rate(shape.rate.requests, shape.rate.seconds) if shape.rate else None,
        absent_passes=shape.deletions.after_passes,
    )
