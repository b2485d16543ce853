"""Calling an endpoint directly, as long as a request holds nothing out of the ordinary.

FastAPI describes an endpoint once (`APIRoute.dependant`) and walks that description anew for every
request, which costs 100 to 250 µs. Most requests need little of it: plain values out of path, query
and headers, one JSON body, dependencies that are coroutines. Those are read here, checked by
FastAPI's own fields, and the answer is rendered by FastAPI's own response field.

What is not plain stays FastAPI's work, so that error messages and rare cases have one source: a
route with any other kind of parameter has no `DirectCall`, and for a value that is missing, given
twice or refused, `respond` answers None before it has called the endpoint.
"""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from inspect import iscoroutinefunction, signature
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin
from urllib.parse import parse_qsl
from uuid import UUID

import msgspec
from fastapi import Request, Response, params
from fastapi.datastructures import DefaultPlaceholder
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import ResponseValidationError
from fastapi.routing import APIRoute

_PLAIN_TYPES = (str, int, float, UUID, date, Enum, NoneType)
_JSON = "application/json"
_NO_CONTENT = 204


class _NotPlain(Exception):
    """FastAPI has to look at this."""


@dataclass(frozen=True, slots=True)
class _Value:
    """One argument, and how FastAPI checks it."""

    name: str
    alias: str
    check: Callable[[Any], tuple[Any, Any]]
    required: bool
    default: Any

    def read(self, given: Any) -> Any:
        if given is None:
            if self.required:
                raise _NotPlain
            return self.default
        value, errors = self.check(given)
        if errors:
            raise _NotPlain
        return value


@dataclass(slots=True)
class _Asked:
    """One request, and what dependencies and endpoint say about its response."""

    request: Request
    query: dict[str, str]
    said: Response | None = None

    def response(self) -> Response:
        if self.said is None:
            self.said = Response()
            del self.said.headers["content-length"]
            self.said.status_code = 0
        return self.said


@dataclass(frozen=True, slots=True)
class _Call:
    """A coroutine function, and where its arguments come from."""

    function: Callable[..., Awaitable[Any]]
    path: tuple[_Value, ...]
    query: tuple[_Value, ...]
    headers: tuple[_Value, ...]
    request_name: str | None
    response_name: str | None
    inner: "tuple[tuple[str | None, _Call], ...]"

    async def arguments(self, asked: _Asked) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, call in self.inner:
            result = await call.function(**await call.arguments(asked))
            if name is not None:
                found[name] = result
        for value in self.path:
            found[value.name] = value.read(asked.request.path_params.get(value.alias))
        for value in self.query:
            found[value.name] = value.read(asked.query.get(value.alias))
        for value in self.headers:
            found[value.name] = value.read(asked.request.headers.get(value.alias))
        if self.request_name is not None:
            found[self.request_name] = asked.request
        if self.response_name is not None:
            found[self.response_name] = asked.response()
        return found

    def walk(self) -> "Iterator[_Call]":
        yield self
        for _, call in self.inner:
            yield from call.walk()


class DirectCall:
    """How one route is called without FastAPI's work per request."""

    def __init__(self, route: APIRoute) -> None:
        self._call = _plain_call(route.dependant)
        calls = list(self._call.walk())
        if len({call.function for call in calls}) < len(calls):
            # FastAPI calls a dependency that is wanted twice once.
            raise _NotPlain
        self._reads_query = any(call.query for call in calls)
        self._body = _plain_body(route)
        _require_plain_response(route)
        self._field = route.response_field
        self._status = route.status_code or 200

    @classmethod
    def of(cls, route: APIRoute) -> "DirectCall | None":
        """Return the direct way to call `route`, None if it needs all of FastAPI."""
        try:
            return cls(route)
        except _NotPlain:
            return None

    async def respond(self, request: Request) -> Response | None:
        """Call the endpoint and render its answer; None, with nothing done, if FastAPI must."""
        asked = _Asked(request, {})
        try:
            if self._reads_query:
                asked.query = _query(request)
            arguments = await self._call.arguments(asked)
            if self._body is not None:
                arguments[self._body.name] = self._body.read(await _json(request))
        except _NotPlain:
            return None
        result = await self._call.function(**arguments)
        if isinstance(result, Response):
            return result
        return self._render(result, asked.said)

    def _render(self, result: Any, said: Response | None) -> Response:
        status = (said.status_code if said is not None else 0) or self._status
        if self._field is None:
            response = Response(status_code=status, media_type=_JSON)
        else:
            value, errors = self._field.validate(result)
            if errors:
                raise ResponseValidationError(errors=errors, body=result)
            response = Response(self._field.serialize_json(value), status, media_type=_JSON)
        if said is not None:
            response.raw_headers.extend(said.raw_headers)
        return response


def _plain_call(dependant: Dependant) -> _Call:
    function = dependant.call
    odd = (
        dependant.cookie_params,
        dependant.websocket_param_name,
        dependant.http_connection_param_name,
        dependant.background_tasks_param_name,
        dependant.security_scopes_param_name,
        dependant.own_oauth_scopes,
        dependant.concurrency,
    )
    if not iscoroutinefunction(function) or any(odd):
        raise _NotPlain
    return _Call(
        function,
        _plain_values(dependant.path_params, params.Path),
        _plain_values(dependant.query_params, params.Query),
        _plain_values(dependant.header_params, params.Header),
        dependant.request_param_name,
        dependant.response_param_name,
        tuple((inner.name, _plain_call(inner)) for inner in dependant.dependencies),
    )


def _plain_values(fields: Sequence[Any], kind: type[params.Param]) -> tuple[_Value, ...]:
    return tuple(_plain_value(one, kind) for one in fields)


def _plain_value(field: Any, kind: type[params.Param]) -> _Value:
    info = field.field_info
    unnamed_header = kind is params.Header and info.alias is None
    renamed = info.validation_alias not in {None, field.alias}
    if not isinstance(info, kind) or unnamed_header or renamed or info.validate_default:
        raise _NotPlain
    _require_plain_type(info.annotation)
    required = info.is_required()
    default = None if required else field.get_default()
    if not isinstance(default, _PLAIN_TYPES):
        raise _NotPlain
    return _Value(field.name, field.alias, field.validate, required, default)


def _require_plain_type(annotation: Any) -> None:
    origin = get_origin(annotation)
    if origin in {Union, UnionType}:
        for member in get_args(annotation):
            _require_plain_type(member)
    elif origin is not Literal and not (
        isinstance(annotation, type) and issubclass(annotation, _PLAIN_TYPES)
    ):
        raise _NotPlain


def _plain_body(route: APIRoute) -> _Value | None:
    fields = route.dependant.body_params
    if not fields:
        return None
    one = fields[0]
    is_json = isinstance(one.field_info, params.Body) and not isinstance(
        one.field_info, params.Form
    )
    if not is_json or route.body_field is not one:
        raise _NotPlain
    return _Value(one.name, one.alias, one.validate, required=True, default=None)


def _require_plain_response(route: APIRoute) -> None:
    """Pass a JSON model in the default class, no content, or a finished response."""
    narrowed = (
        route.response_model_include,
        route.response_model_exclude,
        route.response_model_exclude_unset,
        route.response_model_exclude_defaults,
        route.response_model_exclude_none,
        not route.response_model_by_alias,
        route.stream_item_field,
        route.is_sse_stream,
        route.is_json_stream,
    )
    said = signature(route.endpoint, eval_str=True).return_annotation
    is_model = route.response_field is not None and isinstance(
        route.response_class, DefaultPlaceholder
    )
    is_empty = route.response_field is None and route.status_code == _NO_CONTENT
    is_response = isinstance(said, type) and issubclass(said, Response)
    if any(narrowed) or not (is_model or is_empty or is_response):
        raise _NotPlain


def _query(request: Request) -> dict[str, str]:
    text = request.scope["query_string"].decode("latin-1")
    if not text:
        return {}
    pairs = parse_qsl(text, keep_blank_values=True)
    query = dict(pairs)
    if len(query) < len(pairs):
        raise _NotPlain
    return query


async def _json(request: Request) -> Any:
    declared = request.headers.get("content-type", "")
    if declared.partition(";")[0].strip().lower() != _JSON:
        raise _NotPlain
    try:
        return msgspec.json.decode(await request.body())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _NotPlain from None
