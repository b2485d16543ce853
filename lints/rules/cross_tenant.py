"""RC405: work across tenants is rare, listed, and gives its reason."""

import ast
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

NAME = "cross_tenant_session_unsafe"
DEFINED_IN = ("rolecall.infra.db",)
ALLOWED: tuple[str, ...] = (
    "rolecall.infra.outbox.depth",  # counts what waits for the platform's health page
    "rolecall.infra.outbox.housekeeping",  # forgets finished rows of every tenant
    "rolecall.infra.outbox.inspection",  # operators' commands on the whole outbox
    "rolecall.infra.outbox.relay",  # claims due rows of every tenant, under the relay's own role
)
"""Modules that may work across tenants. Each entry is reviewed and says why beside it."""


class CrossTenant(Rule):
    """Forbid cross-tenant sessions outside of the list, and without a reason."""

    code = "RC405"
    message = "only modules listed in lints/rules/cross_tenant.py, and with reason="

    def applies_to(self, place: Place) -> bool:
        """The product, but for the module that defines it, and the tests."""
        return place.top in {"src", "tests"} and not place.within(*DEFINED_IN)

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find references from modules that are not listed, and calls without a reason."""
        if source.place.top == "src" and not source.place.within(*ALLOWED):
            named: list[tuple[str, ast.stmt | ast.expr]] = [*source.imports(), *source.references()]
            for name, node in named:
                if name.rpartition(".")[2] == NAME:
                    yield self.at(source, node, "not a listed module")
        for call in source.calls():
            if _called(call) == NAME and not _gives_reason(call):
                yield self.at(source, call, "no reason")


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _gives_reason(call: ast.Call) -> bool:
    for keyword in call.keywords:
        if keyword.arg == "reason":
            empty = isinstance(keyword.value, ast.Constant) and not keyword.value.value
            return not empty
    return False
