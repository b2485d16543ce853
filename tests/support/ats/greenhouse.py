"""Greenhouse Harvest v3 and its token endpoint, after their documentation.

harvestdocs.greenhouse.io: authentication (client credentials, `sub`), pagination (`Link` with a
cursor that stands alone, `per_page` up to 500), list endpoints (`ids`, `updated_at=gte|…|lte|…`),
notes; developers.greenhouse.io/webhooks.html: `Signature: sha256 <hex>`, `Greenhouse-Event-ID`.
"""

import base64
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs

from rolecall.domains.integrations.connectors.greenhouse import GreenhouseConnector
from rolecall.domains.integrations.contracts.port import Access, Connector, Delivery
from rolecall.infra.rest import MemoryTokens

from tests.support.ats.rig import CANARY, Ats, Edit, Rig, edited_at
from tests.support.vendors import Request, Response, answer

CLIENT = "client-1"
PER_PAGE = 3
"""Fewer than 500, so that a test has several pages; real accounts may be held to fewer too."""


class Greenhouse(Ats):
    """The simulator. Lists come by descending id, as they do."""

    def __init__(self) -> None:
        super().__init__()
        self.rows |= {"candidates": {}, "job_interview_stages": {}}
        self.tokens: set[str] = set()
        self.granted = 0
        self.scopes = set(self.rows) | {"notes"}

    def handle(self, request: Request) -> Response:
        """Carry a request out."""
        if request.path == "/token":
            return self._token(request)
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if bearer not in self.tokens:
            return answer({"message": "Invalid token."}, 401)
        parts = request.path.removeprefix("/v3/").split("/")
        if parts[0] not in self.scopes:
            return answer({"message": f"Missing scope harvest:{parts[0]}:list"}, 403)
        if request.is_write:
            return self._write(parts, request.json)
        return self._list(parts[0], request.query)

    def _token(self, request: Request) -> Response:
        given = request.headers.get("authorization", "").removeprefix("Basic ")
        form = parse_qs(request.content.decode())
        if base64.b64decode(given).decode() != f"{CLIENT}:{CANARY}":
            return answer({"error": "invalid_client"}, 401)
        if form.get("grant_type") != ["client_credentials"]:
            return answer({"error": "unsupported_grant_type"}, 400)
        self.granted += 1
        token = f"jwt.{self.granted}.sig"
        self.tokens.add(token)
        ends = datetime(2099, 1, 1, tzinfo=UTC).isoformat().replace("+00:00", "Z")
        return answer({"access_token": token, "token_type": "Bearer", "expires_at": ends})

    def _list(self, kind: str, query: Mapping[str, str]) -> Response:
        if "cursor" in query:
            if len(query) > 1:
                told = "When passing a cursor, do not include other query params."
                return answer({"errors": [told]}, 422)
            query = json.loads(base64.urlsafe_b64decode(query["cursor"]))
        unknown = set(query) - {"per_page", "ids", "updated_at", "candidate_ids", "below"}
        if unknown or int(query.get("per_page", "100")) > 500:
            return answer({"errors": [f"{min(unknown, default='per_page')} is invalid"]}, 422)
        rows = [row for row in self._rows(kind) if self._matches(row, query)]
        size = min(PER_PAGE, int(query.get("per_page", "100")))
        page = rows[:size]
        link = {}
        if len(rows) > size:
            following = {**query, "below": str(page[-1]["id"])}
            cursor = base64.urlsafe_b64encode(json.dumps(following).encode()).decode()
            link = {"Link": f'<{self.url}/v3/{kind}?cursor={cursor}>; rel="next"'}
        rate = {"X-RateLimit-Limit": "50", "X-RateLimit-Remaining": "49"}
        found = answer(page)
        return replace(found, headers={**found.headers, **rate, **link})

    def _rows(self, kind: str) -> list[dict[str, Any]]:
        rows = self.notes if kind == "notes" else list(self.rows[kind].values())
        return sorted(rows, key=lambda row: -int(row["id"]))

    def _matches(self, row: Mapping[str, Any], query: Mapping[str, str]) -> bool:
        if "below" in query and row["id"] >= int(query["below"]):
            return False
        if "ids" in query and str(row["id"]) not in query["ids"].split(","):
            return False
        if "candidate_ids" in query and str(row["candidate_id"]) not in query["candidate_ids"]:
            return False
        if "updated_at" in query:
            _, least, _, most = query["updated_at"].split("|")
            return bool(least <= row["updated_at"] <= most)
        return True

    def _write(self, parts: list[str], body: Any) -> Response:
        if parts[0] == "applications" and parts[2] == "move":
            row = self.rows["applications"].get(int(parts[1]))
            if row is None:
                return answer({"message": "Resource not found"}, 404)
            if row["job_interview_stage_id"] != body["from_stage_id"]:
                return answer({"errors": ["from_stage_id is not the current stage"]}, 422)
            self.change("applications", row["id"], job_interview_stage_id=body["to_stage_id"])
            return answer(row)
        if not body.get("body") or body.get("visibility") not in {
            "private",
            "public",
            "admin_only",
        }:
            return answer({"errors": ["body can't be blank"]}, 422)
        note = {"id": 90_000 + len(self.notes), **body}
        self.notes.append(note)
        return answer(note, 201)


class GreenhouseRig(Rig):
    """Its connector beside it."""

    action = "add_note"
    dates_webhooks = False
    has_tokens = True
    follows_links = True
    vendor: Greenhouse

    def __init__(self, vendor: Greenhouse) -> None:
        self.vendor = vendor

    def open(self, *, secret: str = CANARY) -> Connector:
        access = Access(
            {"client_id": CLIENT, "user_id": "17"},
            {"client_secret": secret, "webhook_secret": secret},
        )
        return GreenhouseConnector(
            access,
            self.outbound,
            MemoryTokens(),
            self.limits,
            base_url=f"{self.vendor.url}/v3",
            token_url=f"{self.vendor.url}/token",
        )

    def is_list(self, request: Request) -> bool:
        return request.path == "/v3/jobs"

    def is_later_page(self, request: Request) -> bool:
        return self.is_list(request) and "cursor" in request.query

    def edited(self, edit: Edit) -> Callable[[Response], Response]:
        return edited_at()(edit)

    def payload(self) -> Mapping[str, Any]:
        return {"candidate_id": "4711", "body": "Three competencies met."}

    def expire(self) -> None:
        self.vendor.tokens.clear()

    def delivery(self, job: int, *, event: str, at: datetime, secret: str = CANARY) -> Delivery:
        body = json.dumps({"action": "job_updated", "payload": {"job": {"id": job}}}).encode()
        digest = hmac.new(secret.encode(), body, "sha256").hexdigest()
        headers = {"signature": f"sha256 {digest}", "greenhouse-event-id": event}
        return Delivery(headers, body, at)
