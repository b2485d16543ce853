import pytest

from rolecall.domains.messaging.contracts import NoticeKind, VariablesRefused
from rolecall.domains.messaging.rules.notices import SWITCHABLE, WORDING, in_words

VALUES = {
    name: name
    for name in (
        "answer",
        "author_name",
        "candidate_name",
        "job_title",
        "member_name",
        "role",
        "recipient",
        "subject",
        "requester_name",
        "title",
        "number",
        "chain_name",
        "host",
        "from_day",
        "to_day",
        "interview_title",
        "interviewer_name",
        "stage_name",
        "when",
        "text",
    )
}


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_every_kind_has_words_in_every_language(kind: NoticeKind) -> None:
    assert set(WORDING[kind]) == {"en", "de", "es"}
    titles = {in_words(kind, locale, VALUES)[0] for locale in ("en", "de", "es")}
    assert len(titles) == 3
    assert kind.value in SWITCHABLE
    for locale in ("de-AT", "fr", ""):
        title, body = in_words(kind, locale, VALUES)
        assert title
        assert "{" not in title + body


def test_puts_in_what_strangers_typed_on_one_line_and_never_expands_it() -> None:
    title, body = in_words(
        NoticeKind.NEW_APPLICATION,
        "en",
        {"candidate_name": "{job_title}\n<b>", "job_title": "x" * 500},
    )
    assert title == "{job_title} <b> applied"
    assert len(body) == 200


def test_a_missing_variable_is_an_error() -> None:
    with pytest.raises(VariablesRefused, match="job_title missing"):
        in_words(NoticeKind.NEW_APPLICATION, "en", {"candidate_name": "Ada"})
