"""`/api/v1/custom-fields`."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.custom_fields import queries, service
from rolecall.domains.custom_fields.contracts import RecordType
from rolecall.domains.custom_fields.schemas import (
    CustomFieldIn,
    CustomFieldOut,
    CustomFieldPatch,
    CustomFieldsOut,
)
from rolecall.infra.http import ActorDep, IfMatch, Router, Uow, org, set_etag

router = Router(prefix="/custom-fields", tags=["custom fields"])
_MANAGE = org(Permission.CUSTOM_FIELDS_MANAGE)


@router.get("", **org(Permission.ORGANIZATION_READ))
async def list_custom_fields(
    uow: Uow, record_type: RecordType = RecordType.CANDIDATE
) -> CustomFieldsOut:
    """List the fields of a kind of record in their order, those out of use too."""
    found = await queries.list_fields(uow, record_type)
    return CustomFieldsOut(items=[CustomFieldOut.of(field) for field in found])


@router.post("", status_code=201, **_MANAGE)
async def create_custom_field(
    uow: Uow, actor: ActorDep, body: CustomFieldIn, response: Response
) -> CustomFieldOut:
    """Define a field."""
    field = await service.create_field(uow, actor, body.command())
    set_etag(response, field.version)
    return CustomFieldOut.of(field)


@router.patch("/{field_id}", **_MANAGE)
async def update_custom_field(
    uow: Uow,
    actor: ActorDep,
    field_id: UUID,
    body: CustomFieldPatch,
    if_match: IfMatch,
    response: Response,
) -> CustomFieldOut:
    """Change a field; with `If-Match`, only if it is still at that version."""
    field = await service.change_field(uow, actor, body.command(field_id, if_match))
    set_etag(response, field.version)
    return CustomFieldOut.of(field)


@router.delete("/{field_id}", status_code=204, **_MANAGE)
async def remove_custom_field(uow: Uow, actor: ActorDep, field_id: UUID) -> None:
    """Remove a field that no record has a value of."""
    await service.remove_field(uow, actor, field_id)
