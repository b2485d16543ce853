"""What the conformance kit needs of a vendor's simulator, whatever the vendor."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from rolecall.domains.integrations.contracts.port import Connector, Delivery
from rolecall.infra.outbound import Outbound
from rolecall.infra.rest import Limits

from tests.support.vendors import Request, Response, Vendor, with_body

CANARY = "canary-9c1e-secret"
SECONDS = 0.4
"""How long a connector waits in the kit: stalls cost that much."""
BEGAN = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

Edit = Callable[[list[Any]], list[Any]]


class Ats(Vendor):
    """A vendor with jobs, whose ids are counted, and notes that were written."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, dict[int, dict[str, Any]]] = {"jobs": {}, "applications": {}}
        self.notes: list[dict[str, Any]] = []
        self.last_id = 1_000
        self.now = BEGAN

    def add(self, kind: str, **fields: Any) -> int:
        """Add a record, a minute after the last."""
        self.last_id += 1
        self.now += timedelta(minutes=1)
        stamp = self.now.isoformat().replace("+00:00", "Z")
        row = {"id": self.last_id, "created_at": stamp, "updated_at": stamp, **fields}
        self.rows[kind][self.last_id] = row
        return self.last_id

    def change(self, kind: str, record: int, **fields: Any) -> None:
        """Change a record, a minute after what happened last."""
        self.now += timedelta(minutes=1)
        stamp = self.now.isoformat().replace("+00:00", "Z")
        self.rows[kind][record] |= {"updated_at": stamp, **fields}


class Rig(ABC):
    """A vendor under test, and how its connector is opened."""

    vendor: Ats
    action: str
    dates_webhooks: bool
    """Whether a delivery from long ago can be told by its signature."""
    has_tokens = False
    follows_links = False
    """Whether the other side says where the next page is."""

    @abstractmethod
    def open(self, *, secret: str = CANARY) -> Connector:
        """Open the connector."""

    @abstractmethod
    def is_list(self, request: Request) -> bool:
        """Tell whether a request is for a page of jobs."""

    @abstractmethod
    def is_later_page(self, request: Request) -> bool:
        """Tell whether it is for another page than the first."""

    @abstractmethod
    def edited(self, edit: Edit) -> Callable[[Response], Response]:
        """Return what changes the records of a page."""

    @abstractmethod
    def payload(self) -> Mapping[str, Any]:
        """Return what the action is given."""

    @abstractmethod
    def delivery(self, job: int, *, event: str, at: datetime, secret: str = CANARY) -> Delivery:
        """Return a webhook that says that a job has changed."""

    def is_write(self, request: Request) -> bool:
        """Tell whether a request carries the action out."""
        return request.is_write and "note" in request.path

    def expire(self) -> None:
        """Have all tokens run out now."""
        raise NotImplementedError

    @property
    def outbound(self) -> Outbound:
        """Return a way out that reaches the simulator."""
        return Outbound([self.vendor.host], encrypted=True)

    @property
    def limits(self) -> Limits:
        """Return limits that a test can reach."""
        return Limits(seconds=SECONDS, max_bytes=2_000_000)


def edited_at(*path: str) -> Callable[[Edit], Callable[[Response], Response]]:
    """Return what makes `edited` for records that stand at a path in the body."""

    def made(edit: Edit) -> Callable[[Response], Response]:
        def change(body: Any) -> Any:
            if not path:
                return edit(body)
            inner = body
            for name in path[:-1]:
                inner = inner[name]
            inner[path[-1]] = edit(inner[path[-1]])
            return body

        return with_body(change)

    return made
