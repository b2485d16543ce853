"""`/api/v1/auth/push-devices`: browsers that show news of the login at once."""

from uuid import UUID

from rolecall.domains.identity.schemas.push_devices import (
    AddPushDeviceIn,
    PushDevicesOut,
    PushTriedOut,
)
from rolecall.domains.identity.service import push_devices, push_trying
from rolecall.infra.http import ActorDep, DatabaseDep, Router, Uow, account

router = Router(prefix="/auth/push-devices", tags=["push devices"])


@router.get("", **account())
async def list_own_push_devices(uow: Uow, actor: ActorDep) -> PushDevicesOut:
    """List the login's devices that are pushed to."""
    return PushDevicesOut.of(await push_devices.own_push_devices(uow, actor))


@router.post("", status_code=201, **account())
async def add_push_device(uow: Uow, actor: ActorDep, body: AddPushDeviceIn) -> PushDevicesOut:
    """Push to this browser; one that is known already shows itself."""
    await push_devices.add_push_device(uow, actor, body.command())
    return PushDevicesOut.of(await push_devices.own_push_devices(uow, actor))


@router.post("/{push_device_id}/try", **account(transaction=False))
async def try_push_device(db: DatabaseDep, actor: ActorDep, push_device_id: UUID) -> PushTriedOut:
    """Push a message that says no more than that it came; answers with what became of it."""
    return PushTriedOut(outcome=await push_trying.try_push_device(db, actor, push_device_id))


@router.delete("/{push_device_id}", status_code=204, **account())
async def remove_push_device(uow: Uow, actor: ActorDep, push_device_id: UUID) -> None:
    """Push to a device no more."""
    await push_devices.remove_push_device(uow, actor, push_device_id)
