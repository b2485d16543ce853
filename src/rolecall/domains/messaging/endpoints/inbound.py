"""`/api/v1/inbound/mail`: where a provider hands over mails that came for addresses of ours."""

from typing import Annotated, Any

from fastapi import Header, Request, Response

from rolecall.domains.messaging.service import taking
from rolecall.infra.http import DatabaseDep, Router, public

router = Router(prefix="/inbound", tags=["inbound mail"])
_Line = Annotated[str, Header(max_length=1_000)]
_RAW_MAIL: dict[str, Any] = {
    "openapi_extra": {
        **public()["openapi_extra"],
        "requestBody": {
            "required": True,
            "content": {"message/rfc822": {"schema": {"type": "string", "format": "binary"}}},
        },
    }
}


@router.post("/mail", status_code=204, **_RAW_MAIL)
async def take_mail(
    request: Request,
    db: DatabaseDep,
    webhook_id: _Line = "",
    webhook_timestamp: _Line = "",
    webhook_signature: _Line = "",
) -> Response:
    """Take a mail as it came (RFC 5322), signed as Standard Webhooks has it.

    What is addressed to nobody is answered alike and kept nowhere; 404 where no secret is set.
    """
    await taking.take_signed(
        db,
        taking.SignedCall(webhook_id, webhook_timestamp, webhook_signature, await request.body()),
    )
    return Response(status_code=204)
