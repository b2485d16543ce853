"""From a request to its route by a dictionary, in front of FastAPI's router.

FastAPI asks its included routers one after another, and the one that fits twice: behind 80 routes
that costs a request 100 µs, behind 300 four times as much. Here the routes are laid out once by
method, number of segments and first three segments. What is left to try is tried in FastAPI's
order, so the first to match is the same (a test compares the two for every route).

Only full matches are served from here. Other methods, slashes at the end, unknown addresses and
sockets go on to the router, which knows the right refusal.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fastapi.routing import APIRouter, RouteContext, iter_route_contexts
from starlette.convertors import PathConvertor, StringConvertor
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from rolecall.infra.http.routing import RolecallRoute

_KEYED = 3
"""How many segments are looked up: `api`, `v1` and the resource."""


@dataclass(frozen=True, slots=True)
class Target:
    """A route as it was included."""

    route: Any
    endpoint: Any
    methods: frozenset[str]
    """Empty for a mounted application: any method."""
    pattern: "re.Pattern[str]"
    convert: Sequence[tuple[str, Callable[[str], Any]]]
    """Parameters that are not text."""
    segments: Sequence[str | None]
    """None stands for a parameter."""
    is_open: bool
    """A parameter takes any number of segments; `segments` are those before it."""
    serve: ASGIApp | None
    """None: only the router can."""

    @property
    def key(self) -> tuple[str, ...]:
        """Its first segments; empty if paths of other first segments may be its own."""
        known = tuple(own for own in self.segments[:_KEYED] if own is not None)
        whole = not self.is_open and len(known) == len(self.segments[:_KEYED])
        return known if whole else ()

    def may_match(self, method: str, count: int, key: Sequence[str]) -> bool:
        """Tell whether a path of so many segments that begins with `key` may be this route's."""
        if self.methods and method not in self.methods:
            return False
        if not self.is_open and len(self.segments) != count:
            return False
        return all(own in {None, asked} for own, asked in zip(self.segments, key, strict=False))


@dataclass(frozen=True, slots=True)
class _Tables:
    """The routes of each key, in the router's order."""

    keyed: Mapping[tuple[str, int, tuple[str, ...]], Sequence[Target]]
    unkeyed: Mapping[tuple[str, int], Sequence[Target]]
    """Of paths whose first segments no route names."""
    open: Mapping[str, Sequence[Target]]
    """Of paths with a number of segments that only routes without such a number may have."""


class Dispatch:
    """An ASGI application that knows the routes of `router` and leaves the rest to it."""

    def __init__(self, router: APIRouter) -> None:
        self._router = router
        self._otherwise = router.app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or pass it on."""
        if scope["type"] == "http" and not scope.get("root_path"):
            target, parameters = self.find(scope["method"], scope["path"]) or (None, {})
            if target is not None and target.serve is not None:
                scope["router"] = self._router
                scope["route"] = target.route
                scope["endpoint"] = target.endpoint
                scope["path_params"] = parameters
                await target.serve(scope, receive, send)
                return
        await self._otherwise(scope, receive, send)

    def find(self, method: str, path: str) -> tuple[Target, dict[str, Any]] | None:
        """Return the route of a request with its path parameters, None if there is none."""
        tables = self._tables
        segments = path.split("/")[1:]
        count = len(segments)
        candidates = tables.keyed.get((method, count, tuple(segments[:_KEYED])))
        if candidates is None:
            candidates = tables.unkeyed.get((method, count))
        if candidates is None:
            candidates = tables.open.get(method, ())
        for target in candidates:
            match = target.pattern.match(path)
            if match is not None:
                parameters = match.groupdict()
                for name, convert in target.convert:
                    parameters[name] = convert(parameters[name])
                return target, parameters
        return None

    @cached_property
    def targets(self) -> Sequence[Target]:
        """All routes in the order in which the router tries them, as of the first request."""
        return [_target(context) for context in iter_route_contexts(self._router.routes)]

    @cached_property
    def _tables(self) -> _Tables:
        keyed: dict[tuple[str, int, tuple[str, ...]], Sequence[Target]] = {}
        unkeyed: dict[tuple[str, int], Sequence[Target]] = {}
        anywhere: dict[str, Sequence[Target]] = {}
        loose = [target for target in self.targets if not target.key]
        for target in self.targets:
            count = len(target.segments)
            for method in target.methods:
                if target.key and (method, count, target.key) not in keyed:
                    keyed[method, count, target.key] = [
                        one for one in self.targets if one.may_match(method, count, target.key)
                    ]
                if (method, count) not in unkeyed:
                    unkeyed[method, count] = [
                        one for one in loose if one.may_match(method, count, ())
                    ]
                if method not in anywhere:
                    anywhere[method] = [
                        one for one in loose if one.is_open and one.may_match(method, 0, ())
                    ]
        return _Tables(keyed, unkeyed, anywhere)


def _target(context: RouteContext) -> Target:
    route = context.original_route
    if not isinstance(route, Route | Mount):
        raise TypeError(f"{route!r}: only routes and mounts can be laid out")
    convertors = context.param_convertors
    is_open = any(isinstance(convertor, PathConvertor) for convertor in convertors.values())
    segments = [
        None if "{" in segment else segment for segment in str(context.path_format).split("/")[1:]
    ]
    if is_open and None in segments:
        del segments[segments.index(None) :]
    return Target(
        route=route,
        endpoint=context.endpoint,
        methods=frozenset(context.methods or ()),
        pattern=context.path_regex,
        convert=[
            (name, convertor.convert)
            for name, convertor in convertors.items()
            if not isinstance(convertor, StringConvertor)
        ],
        segments=segments,
        is_open=is_open,
        serve=_server_of(route, context),
    )


def _server_of(route: Route | Mount, context: RouteContext) -> ASGIApp | None:
    if isinstance(route, Mount):
        return None
    if isinstance(route, RolecallRoute) and route.is_direct:
        return route.serve
    app: ASGIApp = context.app
    return app
