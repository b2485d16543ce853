"""What Rolecall itself says in texts, in the languages of candidates. Pure."""

from typing import Final

_OPT_OUT: Final = {
    "en": "{organization}. Reply STOP to opt out.",
    "de": "{organization}. Antworten Sie STOP, um keine SMS mehr zu bekommen.",
    "es": "{organization}. Responda STOP para no recibir más SMS.",
}
_CONSENT: Final = {
    "en": "I agree that {organization} sends me text messages about my application to {number}. "
    "Message and data rates may apply. I can reply STOP at any time.",
    "de": "Ich bin einverstanden, dass {organization} mir zu meiner Bewerbung SMS an {number} "
    "schickt. Es können Kosten des Mobilfunkanbieters anfallen. Mit STOP kann ich das jederzeit "
    "beenden.",
    "es": "Acepto que {organization} me envíe mensajes de texto sobre mi solicitud al {number}. "
    "Pueden aplicarse tarifas de mensajes y datos. Puedo responder STOP en cualquier momento.",
}
_FORM: Final = {
    "en": "I agree that {organization} sends me text messages about my application to the phone "
    "number that I give here. Message and data rates may apply. I can reply STOP at any time. "
    "Applying does not depend on it.",
    "de": "Ich bin einverstanden, dass {organization} mir zu meiner Bewerbung SMS an die hier "
    "angegebene Telefonnummer schickt. Es können Kosten des Mobilfunkanbieters anfallen. Mit STOP "
    "kann ich das jederzeit beenden. Die Bewerbung hängt nicht davon ab.",
    "es": "Acepto que {organization} me envíe mensajes de texto sobre mi solicitud al número de "
    "teléfono que indico aquí. Pueden aplicarse tarifas de mensajes y datos. Puedo responder STOP "
    "en cualquier momento. La solicitud no depende de ello.",
}
_HELP: Final = "{organization}: texts about your application. {contact} Reply STOP to opt out."
_STOPPED: Final = "{organization}: you will get no more texts. Reply START to get them again."


def opt_out_line(locale: str, organization: str) -> str:
    """Return what is added to the first text to a number: who writes, and how to make it stop."""
    return _in(_OPT_OUT, locale).format(organization=organization)


def consent_words(locale: str, organization: str, number: str) -> str:
    """Return what a candidate agrees to."""
    return _in(_CONSENT, locale).format(organization=organization, number=number)


def form_words(locale: str, organization: str) -> str:
    """Return what somebody agrees to in the form with which they apply."""
    return _in(_FORM, locale).format(organization=organization)


def help_words(organization: str, contact: str) -> str:
    """Return the answer to HELP (CTIA Messaging Principles, section 5.1)."""
    return " ".join(_HELP.format(organization=organization, contact=contact).split())


def stopped_words(organization: str) -> str:
    """Return the one confirmation that a STOP may be answered with, 47 CFR 64.1200(a)(12)."""
    return _STOPPED.format(organization=organization)


def _in(words: dict[str, str], locale: str) -> str:
    return words.get(locale.split("-", maxsplit=1)[0], words["en"])
