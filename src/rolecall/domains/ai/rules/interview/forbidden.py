"""Questions that an interview must not ask, in templates and in what a model would say.

It looks for questions to the candidate about themselves, not for words: a nurse may be asked how
she speaks with families, and nobody whether they have one. What is found is a place to look at;
what is not found is not thereby allowed. `source` names a rule of the United States and one of
Europe where there is one; laws of single places are stricter or milder.

Guarantees: the same text gives the same places, in its order, and each is a part of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rolecall.domains.ai.contracts import ForbiddenQuestion, ForbiddenTopic
from rolecall.domains.ai.rules.interview.patterns import FORBIDDEN
from rolecall.domains.ai.rules.interview.sentences import Sentence as Part
from rolecall.domains.ai.rules.interview.sentences import sentences_of
from rolecall.domains.ai.rules.resume.text import folded
from rolecall.kernel.sentences import Sentence, say

_ENGLISH: Final = "en"


@dataclass(frozen=True, slots=True)
class _About:
    """What is said of a topic."""

    reason: Sentence
    remedy: Sentence
    source: str


_TOPICS: Final[Mapping[ForbiddenTopic, _About]] = {
    ForbiddenTopic.FAMILY: _About(
        say("This asks about family, marriage or children."),
        say("Ask whether the person can work the hours or travel that the job needs."),
        "Title VII, EEOC guidance on pre-employment inquiries; Directive 2006/54/EC; AGG § 1",
    ),
    ForbiddenTopic.PREGNANCY: _About(
        say("This asks about pregnancy or the wish for children."),
        say("Leave it out. No job needs the answer at this point."),
        "Pregnancy Discrimination Act; Directives 2006/54/EC and 92/85/EEC",
    ),
    ForbiddenTopic.HEALTH: _About(
        say("This asks about health, disability or sick leave before an offer."),
        say(
            "Name the tasks of the job and ask whether the person can do them, with adjustments "
            "or without."
        ),
        "ADA, 42 U.S.C. 12112(d); Directive 2000/78/EC; Ley 15/2022 art. 9",
    ),
    ForbiddenTopic.AGE: _About(
        say("This asks about age or what tells it, as the year of a degree."),
        say("Ask whether the person is of the age that the law asks for, if it asks for one."),
        "ADEA, 29 U.S.C. 623; Directive 2000/78/EC; AGG § 1",
    ),
    ForbiddenTopic.ORIGIN: _About(
        say("This asks about origin, nationality, skin colour or the mother tongue."),
        say(
            "Ask whether the person may work where the job is, and how well they use a language "
            "that the job needs."
        ),
        "Title VII; INA, 8 U.S.C. 1324b; Directive 2000/43/EC; AGG § 1",
    ),
    ForbiddenTopic.RELIGION: _About(
        say("This asks about religion or belief."),
        say("Say when work is to be done, and ask whether the person can be there."),
        "Title VII; Directive 2000/78/EC; AGG § 1",
    ),
    ForbiddenTopic.UNION: _About(
        say("This asks about membership of a union or a works council."),
        say("Leave it out."),
        "NLRA, 29 U.S.C. 158(a); Art. 9 GG; Ley Orgánica 11/1985 art. 12",
    ),
    ForbiddenTopic.POLITICS: _About(
        say("This asks about political opinions."),
        say("Leave it out."),
        "Art. 9 GDPR; California Labor Code 1101; Estatuto de los Trabajadores art. 17",
    ),
    ForbiddenTopic.SEXUALITY: _About(
        say("This asks about sex, gender identity or sexual orientation."),
        say("Leave it out. Self-identification is voluntary and kept apart from interviews."),
        "Title VII (Bostock v. Clayton County); Directive 2000/78/EC; AGG § 1",
    ),
    ForbiddenTopic.GENETICS: _About(
        say("This asks about illnesses in the family or genetic tests."),
        say("Leave it out."),
        "GINA, 42 U.S.C. 2000ff-1; GenDG § 19",
    ),
    ForbiddenTopic.RECORD: _About(
        say("This asks about arrests or convictions before an offer."),
        say(
            "Leave it to the background check after an offer, where the law allows one for this "
            "job."
        ),
        "Fair Chance Act, 5 U.S.C. 9202; N.Y.C. Admin. Code 8-107(11-a); Art. 10 GDPR",
    ),
    ForbiddenTopic.FINANCES: _About(
        say("This asks about debts, credit or property."),
        say("Leave it out, unless the law asks for a check of credit in this job."),
        "EEOC guidance on pre-employment inquiries; N.Y.C. Admin. Code 8-107(24)",
    ),
    ForbiddenTopic.PAY_HISTORY: _About(
        say("This asks what the person earns or has earned."),
        say("Say what the job pays, and ask what the person expects."),
        "Directive (EU) 2023/970 art. 5; California Labor Code 432.3; N.Y.C. Admin. Code 8-107(25)",
    ),
}


def forbidden_questions(text: str, language: str) -> tuple[ForbiddenQuestion, ...]:
    """Return the places of a text that ask a candidate what must not be asked.

    `language` is `en`, `de` or `es`; English is looked for in all of them.
    """
    return tuple(found for part in sentences_of(0, text) for found in _in_sentence(part, language))


def _in_sentence(part: Part, language: str) -> Iterator[ForbiddenQuestion]:
    plain = folded(part.text)
    for topic, about in _TOPICS.items():
        patterns = (FORBIDDEN.get(one, {}) for one in dict.fromkeys((language, _ENGLISH)))
        if any(topic in one and one[topic].search(plain) for one in patterns):
            yield ForbiddenQuestion(
                topic=topic,
                start=part.start,
                end=part.end,
                quote=part.text,
                reason=about.reason,
                remedy=about.remedy,
                source=about.source,
            )
