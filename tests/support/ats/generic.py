"""An ATS of our invention: JSON, a key in a header, pages that are counted, signed webhooks."""

import hmac
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from rolecall.domains.integrations.connectors.declarative import DeclarativeConnector
from rolecall.domains.integrations.contracts.port import Access, Connector, Delivery
from rolecall.domains.integrations.rules.specification.compiling import compile_specification
from rolecall.infra.rest import MemoryTokens

from tests.support.ats.rig import CANARY, Ats, Edit, Rig, edited_at
from tests.support.vendors import Request, Response, answer

PER_PAGE = 3

SPECIFICATION = f"""
id: northwind
name: Northwind ATS
base_url: "{{address}}"
settings:
  - {{name: address, label: Address}}
secrets:
  - {{name: api_key, label: API key}}
  - {{name: webhook_secret, label: Webhook secret, required: false}}
auth: {{kind: header, name: X-Api-Key, value: "{{api_key}}"}}
check: {{path: /api/me, name: company.name, id: company.id}}
rate: {{requests: 50, seconds: 10}}
deletions: {{after_passes: 2}}
errors:
  ok: success
  message: error.message
  code: error.code
  unauthorised: [bad_key]
  temporary: [maintenance]
streams:
  jobs:
    entity: job
    path: /api/jobs
    records: data
    updated_at: updated_at
    total: total
    pager: {{kind: page, size: {PER_PAGE}}}
    since: {{parameter: updated_since}}
    one: {{path: "/api/jobs/{{id}}", record: data}}
  applications:
    entity: application
    path: /api/applications
    records: data
    pager: {{kind: cursor, at: next, parameter: after, size_parameter: limit, size: {PER_PAGE}}}
    one: {{path: "/api/applications/{{id}}", record: data}}
actions:
  add_note:
    path: "/api/applications/{{application}}/notes"
    id: data.id
    remarks: warnings
    key_at: reference
    probe: {{path: /api/notes, parameters: {{reference: "{{key}}"}}, records: data}}
  set_status:
    method: PUT
    path: "/api/applications/{{application}}/status"
webhook:
  signature:
    header: X-Signature
    prefix: "sha256="
    secret: "{{webhook_secret}}"
    timestamp_header: X-Timestamp
  id: event_id
  kind: type
  occurred_at: at
  events:
    job.changed: {{stream: jobs, id: job.id}}
    application.moved: {{stream: applications, id: application.id}}
"""


class Northwind(Ats):
    """The simulator."""

    def handle(self, request: Request) -> Response:
        """Carry a request out."""
        if request.headers.get("x-api-key") != CANARY:
            return answer({"success": False, "error": {"message": "Unknown key."}}, 401)
        parts = request.path.strip("/").split("/")[1:]
        if parts == ["me"]:
            return answer({"success": True, "company": {"id": 5, "name": "Northwind"}})
        if parts == ["notes"]:
            wanted = request.query["reference"]
            found = [one for one in self.notes if one.get("reference") == wanted]
            return answer({"success": True, "data": found})
        if request.is_write:
            return self._write(int(parts[1]), parts[2], request.json)
        if len(parts) == 2:
            row = self.rows[parts[0]].get(int(parts[1]) if parts[1].isdecimal() else 0)
            if row is None:
                return answer({"success": False, "error": {"message": "None."}}, 404)
            return answer({"success": True, "data": row})
        return self._list(parts[0], request.query)

    def _list(self, kind: str, query: Mapping[str, str]) -> Response:
        rows = sorted(self.rows[kind].values(), key=lambda row: (row["updated_at"], row["id"]))
        since = query.get("updated_since", "")
        rows = [row for row in rows if row["updated_at"] >= since]
        if kind == "applications":
            rows = [row for row in rows if row["id"] > int(query.get("after", "0"))]
            page = rows[: int(query["limit"])]
            more = page[-1]["id"] if len(rows) > len(page) else None
            return answer({"success": True, "data": page, "next": more})
        size = int(query["per_page"])
        start = (int(query["page"]) - 1) * size
        return answer({"success": True, "data": rows[start : start + size], "total": len(rows)})

    def _write(self, application: int, what: str, body: Any) -> Response:
        row = self.rows["applications"].get(application)
        if row is None:
            return answer({"success": False, "error": {"message": "None."}}, 404)
        if what == "status":
            row |= body
            return answer({"success": True})
        note = {"id": 90_000 + len(self.notes), "application": application, **body}
        self.notes.append(note)
        return answer({"success": True, "data": note, "warnings": []}, 201)


class NorthwindRig(Rig):
    """The declarative connector beside it."""

    action = "add_note"
    dates_webhooks = True

    def __init__(self, vendor: Northwind) -> None:
        self.vendor = vendor
        self.application = vendor.add("applications", status="new")

    def open(self, *, secret: str = CANARY) -> Connector:
        access = Access({"address": self.vendor.url}, {"api_key": secret, "webhook_secret": secret})
        specification = compile_specification(SPECIFICATION)
        return DeclarativeConnector(
            specification, access, self.outbound, MemoryTokens(), self.limits
        )

    def is_list(self, request: Request) -> bool:
        return request.path == "/api/jobs"

    def is_later_page(self, request: Request) -> bool:
        return self.is_list(request) and request.query.get("page") != "1"

    def edited(self, edit: Edit) -> Callable[[Response], Response]:
        return edited_at("data")(edit)

    def payload(self) -> Mapping[str, Any]:
        return {"application": self.application, "body": "Three competencies met."}

    def delivery(self, job: int, *, event: str, at: datetime, secret: str = CANARY) -> Delivery:
        told = {"event_id": event, "type": "job.changed", "at": at.isoformat(), "job": {"id": job}}
        body = json.dumps(told).encode()
        stamp = str(int(at.timestamp()))
        digest = hmac.new(secret.encode(), f"{stamp}.".encode() + body, "sha256").hexdigest()
        headers = {"x-signature": f"sha256={digest}", "X-TIMESTAMP": stamp}
        return Delivery(headers, body, at)
