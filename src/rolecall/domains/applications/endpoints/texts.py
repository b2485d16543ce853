"""The words of the status page, in the languages of candidates."""

from typing import Final

_STATUS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "skip": "Skip to content",
        "your_application": "Your application",
        "applied_on": "Applied on",
        "history": "What has happened",
        "received": "Thank you. Your application has arrived, and a mail with this link is on its "
        "way to you.",
        "withdrawn": "Your application is withdrawn. The team has been told.",
        "decided": "This application is decided already and cannot be withdrawn.",
        "withdraw_summary": "Withdraw this application",
        "withdraw_explained": "The team will stop considering you for this job. This cannot be "
        "taken back here.",
        "withdraw_reason": "Would you like to say why? (optional)",
        "withdraw": "Withdraw my application",
        "about_you": "Two voluntary questions",
        "about_you_explained": "They help to see whether hiring here treats everybody alike. "
        "Nobody who decides about you sees your answers, and you need not give any.",
        "about_you_open": "See the questions",
        "texts": "Text messages",
        "texts_given": "You get text messages about this application at {number}.",
        "texts_stopped": "The phone {number} answered STOP, so it gets no text messages. Send "
        "START from it to get them again.",
        "texts_end": "Send me no more texts",
        "texts_agree": "Agree to text messages",
        "texts_noted": "Noted. Thank you.",
        "texts_refused": "This cannot be changed here now.",
        "keep_link": "This page is yours alone: whoever has its address can see it. Keep the mail "
        "with the link.",
    },
    "de": {
        "skip": "Zum Inhalt",
        "your_application": "Ihre Bewerbung",
        "applied_on": "Beworben am",
        "history": "Was bisher geschah",
        "received": "Vielen Dank. Ihre Bewerbung ist da, und eine Mail mit diesem Link ist "
        "unterwegs.",
        "withdrawn": "Ihre Bewerbung ist zurückgezogen. Das Team weiß Bescheid.",
        "decided": "Über diese Bewerbung ist schon entschieden; sie lässt sich nicht mehr "
        "zurückziehen.",
        "withdraw_summary": "Diese Bewerbung zurückziehen",
        "withdraw_explained": "Das Team berücksichtigt Sie für diese Stelle dann nicht mehr. Das "
        "lässt sich hier nicht rückgängig machen.",
        "withdraw_reason": "Möchten Sie sagen, warum? (freiwillig)",
        "withdraw": "Bewerbung zurückziehen",
        "about_you": "Zwei freiwillige Fragen",
        "about_you_explained": "Sie helfen zu erkennen, ob hier alle gleich behandelt werden. Wer "
        "über Sie entscheidet, sieht Ihre Antworten nicht, und Sie müssen keine geben.",
        "about_you_open": "Fragen ansehen",
        "texts": "SMS",
        "texts_given": "Sie bekommen SMS zu dieser Bewerbung an {number}.",
        "texts_stopped": "Das Telefon {number} hat STOP geantwortet und bekommt keine SMS. Mit "
        "START von diesem Telefon bekommen Sie sie wieder.",
        "texts_end": "Keine SMS mehr schicken",
        "texts_agree": "SMS zustimmen",
        "texts_noted": "Ist vermerkt. Vielen Dank.",
        "texts_refused": "Das lässt sich hier gerade nicht ändern.",
        "keep_link": "Diese Seite gehört nur Ihnen: Wer die Adresse kennt, kann sie sehen. Heben "
        "Sie die Mail mit dem Link auf.",
    },
    "es": {
        "skip": "Ir al contenido",
        "your_application": "Su solicitud",
        "applied_on": "Enviada el",
        "history": "Qué ha pasado",
        "received": "Gracias. Su solicitud ha llegado y le enviamos un correo con este enlace.",
        "withdrawn": "Su solicitud está retirada. El equipo ya lo sabe.",
        "decided": "Esta solicitud ya está decidida y no se puede retirar.",
        "withdraw_summary": "Retirar esta solicitud",
        "withdraw_explained": "El equipo dejará de considerarle para este puesto. No se puede "
        "deshacer aquí.",
        "withdraw_reason": "¿Quiere decir por qué? (opcional)",
        "withdraw": "Retirar mi solicitud",
        "about_you": "Dos preguntas voluntarias",
        "about_you_explained": "Ayudan a ver si aquí se trata a todos por igual. Quien decide "
        "sobre usted no ve sus respuestas, y no tiene que dar ninguna.",
        "about_you_open": "Ver las preguntas",
        "texts": "Mensajes de texto",
        "texts_given": "Recibe mensajes de texto sobre esta solicitud en el {number}.",
        "texts_stopped": "El teléfono {number} respondió STOP y no recibe mensajes. Envíe START "
        "desde él para recibirlos de nuevo.",
        "texts_end": "No enviarme más mensajes",
        "texts_agree": "Aceptar mensajes de texto",
        "texts_noted": "Anotado. Gracias.",
        "texts_refused": "Ahora no se puede cambiar aquí.",
        "keep_link": "Esta página es solo suya: quien tenga la dirección puede verla. Guarde el "
        "correo con el enlace.",
    },
}


def status_texts(locale: str) -> dict[str, str]:
    """Return the words in the candidate's language, in English where we do not speak it."""
    return _STATUS.get(locale.split("-", maxsplit=1)[0], _STATUS["en"])
