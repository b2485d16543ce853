"""`/api/v1/applications/mine`: a login's own applications, in every organization."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import queries, service
from rolecall.domains.applications.schemas import (
    MyApplicationOut,
    MyTextsIn,
    MyTextsOut,
    WithdrawIn,
)
from rolecall.domains.applications.service import texting
from rolecall.domains.applications.service.own import find_own
from rolecall.infra.http import (
    ActorDep,
    DatabaseDep,
    PageOut,
    Paging,
    Router,
    RuntimeDep,
    Uow,
    account,
    page_out,
)
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.tenant import Tenant

router = Router(prefix="/applications/mine", tags=["my applications"])
_LIST = "mine:-applied_at"


@router.get("", **account())
async def list_my_applications(
    uow: Uow, actor: ActorDep, paging: Paging, runtime: RuntimeDep
) -> PageOut[MyApplicationOut]:
    """List one's own applications everywhere, once the e-mail address has been confirmed."""
    page = await queries.list_mine(uow, _address(actor), paging.request(_LIST))
    return page_out(page, paging, _LIST, lambda mine: MyApplicationOut.of(mine, runtime.public_url))


@router.post("/{application_id}/withdraw", **account(transaction=False))
async def withdraw_my_application(
    database: DatabaseDep,
    actor: ActorDep,
    runtime: RuntimeDep,
    application_id: UUID,
    body: WithdrawIn,
) -> MyApplicationOut:
    """Withdraw one's own application."""
    mine = await find_own(database, actor, application_id)
    async with database.transaction(Tenant(mine.org_id, actor.user_id)) as uow:
        after, _ = await service.withdraw_application(uow, actor, application_id, body.reason)
    return MyApplicationOut.of(mine.after(after), runtime.public_url)


@router.get("/{application_id}/texts", **account(transaction=False))
async def get_my_texts(database: DatabaseDep, actor: ActorDep, application_id: UUID) -> MyTextsOut:
    """Return whether the employer may send one text messages about the application."""
    mine = await find_own(database, actor, application_id)
    async with database.transaction(Tenant(mine.org_id, actor.user_id)) as uow:
        return MyTextsOut.of(await texting.read_own_texts(uow, application_id))


@router.put("/{application_id}/texts", **account(transaction=False))
async def choose_my_texts(
    database: DatabaseDep, actor: ActorDep, application_id: UUID, body: MyTextsIn
) -> MyTextsOut:
    """Agree to text messages about the application, or end them; the words are kept as proof."""
    mine = await find_own(database, actor, application_id)
    async with database.transaction(Tenant(mine.org_id, actor.user_id)) as uow:
        offer = await texting.choose_own_texts(uow, actor, application_id, given=body.given)
        return MyTextsOut.of(offer)


def _address(actor: Actor) -> str:
    return normalise_email(actor.email)
