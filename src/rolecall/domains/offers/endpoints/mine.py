"""`/api/v1/offers/mine`: a login's own offers, in every organization."""

from rolecall.domains.offers import queries, service
from rolecall.domains.offers.contracts import MyOffer
from rolecall.domains.offers.schemas import MyOfferOut
from rolecall.infra.http import (
    ActorDep,
    PageOut,
    Paging,
    Router,
    RuntimeDep,
    Uow,
    account,
    page_out,
)
from rolecall.kernel.email_addresses import normalise_email

router = Router(prefix="/offers/mine", tags=["my offers"])
_LIST = "my-offers:-sent_at"


@router.get("", **account())
async def list_my_offers(
    uow: Uow, actor: ActorDep, paging: Paging, runtime: RuntimeDep
) -> PageOut[MyOfferOut]:
    """List one's own offers everywhere, once the e-mail address has been confirmed."""

    def shown(mine: MyOffer) -> MyOfferOut:
        token = service.offer_token(runtime, mine.org_id, mine.offer_id, mine.link_nonce)
        return MyOfferOut.of(mine, f"{runtime.public_url}/offer/{token}")

    page = await queries.list_mine(uow, normalise_email(actor.email), paging.request(_LIST))
    return page_out(page, paging, _LIST, shown)
