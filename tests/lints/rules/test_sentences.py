from pathlib import Path, PurePosixPath

import pytest

from lints.rule import FileRule
from lints.rules.sentences import LiteralTemplates, SaidToPeople, Translations

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
IMPORT = "from rolecall.kernel.sentences import say, say_count\n"
MODULE = "src/rolecall/domains/jobs/rules/closing.py"


def _flagged(rule: FileRule, root: Path, *files: str) -> list[tuple[str, int]]:
    found = list(rule.check(root, [PurePosixPath(name) for name in files]))
    assert all(violation.code == rule.code for violation in found)
    return sorted({(str(violation.path), violation.line) for violation in found})


def _write(root: Path, name: str, text: str) -> str:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return name


def _catalogs(root: Path, entries: str, package: str = "domains/jobs") -> None:
    for language in ("de", "es"):
        _write(root, f"src/rolecall/{package}/locales/{language}.po", HEADER + entries)


@pytest.mark.parametrize(
    "call",
    [
        'say(f"Closed {job}.")',
        'say("Closed " + job)',
        "say(template)",
        'say_count("{count} job.", other, 2)',
        'say("Closed {job}.")',
        'say("Closed {job}.", job=job, name=job)',
        'say("Closed {job.")',
    ],
)
def test_flags_templates_that_no_catalog_can_have(tmp_path: Path, call: str) -> None:
    name = _write(tmp_path, MODULE, f"{IMPORT}told = {call}\n")
    assert _flagged(LiteralTemplates(), tmp_path, name) == [(MODULE, 2)]


@pytest.mark.parametrize(
    "call",
    [
        'say("Closed “{job}”.", job=job)',
        'say("Closed " "it.")',
        'say_count("{count} job of {name}.", "{count:,} jobs of {name}.", 2, name=name)',
        'say("A job of {number:,} {{braces}}.", number=2)',
        'say("From {first} to {last}.", **parts)',
        "other(template)",
    ],
)
def test_allows_literal_templates_with_their_parts(tmp_path: Path, call: str) -> None:
    name = _write(tmp_path, MODULE, f"{IMPORT}told = {call}\n")
    assert _flagged(LiteralTemplates(), tmp_path, name) == []


@pytest.mark.parametrize(
    "entries",
    [
        "",
        'msgid "Closed {job}."\nmsgstr ""\n',
        'msgid "Closed {job}."\nmsgstr "Geschlossen."\n',
        'msgid "Closed {job}."\nmsgstr "{name} geschlossen."\n',
        'msgid "Closed {job}."\nmsgstr "{job:,} geschlossen."\n',
        'msgid "Closed {job}."\nmsgstr "{job geschlossen."\n',
        '#, fuzzy\nmsgid "Closed {job}."\nmsgstr "{job} geschlossen."\n',
    ],
)
def test_flags_sentences_without_their_translation(tmp_path: Path, entries: str) -> None:
    name = _write(tmp_path, MODULE, f'{IMPORT}told = say("Closed {{job}}.", job=job)\n')
    _catalogs(tmp_path, entries)
    assert _flagged(Translations(), tmp_path, name) == [(MODULE, 2)]


def test_flags_a_count_whose_forms_are_not_all_translated(tmp_path: Path) -> None:
    call = 'say_count("{count} job.", "{count:,} jobs.", 2)'
    name = _write(tmp_path, MODULE, f"{IMPORT}told = {call}\n")
    entry = 'msgid "{count} job."\nmsgid_plural "{count:,} jobs."\nmsgstr[0] "Eine Stelle."\n'
    _catalogs(tmp_path, entry + 'msgstr[1] ""\n')
    assert _flagged(Translations(), tmp_path, name) == [(MODULE, 2)]
    _catalogs(tmp_path, entry + 'msgstr[1] "{count:.1f} Stellen."\n')
    assert _flagged(Translations(), tmp_path, name) == [(MODULE, 2)]
    _catalogs(tmp_path, entry + 'msgstr[1] "{count:,} Stellen."\n')
    assert _flagged(Translations(), tmp_path, name) == []


def test_flags_what_is_said_nowhere_any_more(tmp_path: Path) -> None:
    name = _write(tmp_path, MODULE, f'{IMPORT}told = say("Closed.")\n')
    closed, opened = 'msgid "Closed."\nmsgstr "Zu."\n\n', 'msgid "Opened."\nmsgstr "Auf."\n'
    _catalogs(tmp_path, closed + opened)
    assert _flagged(Translations(), tmp_path, name) == [
        (f"src/rolecall/domains/jobs/locales/{language}.po", 1) for language in ("de", "es")
    ]


def test_flags_one_sentence_with_two_translations(tmp_path: Path) -> None:
    names = [
        _write(tmp_path, f"src/rolecall/domains/{domain}/rules.py", f'{IMPORT}a = say("Closed.")\n')
        for domain in ("jobs", "offers")
    ]
    _catalogs(tmp_path, 'msgid "Closed."\nmsgstr "Zu."\n')
    _catalogs(tmp_path, 'msgid "Closed."\nmsgstr "Beendet."\n', "domains/offers")
    assert _flagged(Translations(), tmp_path, *names) == [
        (f"src/rolecall/domains/offers/locales/{language}.po", 1) for language in ("de", "es")
    ]


def test_allows_sentences_that_are_translated(tmp_path: Path) -> None:
    code = 'told = say("Closed {job}.", job=job)\nwhy = say("Not it, {cause}.", cause=cause)\n'
    name = _write(tmp_path, MODULE, IMPORT + code)
    closed = 'msgid "Closed {job}."\nmsgstr "{job} geschlossen."\n\n'
    _catalogs(tmp_path, closed + 'msgid "Not it, {cause}."\nmsgstr "Das nicht."\n')
    assert _flagged(Translations(), tmp_path, name) == []


def test_flags_schemas_that_refuse_in_plain_words(tmp_path: Path) -> None:
    code = 'raise ValueError("no")\nraise ValueError(f"no {name}") from None\n'
    name = _write(tmp_path, "src/rolecall/domains/jobs/schemas/jobs.py", code)
    assert _flagged(SaidToPeople(), tmp_path, name) == [(name, 1), (name, 2)]


def test_allows_schemas_that_say_why_and_plain_words_elsewhere(tmp_path: Path) -> None:
    schema = _write(
        tmp_path, "src/rolecall/domains/jobs/schemas.py", 'raise ValueError(say("No."))\n'
    )
    other = _write(tmp_path, MODULE, 'raise ValueError("a defect")\n')
    assert _flagged(SaidToPeople(), tmp_path, schema, other) == []
