"""What is said beside the tick of a consent, in the languages of candidates. Pure.

The organization writes what it does with the data; that a tick means agreeing is the product's.
"""

from collections.abc import Mapping
from typing import Final

from rolecall.domains.consents.contracts import Purpose

LANGUAGES: Final = ("en", "de", "es")
_STATEMENTS: Final[Mapping[Purpose, Mapping[str, str]]] = {
    Purpose.APPLICATION: {
        "en": "I agree that {organization} keeps and uses what I send here to decide on my "
        "application.",
        "de": "Ich bin einverstanden, dass {organization} meine Angaben speichert und verwendet, "
        "um über meine Bewerbung zu entscheiden.",
        "es": "Acepto que {organization} guarde y use lo que envío aquí para decidir sobre mi "
        "candidatura.",
    },
    Purpose.POOL: {
        "en": "I agree that {organization} keeps what I send here to tell me of other jobs, also "
        "after this application. It does not depend on it.",
        "de": "Ich bin einverstanden, dass {organization} meine Angaben auch nach dieser Bewerbung "
        "aufbewahrt, um mir andere Stellen vorzuschlagen. Die Bewerbung hängt nicht davon ab.",
        "es": "Acepto que {organization} conserve lo que envío aquí también después de esta "
        "candidatura para proponerme otros puestos. La candidatura no depende de ello.",
    },
}
_PLAIN: Final = {
    "en": "Your data is used to decide on this application and to contact you about it. You can "
    "withdraw at any time through the private link in the confirmation mail.",
    "de": "Ihre Daten werden verwendet, um über diese Bewerbung zu entscheiden und Sie dazu zu "
    "kontaktieren. Sie können sie jederzeit über den privaten Link in der Bestätigungsmail "
    "zurückziehen.",
    "es": "Sus datos se usan para decidir sobre esta candidatura y para contactar con usted al "
    "respecto. Puede retirarla en cualquier momento con el enlace privado del correo de "
    "confirmación.",
}


def statement(purpose: Purpose, language: str, organization: str) -> str:
    """Return the sentence that is ticked."""
    words = _STATEMENTS[purpose]
    return words.get(language, words[LANGUAGES[0]]).format(organization=organization)


def plain_words(language: str) -> str:
    """Return what stands in place of a privacy notice until the organization has published one."""
    return _PLAIN.get(language, _PLAIN[LANGUAGES[0]])
