"""What candidates agree to, word for word.

The sentence says that the typed name is a signature and that the record is electronic: consent to
that, and intent to sign, are what the ESIGN Act rests on (15 U.S.C. § 7001(c), § 7006(5)).
"""

from typing import Final

_AGREEMENT: Final = {
    "en": "I accept this offer from {organization}. I agree to do so electronically, and that my "
    "typed name is my signature.",
    "de": "Ich nehme dieses Angebot von {organization} an. Ich bin einverstanden, das elektronisch "
    "zu tun; mein eingetippter Name gilt als meine Unterschrift.",
    "es": "Acepto esta oferta de {organization}. Estoy de acuerdo en hacerlo por medios "
    "electrónicos y en que mi nombre escrito vale como mi firma.",
}


def agreement_text(locale: str, organization_name: str) -> str:
    """Return the sentence that stands beside the box."""
    return _AGREEMENT[locale].format(organization=organization_name)
