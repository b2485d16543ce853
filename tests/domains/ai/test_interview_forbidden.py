"""Questions that must not be asked, and near ones that may."""

import tomllib
from pathlib import Path

import pytest

from rolecall.domains.ai.api import forbidden_questions
from rolecall.domains.ai.contracts import ForbiddenTopic as Topic
from rolecall.infra.languages import LANGUAGES

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("language", "text", "topic"),
    [
        ("en", "Do you have children?", Topic.FAMILY),
        ("en", "Are you married?", Topic.FAMILY),
        ("en", "What does your husband say about night shifts?", Topic.FAMILY),
        ("en", "Are you planning to have kids in the next years?", Topic.PREGNANCY),
        ("en", "Are you pregnant?", Topic.PREGNANCY),
        ("en", "Do you have any disabilities?", Topic.HEALTH),
        ("en", "How many sick days did you take last year?", Topic.HEALTH),
        ("en", "Do you take any medication?", Topic.HEALTH),
        ("en", "How old are you?", Topic.AGE),
        ("en", "What year did you graduate?", Topic.AGE),
        ("en", "Where are you originally from?", Topic.ORIGIN),
        ("en", "Are you a native English speaker?", Topic.ORIGIN),
        ("en", "What church do you go to, and what is your religion?", Topic.RELIGION),
        ("en", "Have you ever been a member of a union?", Topic.UNION),
        ("en", "Who did you vote for?", Topic.POLITICS),
        ("en", "Are you gay?", Topic.SEXUALITY),
        ("en", "Does cancer run in your family?", Topic.GENETICS),
        ("en", "Have you ever been arrested?", Topic.RECORD),
        ("en", "Do you own your home?", Topic.FINANCES),
        ("en", "What is your current salary?", Topic.PAY_HISTORY),
        ("en", "How much did you earn in your last job?", Topic.PAY_HISTORY),
        ("de", "Haben Sie Kinder?", Topic.FAMILY),
        ("de", "Sind Sie schwanger?", Topic.PREGNANCY),
        ("de", "Haben Sie eine Behinderung?", Topic.HEALTH),
        ("de", "Wie alt sind Sie?", Topic.AGE),
        ("de", "Woher kommen Sie ursprünglich?", Topic.ORIGIN),
        ("de", "Welcher Religion gehören Sie an?", Topic.RELIGION),
        ("de", "Sind Sie in einer Gewerkschaft?", Topic.UNION),
        ("de", "Sind Sie vorbestraft?", Topic.RECORD),
        ("de", "Was verdienen Sie zurzeit?", Topic.PAY_HISTORY),
        ("es", "¿Tiene hijos?", Topic.FAMILY),
        ("es", "¿Está embarazada?", Topic.PREGNANCY),
        ("es", "¿Tiene alguna discapacidad?", Topic.HEALTH),
        ("es", "¿Cuántos años tiene?", Topic.AGE),
        ("es", "¿De dónde es usted?", Topic.ORIGIN),
        ("es", "¿Cuál es su religión?", Topic.RELIGION),
        ("es", "¿Está afiliado a algún sindicato?", Topic.UNION),
        ("es", "¿Cuánto gana actualmente?", Topic.PAY_HISTORY),
    ],
)
def test_what_the_law_forbids_is_found(language: str, text: str, topic: Topic) -> None:
    before = "Thank you. "
    (found,) = [
        one for one in forbidden_questions(f"{before}{text}", language) if one.topic is topic
    ]
    assert (found.quote, found.start) == (text, len(before))
    assert found.reason
    assert found.remedy
    assert found.source


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "How do you speak with families of patients?"),
        ("en", "How do you protect the health of residents?"),
        ("en", "Can you lift twenty kilograms, with adjustments or without?"),
        ("en", "May you legally work in this country?"),
        ("en", "Which languages do you use at work, and how well?"),
        ("en", "What pay do you expect?"),
        ("en", "Tell us about work with children with disabilities."),
        ("en", "How do you explain medication to an elderly patient?"),
        ("en", "Tell us about a negotiation with a union."),
        ("en", "Are you at least 18 years of age?"),
        ("en", "Can you work on weekends?"),
        ("en", "Tell us about a time when you cared for a person of another religion."),
        ("de", "Wie sprechen Sie mit Angehörigen von Patienten?"),
        ("de", "Wen haben Sie informiert, und mit welchen Worten?"),
        ("de", "Welches Gehalt erwarten Sie?"),
        ("de", "Wie gehen Sie mit dem Betriebsrat um, wenn Schichten sich ändern?"),
        ("es", "¿Cómo habla con las familias de los pacientes?"),
        ("es", "¿Qué salario espera?"),
        ("es", "¿Puede trabajar los fines de semana?"),
    ],
)
def test_what_the_job_needs_may_be_asked(language: str, text: str) -> None:
    assert forbidden_questions(text, language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questions_of_the_bank_are_allowed(language: str) -> None:
    path = ROOT / f"src/rolecall/domains/ai_interviews/bank/{language}.toml"
    for one in tomllib.loads(path.read_text(encoding="utf-8")).values():
        for text in (*one["questions"], *one["follow_ups"]):
            assert forbidden_questions(text, language) == (), text
