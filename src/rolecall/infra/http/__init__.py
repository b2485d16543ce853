"""The HTTP edge: one route class (authenticate, authorise, one transaction, commit, then send)."""

from rolecall.infra.http.access import account, org, platform, public
from rolecall.infra.http.context import (
    ActorDep,
    DatabaseDep,
    IfMatch,
    ReaderDep,
    RuntimeDep,
    Uow,
    client_address,
)
from rolecall.infra.http.encoding import encoded, encoded_page
from rolecall.infra.http.paging import Beginnings, PageOut, Paging, page_body, page_out
from rolecall.infra.http.routing import Router
from rolecall.infra.http.schemas import In, Out, Said, set_etag

__all__ = [
    "ActorDep",
    "Beginnings",
    "DatabaseDep",
    "IfMatch",
    "In",
    "Out",
    "PageOut",
    "Paging",
    "ReaderDep",
    "Router",
    "RuntimeDep",
    "Said",
    "Uow",
    "account",
    "client_address",
    "encoded",
    "encoded_page",
    "org",
    "page_body",
    "page_out",
    "platform",
    "public",
    "set_etag",
]
