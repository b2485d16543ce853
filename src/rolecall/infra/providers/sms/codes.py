"""What Twilio's error codes say, in words (Twilio's error and warning dictionary)."""

from typing import Final

_OPTED_OUT: Final = 21610
_WORDS: Final[dict[int, str]] = {
    20003: "Twilio does not accept the account SID with this auth token.",
    21211: "This is no number that a text can be sent to.",
    21408: "The account may not send texts to this country.",
    21606: "The sender is no number of the account that can send texts.",
    21608: "A trial account sends to verified numbers alone.",
    _OPTED_OUT: "The number has told the provider that it wants no texts.",
    21612: "This sender cannot reach this number.",
    21614: "This number is not a mobile one.",
    21617: "The text is too long.",
    21703: "The messaging service has no number to send from.",
    30001: "Too many texts waited at the provider.",
    30002: "The account is suspended.",
    30003: "The phone cannot be reached: it is switched off or has no service.",
    30004: "The carrier or the phone blocks these texts.",
    30005: "The number is not in use any more.",
    30006: "This is a landline, or its carrier takes no texts.",
    30007: "The carrier filtered the text out.",
    30008: "The carrier gave no reason.",
    30032: "The toll-free number is not verified.",
    30034: "The sender is not registered for texts to the United States (A2P 10DLC).",
}


def words_of(code: int | None, fallback: str = "") -> str:
    """Return a sentence for a code, with the code, so that it can be looked up."""
    if code is None:
        return fallback or "The provider gave no reason."
    words = _WORDS.get(code) or fallback or "The provider gave no other reason."
    return f"{words} (Twilio {code})"


def is_opt_out(code: int | None) -> bool:
    """Tell whether a code says that the number wants no texts."""
    return code == _OPTED_OUT
