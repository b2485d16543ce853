"""Twilio's Messages resource (API version 2010-04-01).

What each answer means for the text is stated in one place, `_outcome`: 4xx is a refusal, but for
401, 403 and 429, which are about the account and its pace; of a 5xx nobody knows whether the text
was taken, but for 503, which says that it was not looked at.
"""

import json
import re
from typing import Any

import httpx2

from rolecall.infra.providers.sms.codes import is_opt_out, words_of
from rolecall.infra.providers.sms.contracts import (
    AccountRefused,
    Handover,
    NotTaken,
    OutgoingText,
    Refused,
    TextAccess,
    Unanswered,
)

_VERSION = "2010-04-01"
_SERVICE = re.compile(r"MG[0-9a-f]{32}")
_CREATED = (200, 201)
_ACCOUNT = (401, 403)
_NO_SUCH_ACCOUNT = 404
_LATER = (429, 503)
_SERVER = 500
_SECONDS = 20.0


class TwilioTexts:
    """Sends through one account."""

    name = "twilio"
    repeatable = False

    def __init__(self, base_url: str, access: TextAccess, *, seconds: float = _SECONDS) -> None:
        """Use the API at `base_url`, without a slash at the end; wait so long for an answer."""
        self._account_url = f"{base_url}/{_VERSION}/Accounts/{access.account}"
        self._access = access
        self._seconds = seconds

    async def send(self, text: OutgoingText, *, before_handover: Handover | None = None) -> str:
        """Hand a text over (see `TextProvider.send`)."""
        sender = self._access.sender
        form = {
            "To": text.to,
            "Body": text.body,
            "MessagingServiceSid" if _SERVICE.fullmatch(sender) else "From": sender,
        }
        if text.status_url:
            form["StatusCallback"] = text.status_url
        async with self._client() as client:
            if before_handover is not None:
                await before_handover()
            try:
                answer = await client.post(f"{self._account_url}/Messages.json", data=form)
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                raise NotTaken("Twilio cannot be reached.") from error
            except httpx2.HTTPError as error:
                raise Unanswered("Twilio did not answer.") from error
        return _outcome(answer)

    async def check(self) -> None:
        """Read the account (see `TextProvider.check`)."""
        async with self._client() as client:
            try:
                answer = await client.get(f"{self._account_url}.json")
            except httpx2.HTTPError as error:
                raise NotTaken("Twilio cannot be reached.") from error
        if answer.status_code in (*_ACCOUNT, _NO_SUCH_ACCOUNT):
            raise AccountRefused(words_of(20003))
        found = _json(answer)
        if answer.status_code not in _CREATED or not found:
            raise NotTaken(f"Twilio answered {answer.status_code}.")
        if found.get("status", "active") != "active":
            raise AccountRefused(f"The Twilio account is {found['status']}.")

    def _client(self) -> httpx2.AsyncClient:
        # Environment variables could name a proxy that would read what people write.
        return httpx2.AsyncClient(
            auth=httpx2.BasicAuth(self._access.account, self._access.secret),
            timeout=self._seconds,
            trust_env=False,
        )


def _outcome(answer: httpx2.Response) -> str:
    found = _json(answer)
    code = found.get("code") or found.get("error_code")
    code = code if isinstance(code, int) else None
    if answer.status_code in _CREATED and isinstance(found.get("sid"), str):
        return str(found["sid"])
    if answer.status_code in _CREATED or (
        answer.status_code >= _SERVER and answer.status_code not in _LATER
    ):
        raise Unanswered(f"Twilio answered {answer.status_code}, which does not say what happened.")
    if answer.status_code in _LATER:
        raise NotTaken("Twilio asks to come back later.")
    reason = words_of(code, str(found.get("message") or ""))
    if answer.status_code in _ACCOUNT:
        raise AccountRefused(reason)
    raise Refused(reason, opted_out=is_opt_out(code))


def _json(answer: httpx2.Response) -> dict[str, Any]:
    try:
        found = json.loads(answer.content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
