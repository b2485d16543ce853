"""What notifications say, in each language. Pure.

Words of strangers are put in as they are: the application shows titles as text, never as markup.
"""

import re
from collections.abc import Mapping
from typing import Any

from rolecall.domains.messaging.contracts import MailKind, NoticeKind, VariablesRefused
from rolecall.kernel.sentences import plain

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_MAX_VALUE = 200

WORDING: Mapping[NoticeKind, Mapping[str, tuple[str, str]]] = {
    NoticeKind.NEW_APPLICATION: {
        "en": ("{candidate_name} applied", "{job_title}"),
        "de": ("{candidate_name} hat sich beworben", "{job_title}"),
        "es": ("Nueva solicitud de {candidate_name}", "{job_title}"),
    },
    NoticeKind.APPLICATION_WITHDRAWN: {
        "en": ("{candidate_name} withdrew", "{job_title}"),
        "de": ("{candidate_name} hat die Bewerbung zurückgezogen", "{job_title}"),
        "es": ("{candidate_name} ha retirado su solicitud", "{job_title}"),
    },
    NoticeKind.APPLICATION_ASSIGNED: {
        "en": ("You are asked to assess {candidate_name}", "{job_title}"),
        "de": ("Sie sollen {candidate_name} beurteilen", "{job_title}"),
        "es": ("Le piden que evalúe a {candidate_name}", "{job_title}"),
    },
    NoticeKind.OFFER_SENT: {
        "en": ("{candidate_name} has an offer", "{job_title}"),
        "de": ("{candidate_name} hat ein Angebot", "{job_title}"),
        "es": ("{candidate_name} tiene una oferta", "{job_title}"),
    },
    NoticeKind.OFFER_ACCEPTED: {
        "en": ("{candidate_name} accepted the offer", "{job_title}"),
        "de": ("{candidate_name} hat das Angebot angenommen", "{job_title}"),
        "es": ("{candidate_name} ha aceptado la oferta", "{job_title}"),
    },
    NoticeKind.OFFER_DECLINED: {
        "en": ("{candidate_name} declined the offer", "{job_title}"),
        "de": ("{candidate_name} hat das Angebot abgelehnt", "{job_title}"),
        "es": ("{candidate_name} ha rechazado la oferta", "{job_title}"),
    },
    NoticeKind.OFFER_EXPIRED: {
        "en": ("The offer to {candidate_name} has expired", "{job_title}"),
        "de": ("Das Angebot an {candidate_name} ist abgelaufen", "{job_title}"),
        "es": ("La oferta para {candidate_name} ha caducado", "{job_title}"),
    },
    NoticeKind.OFFER_WITHDRAWN: {
        "en": ("The offer to {candidate_name} is withdrawn", "{job_title}"),
        "de": ("Das Angebot an {candidate_name} ist zurückgezogen", "{job_title}"),
        "es": ("La oferta para {candidate_name} está retirada", "{job_title}"),
    },
    NoticeKind.OFFER_NOT_ACCEPTED: {
        "en": ("{candidate_name} could not accept the offer", "{job_title}"),
        "de": ("{candidate_name} konnte das Angebot nicht annehmen", "{job_title}"),
        "es": ("{candidate_name} no pudo aceptar la oferta", "{job_title}"),
    },
    NoticeKind.MENTION: {
        "en": ("{author_name} mentioned you", "In a note about {candidate_name}"),
        "de": ("{author_name} hat Sie erwähnt", "In einer Notiz über {candidate_name}"),
        "es": ("{author_name} le ha mencionado", "En una nota sobre {candidate_name}"),
    },
    NoticeKind.INTERVIEW_SCHEDULED: {
        "en": ("You interview {candidate_name}", "{interview_title} · {job_title}"),
        "de": ("Sie führen ein Gespräch mit {candidate_name}", "{interview_title} · {job_title}"),
        "es": ("Usted entrevista a {candidate_name}", "{interview_title} · {job_title}"),
    },
    NoticeKind.INTERVIEW_CHANGED: {
        "en": ("The interview with {candidate_name} changed", "{interview_title} · {job_title}"),
        "de": ("Das Gespräch mit {candidate_name} ist geändert", "{interview_title} · {job_title}"),
        "es": ("La entrevista con {candidate_name} ha cambiado", "{interview_title} · {job_title}"),
    },
    NoticeKind.INTERVIEW_CANCELLED: {
        "en": ("The interview with {candidate_name} is off", "{interview_title} · {job_title}"),
        "de": ("Das Gespräch mit {candidate_name} fällt aus", "{interview_title} · {job_title}"),
        "es": (
            "La entrevista con {candidate_name} se ha cancelado",
            "{interview_title} · {job_title}",
        ),
    },
    NoticeKind.BOOKING_ANSWERED: {
        "en": ("{candidate_name} {answer} an interview", "{when} · {job_title}"),
        "de": ("{candidate_name} hat ein Gespräch {answer}", "{when} · {job_title}"),
        "es": ("{candidate_name} {answer} una entrevista", "{when} · {job_title}"),
    },
    NoticeKind.AI_INTERVIEW_WANTS_PERSON: {
        "en": ("{candidate_name} needs a person", "AI interview · {job_title}"),
        "de": ("{candidate_name} braucht einen Menschen", "KI-Interview · {job_title}"),
        "es": ("{candidate_name} necesita a una persona", "Entrevista con IA · {job_title}"),
    },
    NoticeKind.SCORECARD_REMINDER: {
        "en": ("Your scorecard for {candidate_name} is missing", "{interview_title}"),
        "de": ("Ihre Bewertung zu {candidate_name} fehlt noch", "{interview_title}"),
        "es": ("Falta su evaluación de {candidate_name}", "{interview_title}"),
    },
    NoticeKind.SCORECARD_OVERDUE: {
        "en": ("{interviewer_name} has not judged {candidate_name}", "{interview_title}"),
        "de": ("{interviewer_name} hat {candidate_name} nicht bewertet", "{interview_title}"),
        "es": ("{interviewer_name} no ha evaluado a {candidate_name}", "{interview_title}"),
    },
    NoticeKind.SCORECARD_SUBMITTED: {
        "en": ("{interviewer_name} has judged {candidate_name}", "{interview_title}"),
        "de": ("{interviewer_name} hat {candidate_name} bewertet", "{interview_title}"),
        "es": ("{interviewer_name} ha evaluado a {candidate_name}", "{interview_title}"),
    },
    NoticeKind.AUTOMATION_REMINDER: {
        "en": ("Reminder: {text}", "{candidate_name}, {job_title}"),
        "de": ("Erinnerung: {text}", "{candidate_name}, {job_title}"),
        "es": ("Recordatorio: {text}", "{candidate_name}, {job_title}"),
    },
    NoticeKind.PROMISE_OVERDUE: {
        "en": ("{candidate_name} is overdue in {stage_name}", "{job_title}"),
        "de": ("{candidate_name} ist in {stage_name} überfällig", "{job_title}"),
        "es": ("{candidate_name} lleva retraso en {stage_name}", "{job_title}"),
    },
    NoticeKind.MEMBER_JOINED: {
        "en": ("{member_name} joined", "{role}"),
        "de": ("{member_name} ist beigetreten", "{role}"),
        "es": ("{member_name} se ha unido", "{role}"),
    },
    NoticeKind.MAIL_NOT_DELIVERED: {
        "en": ("A mail to {recipient} may not have arrived", "{subject}"),
        "de": ("Eine E-Mail an {recipient} ist vielleicht nicht angekommen", "{subject}"),
        "es": ("Puede que un correo a {recipient} no haya llegado", "{subject}"),
    },
    NoticeKind.REPLY_RECEIVED: {
        "en": ("{candidate_name} answered", "{subject}"),
        "de": ("{candidate_name} hat geantwortet", "{subject}"),
        "es": ("{candidate_name} ha respondido", "{subject}"),
    },
    NoticeKind.ACCOMMODATION_ASKED: {
        "en": ("{candidate_name} asks for an adjustment", "{job_title}"),
        "de": ("{candidate_name} bittet um eine Anpassung", "{job_title}"),
        "es": ("{candidate_name} pide un ajuste", "{job_title}"),
    },
    NoticeKind.APPROVAL_REQUESTED: {
        "en": ("{requester_name} asks for your approval", "{title}"),
        "de": ("{requester_name} bittet um Ihre Genehmigung", "{title}"),
        "es": ("{requester_name} pide su aprobación", "{title}"),
    },
    NoticeKind.APPROVAL_GRANTED: {
        "en": ("{title} is approved", "{chain_name}"),
        "de": ("{title} ist genehmigt", "{chain_name}"),
        "es": ("{title} está aprobado", "{chain_name}"),
    },
    NoticeKind.APPROVAL_DECLINED: {
        "en": ("{title} was declined", "{chain_name}"),
        "de": ("{title} wurde abgelehnt", "{chain_name}"),
        "es": ("{title} fue rechazado", "{chain_name}"),
    },
    NoticeKind.APPROVAL_DELEGATED: {
        "en": ("You stand in for {member_name} on approvals", "{from_day} – {to_day}"),
        "de": ("Sie vertreten {member_name} bei Genehmigungen", "{from_day} – {to_day}"),
        "es": ("Usted sustituye a {member_name} en las aprobaciones", "{from_day} – {to_day}"),
    },
    NoticeKind.REPORT_MAIL: {
        "en": ("Report: {title}", "{when}"),
        "de": ("Bericht: {title}", "{when}"),
        "es": ("Informe: {title}", "{when}"),
    },
    NoticeKind.REPORT_MAIL_READER_LOST: {
        "en": (
            "{member_name} does not get “{title}” any more",
            "They may not read reports any more, or left. Choose who gets it instead.",
        ),
        "de": (
            "{member_name} erhält „{title}“ nicht mehr",
            "Darf keine Berichte mehr lesen oder ist gegangen. Wählen Sie, wer ihn nun erhält.",
        ),
        "es": (
            "{member_name} ya no recibe «{title}»",
            "Ya no puede leer informes o se ha ido. Elija quién lo recibe en su lugar.",
        ),
    },
    NoticeKind.REPORT_MAIL_OWNERLESS: {
        "en": (
            "“{title}” is not sent any more",
            "{member_name} may not read reports any more, or left. Resume it to make it yours.",
        ),
        "de": (
            "„{title}“ wird nicht mehr gesendet",
            "{member_name} liest keine Berichte mehr. Setzen Sie ihn fort, um ihn zu übernehmen.",
        ),
        "es": (
            "«{title}» ya no se envía",
            "{member_name} ya no puede leer informes. Reanúdelo para hacerlo suyo.",
        ),
    },
    NoticeKind.RETENTION_ANNOUNCED: {
        "en": (
            "A rule that erases people holds soon",
            "{member_name} changed how long people are kept. It can be called off until then.",
        ),
        "de": (
            "Eine Regel, die Personen löscht, gilt bald",
            "{member_name} hat geändert, wie lange Personen bleiben. Bis dahin ist es umkehrbar.",
        ),
        "es": (
            "Pronto rige una regla que borra personas",
            "{member_name} ha cambiado cuánto se conservan. Hasta entonces se puede anular.",
        ),
    },
    NoticeKind.ERASURE_ASKED: {
        "en": (
            "Somebody asks to be erased",
            "Request {number} has to be answered within a month.",
        ),
        "de": (
            "Jemand bittet um Löschung",
            "Die Bitte {number} ist binnen eines Monats zu beantworten.",
        ),
        "es": (
            "Alguien pide que se borren sus datos",
            "La solicitud {number} debe responderse en un mes.",
        ),
    },
    NoticeKind.CAREERS_DOMAIN_MISSING: {
        "en": (
            "The proof of “{host}” is missing",
            "The careers site stays there for three days. Settings show what is missing.",
        ),
        "de": (
            "Der Nachweis von „{host}“ fehlt",
            "Die Karriereseite bleibt drei Tage dort. Die Einstellungen zeigen, was fehlt.",
        ),
        "es": (
            "Falta la prueba de «{host}»",
            "El sitio de empleo sigue allí tres días. La configuración muestra qué falta.",
        ),
    },
    NoticeKind.CAREERS_DOMAIN_LOST: {
        "en": (
            "The careers site is no longer shown at “{host}”",
            "Its proof is missing. Settings show which records have to be there.",
        ),
        "de": (
            "Die Karriereseite steht nicht mehr unter „{host}“",
            "Der Nachweis fehlt. Die Einstellungen zeigen, welche Einträge nötig sind.",
        ),
        "es": (
            "El sitio de empleo ya no está en «{host}»",
            "Falta la prueba. La configuración muestra qué registros hacen falta.",
        ),
    },
    NoticeKind.CAREERS_DOMAIN_BACK: {
        "en": ("“{host}” is proved again", "The careers site is shown there."),
        "de": ("„{host}“ ist wieder nachgewiesen", "Die Karriereseite steht dort."),
        "es": ("«{host}» vuelve a estar probado", "El sitio de empleo está allí."),
    },
}

SWITCHABLE = (
    MailKind.NEW_APPLICATION.value,
    MailKind.APPLICATION_WITHDRAWN.value,
    NoticeKind.APPLICATION_ASSIGNED.value,
    NoticeKind.OFFER_SENT.value,
    NoticeKind.OFFER_ACCEPTED.value,
    NoticeKind.OFFER_DECLINED.value,
    NoticeKind.OFFER_EXPIRED.value,
    NoticeKind.OFFER_WITHDRAWN.value,
    NoticeKind.OFFER_NOT_ACCEPTED.value,
    MailKind.MENTION.value,
    NoticeKind.INTERVIEW_SCHEDULED.value,
    NoticeKind.INTERVIEW_CHANGED.value,
    NoticeKind.INTERVIEW_CANCELLED.value,
    NoticeKind.BOOKING_ANSWERED.value,
    MailKind.AI_INTERVIEW_WANTS_PERSON.value,
    NoticeKind.SCORECARD_REMINDER.value,
    NoticeKind.SCORECARD_OVERDUE.value,
    NoticeKind.SCORECARD_SUBMITTED.value,
    MailKind.PROMISE_OVERDUE.value,
    MailKind.AUTOMATION_REMINDER.value,
    NoticeKind.MEMBER_JOINED.value,
    NoticeKind.MAIL_NOT_DELIVERED.value,
    NoticeKind.REPLY_RECEIVED.value,
    NoticeKind.ACCOMMODATION_ASKED.value,
    MailKind.APPROVAL_REQUESTED.value,
    MailKind.APPROVAL_GRANTED.value,
    MailKind.APPROVAL_DECLINED.value,
    NoticeKind.APPROVAL_DELEGATED.value,
    MailKind.REPORT_MAIL.value,
    NoticeKind.REPORT_MAIL_READER_LOST.value,
    NoticeKind.REPORT_MAIL_OWNERLESS.value,
    MailKind.RETENTION_ANNOUNCED.value,
    NoticeKind.ERASURE_ASKED.value,
    NoticeKind.CAREERS_DOMAIN_MISSING.value,
    NoticeKind.CAREERS_DOMAIN_LOST.value,
    NoticeKind.CAREERS_DOMAIN_BACK.value,
)
"""Kinds that a member may switch off; everything else is always sent."""

_ONE_MAIL_FOR_SEVERAL: Mapping[MailKind, tuple[str, Mapping[str, NoticeKind]]] = {
    MailKind.OFFER_ANSWERED: (
        "outcome",
        {
            "accepted": NoticeKind.OFFER_ACCEPTED,
            "declined": NoticeKind.OFFER_DECLINED,
            "expired": NoticeKind.OFFER_EXPIRED,
            "not_accepted": NoticeKind.OFFER_NOT_ACCEPTED,
        },
    ),
    MailKind.INTERVIEW_NEWS: (
        "news",
        {
            "scheduled": NoticeKind.INTERVIEW_SCHEDULED,
            "rescheduled": NoticeKind.INTERVIEW_CHANGED,
            "cancelled": NoticeKind.INTERVIEW_CANCELLED,
        },
    ),
    MailKind.CAREERS_DOMAIN_NEWS: (
        "news",
        {
            "missing": NoticeKind.CAREERS_DOMAIN_MISSING,
            "lost": NoticeKind.CAREERS_DOMAIN_LOST,
            "back": NoticeKind.CAREERS_DOMAIN_BACK,
        },
    ),
}
"""Mails that tell of several things, and the variable that says of which."""
BY_MAIL = frozenset(
    {kind for kind in SWITCHABLE if kind in set(MailKind)}
    - {NoticeKind.OFFER_SENT.value, NoticeKind.OFFER_WITHDRAWN.value}
    | {one.value for _, told in _ONE_MAIL_FOR_SEVERAL.values() for one in told.values()}
)
"""Kinds of which members get mails, too. The mails of offers that are sent are for candidates."""


def wish_about(kind: MailKind, variables: Mapping[str, Any]) -> str | None:
    """Return which of the kinds to switch off a mail is of, None where it always comes."""
    if kind in _ONE_MAIL_FOR_SEVERAL:
        name, told = _ONE_MAIL_FOR_SEVERAL[kind]
        about = told.get(str(variables.get(name)))
        return about.value if about else None
    return kind.value if kind.value in BY_MAIL else None


def in_words(kind: NoticeKind, locale: str, variables: Mapping[str, str]) -> tuple[str, str]:
    """Return title and body in the reader's language, English where there is none.

    Raises:
        VariablesRefused: one that the wording names is missing.
    """
    wording = WORDING[kind]
    language = re.split(r"[-_]", locale)[0].lower()
    title, body = wording.get(language, wording["en"])
    missing = sorted(set(_PLACEHOLDER.findall(title + body)) - variables.keys())
    if missing:
        raise VariablesRefused(plain(f"{kind}: {', '.join(missing)} missing."))
    return _filled(title, variables), _filled(body, variables)


def _filled(text: str, variables: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: " ".join(variables[match[1]].split())[:_MAX_VALUE], text)
