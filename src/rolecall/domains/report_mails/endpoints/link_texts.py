"""The words of the page on which a report mail is ended, in the languages of members."""

from typing import Final

_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "skip": "Skip to content",
        "wanted": "Do you want to end this mail?",
        "ended": "You do not get this mail any more",
        "which": "It is about the report “{title}” of {name}. Other mails still come.",
        "end": "End this mail",
        "again": "I want it again",
    },
    "de": {
        "skip": "Zum Inhalt",
        "wanted": "Möchten Sie diese E-Mail abbestellen?",
        "ended": "Sie erhalten diese E-Mail nicht mehr",
        "which": "Es geht um den Bericht „{title}“ von {name}. Andere E-Mails kommen weiterhin.",
        "end": "Diese E-Mail abbestellen",
        "again": "Ich möchte sie wieder erhalten",
    },
    "es": {
        "skip": "Ir al contenido",
        "wanted": "¿Quiere dejar de recibir este correo?",
        "ended": "Ya no recibirá este correo",
        "which": "Se trata del informe «{title}» de {name}. Los demás correos siguen llegando.",
        "end": "Dejar de recibirlo",
        "again": "Quiero recibirlo otra vez",
    },
}


def link_texts(locale: str) -> dict[str, str]:
    """Return the words in the reader's language, in English where we do not speak it."""
    return _WORDS.get(locale.split("-", maxsplit=1)[0], _WORDS["en"])
