"""What a stage means to the candidate, in plain words; names of stages are the team's jargon."""

from typing import Final

_WORDS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "en": {
        "applied": ("Received", "We have your application and will read it."),
        "screening": ("In review", "The hiring team is reading your application."),
        "assessment": ("Assessment", "There is a task for you; you get the details by mail."),
        "ai_interview": ("First interview", "An interview is ready for you; see your mail."),
        "interview": ("Interview", "The team would like to talk with you."),
        "offer": ("Offer", "The team is preparing an offer for you."),
        "hired": ("Hired", "Congratulations, you have the job."),
        "rejected": ("Closed", "The team has decided to go on with other people."),
        "withdrawn": ("Withdrawn", "You have withdrawn this application."),
    },
    "de": {
        "applied": ("Eingegangen", "Ihre Bewerbung ist da und wird gelesen."),
        "screening": ("In Prüfung", "Das Team liest Ihre Bewerbung."),
        "assessment": ("Aufgabe", "Es gibt eine Aufgabe für Sie; Näheres steht in der Mail."),
        "ai_interview": ("Erstes Interview", "Ein Interview ist für Sie bereit; siehe Mail."),
        "interview": ("Gespräch", "Das Team möchte mit Ihnen sprechen."),
        "offer": ("Angebot", "Das Team bereitet ein Angebot für Sie vor."),
        "hired": ("Eingestellt", "Herzlichen Glückwunsch, Sie haben die Stelle."),
        "rejected": ("Abgeschlossen", "Das Team hat sich für andere entschieden."),
        "withdrawn": ("Zurückgezogen", "Sie haben diese Bewerbung zurückgezogen."),
    },
    "es": {
        "applied": ("Recibida", "Tenemos su solicitud y la leeremos."),
        "screening": ("En revisión", "El equipo está leyendo su solicitud."),
        "assessment": ("Prueba", "Hay una tarea para usted; los detalles llegan por correo."),
        "ai_interview": ("Primera entrevista", "Hay una entrevista lista; vea su correo."),
        "interview": ("Entrevista", "El equipo quiere hablar con usted."),
        "offer": ("Oferta", "El equipo prepara una oferta para usted."),
        "hired": ("Contratación", "Enhorabuena, el puesto es suyo."),
        "rejected": ("Cerrada", "El equipo ha decidido seguir con otras personas."),
        "withdrawn": ("Retirada", "Usted ha retirado esta solicitud."),
    },
}


def plain_stage(kind: str, locale: str) -> tuple[str, str]:
    """Return a short name and a sentence for a kind of stage, in the candidate's language."""
    words = _WORDS.get(locale.split("-", maxsplit=1)[0], _WORDS["en"])
    return words[kind]
