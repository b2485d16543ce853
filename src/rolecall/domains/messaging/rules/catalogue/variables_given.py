"""Looking kinds of mail up, and holding senders to what they declare."""

from collections.abc import Mapping
from typing import Any

from rolecall.domains.messaging.contracts import MailKind, UnknownMailKind, VariablesRefused
from rolecall.domains.messaging.rules.catalogue.declaration import Declaration
from rolecall.domains.messaging.rules.catalogue.declarations import CATALOGUE
from rolecall.kernel.sentences import plain


def declaration_of(kind: str) -> Declaration:
    """Return what the kind declares.

    Raises:
        UnknownMailKind: there is no such kind.
    """
    try:
        return CATALOGUE[MailKind(kind)]
    except ValueError:
        raise UnknownMailKind(plain(f"There is no mail of the kind {kind!r}.")) from None


def check_variables(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the declared variables as templates get them; None for optional ones not given.

    Raises:
        UnknownMailKind: there is no such kind.
        VariablesRefused: one is missing, unknown, or not of its type.
    """
    declared = declaration_of(kind).variables
    problems = [f"{name} is not declared" for name in sorted(given.keys() - declared.keys())]
    accepted: dict[str, Any] = {}
    for name, variable in declared.items():
        value = given.get(name)
        if value is None:
            accepted[name] = None
            if not variable.optional:
                problems.append(f"{name} is missing")
            continue
        try:
            accepted[name] = variable.accept(value)
        except ValueError as error:
            problems.append(f"{name} {error}")
    if problems:
        raise VariablesRefused(plain(f"{kind}: {'; '.join(problems)}."))
    return accepted


def sample_variables(kind: str) -> dict[str, Any]:
    """Return made-up values for all variables of a kind, optional ones included."""
    return {
        name: variable.sample(name) for name, variable in declaration_of(kind).variables.items()
    }
