"""How Twilio signs its requests: the `X-Twilio-Signature` header.

HMAC-SHA1, keyed with the account's auth token, over the full address followed by each form
parameter's name and value in the order of the names, in Base64 (Twilio's page "Webhooks security").
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable


def signature_of(secret: str, url: str, fields: Iterable[tuple[str, str]]) -> str:
    """Return the signature of a form that is posted to an address."""
    signed = url + "".join(name + value for name, value in sorted(set(fields)))
    digest = hmac.new(secret.encode(), signed.encode("utf-8", "surrogatepass"), hashlib.sha1)
    return base64.b64encode(digest.digest()).decode()


def is_signed(secret: str, url: str, fields: Iterable[tuple[str, str]], signature: str) -> bool:
    """Tell whether a form was signed with the secret; never without one."""
    if not secret:
        return False
    expected = signature_of(secret, url, fields)
    return hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace"))
