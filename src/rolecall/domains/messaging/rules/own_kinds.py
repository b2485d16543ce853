"""Which mails organizations may put in their own words, and with which variables. Pure.

A mail without a link that its reader needs is worthless, so those links are required. Where one
kind has several forms, the own words are for one of them, and the others keep the product's text.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rolecall.domains.messaging.contracts import MailKind, OfferedVariable, Wording
from rolecall.domains.messaging.rules.catalogue import declaration_of
from rolecall.domains.messaging.rules.variables import Choice, Link
from rolecall.domains.messaging.rules.wording import names_in
from rolecall.kernel.errors import FieldError
from rolecall.kernel.sentences import NOTHING, Sentence, say

WRITTEN = frozenset({MailKind.CANDIDATE_MESSAGE, MailKind.OUTREACH})
"""Kinds that always are in somebody's words, so that there is no template of the product."""
ORGANIZATION_NAME = "organization_name"
STAGE_SENTENCE = "stage_sentence"
STAGE_KIND = "stage_kind"
LABELS = {
    "candidate_name": say("Candidate's name"),
    "job_title": say("Job title"),
    "status_url": say("Link to the private page"),
    "submitted_at": say("When it arrived"),
    "stage_name": say("Stage, as candidates read it"),
    STAGE_SENTENCE: say("What happens in this stage"),
    "message": say("Remark of whoever acts"),
    "careers_url": say("Link to open jobs"),
    "starts_at": say("When it begins"),
    "minutes": say("Length in minutes"),
    "interviewers": say("Interviewers"),
    "place": say("Place"),
    "video_url": say("Link to the video call"),
    "booking_url": say("Link to the times"),
    "room_url": say("Link to the AI interview"),
    "expires_at": say("Last day to answer"),
    "offer_url": say("Link to the offer"),
    "accepted_at": say("When it was accepted"),
    "writer_name": say("Name of whoever writes"),
    ORGANIZATION_NAME: say("Organization's name"),
}
_NEEDED = {
    "status_url": say("link to the private page"),
    "booking_url": say("link to the times"),
    "room_url": say("link to the AI interview"),
    "offer_url": say("link to the offer"),
}
"""What a mail cannot do without, inside of a sentence."""


@dataclass(frozen=True, slots=True)
class Form:
    """A kind in own words: what people call it, what it must contain, and when it applies."""

    label: Sentence
    sent: Sentence
    required: frozenset[str] = frozenset()
    when: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()


FORMS: Mapping[MailKind, Form] = {
    MailKind.APPLICATION_RECEIVED: Form(
        say("Application received"),
        say("When somebody applies."),
        required=frozenset({"status_url"}),
    ),
    MailKind.APPLICATION_STAGE_CHANGED: Form(
        say("Stage changed"), say("When an application moves to another stage.")
    ),
    MailKind.APPLICATION_REJECTED: Form(
        say("Rejected"), say("When an application is rejected, after the time for undoing it.")
    ),
    MailKind.APPLICATION_HIRED: Form(say("Hired"), say("When an application moves to hired.")),
    MailKind.INTERVIEW_INVITATION: Form(
        say("Interview invitation"),
        say("When an interview is arranged. Changes and cancellations keep Rolecall's text."),
        when={"news": "scheduled"},
    ),
    MailKind.INTERVIEW_BOOKING: Form(
        say("Choose an interview time"),
        say("When a candidate is asked to choose a time."),
        required=frozenset({"booking_url"}),
    ),
    MailKind.AI_INTERVIEW_INVITATION: Form(
        say("AI interview invitation"),
        say("When a candidate is invited to an AI interview, or gets a new link to it."),
        required=frozenset({"room_url"}),
    ),
    MailKind.AI_INTERVIEW_REMINDER: Form(
        say("AI interview reminder"),
        say("Two days before the time for an AI interview that is not finished is over."),
        required=frozenset({"room_url"}),
    ),
    MailKind.OFFER_SENT: Form(
        say("Offer"), say("When an offer is sent."), required=frozenset({"offer_url"})
    ),
    MailKind.OFFER_REMINDER: Form(
        say("Offer reminder"),
        say("Before an offer that was not answered ends."),
        required=frozenset({"offer_url"}),
    ),
    MailKind.OFFER_EXTENDED: Form(
        say("Offer extended"),
        say("When an offer may be answered for longer."),
        required=frozenset({"offer_url"}),
    ),
    MailKind.OFFER_WITHDRAWN: Form(say("Offer withdrawn"), say("When an offer is taken back.")),
    MailKind.OFFER_ACCEPTED: Form(say("Offer accepted"), say("When a candidate has accepted.")),
    MailKind.CANDIDATE_MESSAGE: Form(
        say("Saved message"),
        say("When somebody chooses it to write to a candidate."),
        hidden=frozenset({"subject_line", "message"}),
    ),
    MailKind.OUTREACH: Form(
        say("Message without an application"),
        say("When somebody writes to a person, and not about an application of theirs."),
        # The invitation to apply stands below the words by itself.
        hidden=frozenset({"subject_line", "message", "job_title", "job_url"}),
        when={"job_url": ""},
    ),
}


def offered_variables(kind: MailKind) -> tuple[OfferedVariable, ...]:
    """Return the variables that wordings of this kind may use, as a menu shows them."""
    form, declared = FORMS[kind], declaration_of(kind).variables
    offered = [
        OfferedVariable(
            name,
            LABELS[name],
            _shown(variable.sample(name)),
            is_link=isinstance(variable, Link),
            required=name in form.required,
        )
        for name, variable in declared.items()
        if name not in form.hidden and not isinstance(variable, Choice)
    ]
    if STAGE_KIND in declared:
        sentence = say("We are now reading your application closely.")
        offered.append(OfferedVariable(STAGE_SENTENCE, LABELS[STAGE_SENTENCE], sentence))
    offered.append(OfferedVariable(ORGANIZATION_NAME, LABELS[ORGANIZATION_NAME], "Harbor Vale"))
    return tuple(offered)


def applies_to(kind: MailKind, variables: Mapping[str, Any]) -> bool:
    """Tell whether a mail with these variables is one that own words are for."""
    form = FORMS.get(kind)
    return form is not None and all(variables.get(k) == v for k, v in form.when.items())


def faults_of(kind: MailKind, wording: Wording) -> list[FieldError]:
    """Return what keeps a wording from being sent; the field is `subject` or `body`."""
    offered = offered_variables(kind)
    known = [variable.name for variable in offered]
    faults = [
        fault
        for name, text in (("subject", wording.subject), ("body", wording.body))
        for fault in unknown_variables(name, names_in(text), known)
    ]
    links = {variable.name for variable in offered if variable.is_link}
    faults += [
        FieldError(
            "subject",
            say("A subject cannot hold the link {{{{{name}}}}}; put it in the text.", name=name),
        )
        for name in names_in(wording.subject)
        if name in links
    ]
    used = set(names_in(wording.body))
    faults += [
        FieldError(
            "body",
            say(
                "This mail needs the {variable}: insert {{{{{name}}}}}.",
                variable=_NEEDED.get(variable.name, variable.label),
                name=variable.name,
            ),
        )
        for variable in offered
        if variable.required and variable.name not in used
    ]
    return faults


def unknown_variables(field_name: str, used: Iterable[str], known: list[str]) -> list[FieldError]:
    """Return a fault for each variable that there is not, with the one that may be meant."""
    return [
        FieldError(
            field_name,
            say(
                "There is no variable {{{{{name}}}}} here.{near}",
                name=name,
                near=_near(name, known),
            ),
        )
        for name in dict.fromkeys(used)
        if name not in known
    ]


def _near(name: str, known: list[str]) -> Sentence:
    close = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    return say(" Did you mean {{{{{name}}}}}?", name=close[0]) if close else NOTHING


def _shown(sample: Any) -> str:
    return sample if isinstance(sample, str) else str(sample)
