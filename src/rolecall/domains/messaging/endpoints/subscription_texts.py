"""The words of the page on which mails are ended, in the languages of candidates."""

from typing import Final

_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "skip": "Skip to content",
        "wanted": "Do you want to end these mails?",
        "ended": "These mails are ended",
        "which": "It is about mails from {name} that are not about an application of yours, such "
        "as questions whether a job would interest you.",
        "stays": "What is about an application of yours always reaches you: where it stands, "
        "interviews, offers, and answers to your mails.",
        "end": "End these mails",
        "ended_on": "You get none since",
        "again": "I want them again",
    },
    "de": {
        "skip": "Zum Inhalt",
        "wanted": "Möchten Sie diese E-Mails abbestellen?",
        "ended": "Diese E-Mails sind abbestellt",
        "which": "Es geht um E-Mails von {name}, die keine Ihrer Bewerbungen betreffen, etwa ob "
        "eine Stelle Sie interessiert.",
        "stays": "Was eine Ihrer Bewerbungen betrifft, erreicht Sie immer: wo sie steht, "
        "Gespräche, Angebote und Antworten auf Ihre E-Mails.",
        "end": "Diese E-Mails abbestellen",
        "ended_on": "Sie erhalten keine seit",
        "again": "Ich möchte sie wieder erhalten",
    },
    "es": {
        "skip": "Ir al contenido",
        "wanted": "¿Quiere dejar de recibir estos correos?",
        "ended": "Ya no recibirá estos correos",
        "which": "Se trata de los correos de {name} que no son sobre una solicitud suya, como "
        "preguntas sobre si un puesto le interesa.",
        "stays": "Lo que es sobre una solicitud suya siempre le llega: su estado, las "
        "entrevistas, las ofertas y las respuestas a sus correos.",
        "end": "Dejar de recibirlos",
        "ended_on": "No recibe ninguno desde el",
        "again": "Quiero recibirlos otra vez",
    },
}


def subscription_texts(locale: str) -> dict[str, str]:
    """Return the words in the reader's language, in English where we do not speak it."""
    return _WORDS.get(locale.split("-", maxsplit=1)[0], _WORDS["en"])
