import pytest

from rolecall.infra.languages import language_of, preferred_language, spoken_language


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fr,es;q=0.4,de;q=0.5", "de"),
        ("fr", "en"),
        ("", "en"),
        ("*", "en"),
        ("de;q=0", "en"),
        ("de;q=x, es", "es"),
        ("DE", "de"),
    ],
)
def test_the_best_that_is_spoken_wins(header: str, language: str) -> None:
    assert preferred_language(header, "en") == language


@pytest.mark.parametrize(
    ("locale", "language"), [("de-CH", "de"), ("es_MX", "es"), ("fr", None), ("", None)]
)
def test_a_locale_is_of_a_language_that_is_spoken_or_of_none(
    locale: str, language: str | None
) -> None:
    assert spoken_language(locale) == language
    assert language_of(locale) == (language or "en")
