"""RC204: the tenant and the role are set for one transaction, never for a connection."""

import ast
import re
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_FOR_THE_SESSION = re.compile(
    r"\bSET\s+(SESSION\s+)?(ROLE\b|SESSION\s+AUTHORIZATION\b)"
    r"|\b(?i:SET\s+(SESSION\s+)?app\.)"
    r"|^\s*set\s+(session\s+)?role\s+\S+\s*;?\s*$"
    r"|\b(?i:set_config\s*\(.*,\s*false\s*\))",
    re.DOTALL,
)
_ARGUMENTS_OF_SET_CONFIG = 3


class SessionState(Rule):
    """Forbid what stays on a pooled connection after its transaction.

    A session-level `app.org_id` showed 26,842 rows to the next borrower of the connection.
    """

    code = "RC204"
    message = "set it for the transaction: set_config(…, true) or SET LOCAL"

    def applies_to(self, place: Place) -> bool:
        """Everywhere; the tests of this rule quote what it forbids."""
        return not place.within("tests.lints")

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find it in SQL, in SQLAlchemy's functions, and in the settings of a connection."""
        for text in source.strings():
            if match := _FOR_THE_SESSION.search(text.value):
                yield self.at(source, text.line, match.group().strip()[:60])
        for call in source.calls():
            if _sets_for_session(source, call):
                yield self.at(source, call, "set_config")
            for keyword in call.keywords:
                if keyword.arg == "server_settings" and _names_context(keyword.value):
                    yield self.at(source, keyword.value, "server_settings")


def _sets_for_session(source: SourceFile, call: ast.Call) -> bool:
    if not source.resolve(call.func).endswith("func.set_config"):
        return False
    if len(call.args) < _ARGUMENTS_OF_SET_CONFIG:
        return True
    local = call.args[_ARGUMENTS_OF_SET_CONFIG - 1]
    if isinstance(local, ast.Constant):
        return local.value is not True
    return source.resolve(local.func if isinstance(local, ast.Call) else local) != "sqlalchemy.true"


def _names_context(value: ast.expr) -> bool:
    return isinstance(value, ast.Dict) and any(
        isinstance(key, ast.Constant) and str(key.value).startswith("app.") for key in value.keys
    )
