"""Specifications in YAML: what is taken, and what is told about what is not."""

import pytest

from rolecall.domains.integrations.contracts.port import Capability, Category, Entity
from rolecall.domains.integrations.rules.specification.compiling import compile_specification
from rolecall.domains.integrations.rules.specification.templates import (
    Unfilled,
    filled,
    filled_address,
    filled_path,
)
from rolecall.domains.integrations.rules.specification.text import parsed
from rolecall.kernel.errors import InvalidInput

from tests.support.ats.generic import SPECIFICATION

LEAST = """
id: tiny
name: Tiny ATS
base_url: https://{account}.example.com/api
settings: [{name: account, label: Account}]
secrets: [{name: secret, label: Key}]
auth: {kind: bearer, token: "{secret}"}
check: {path: /me}
streams:
  jobs: {path: /jobs, entity: job}
"""


def hook(stream: str) -> str:
    """Return the part about webhooks, in front of the streams."""
    signature = "signature: {header: X, secret: '{secret}'}"
    events = f"events: {{a: {{stream: {stream}, id: i}}}}"
    return f"webhook: {{{signature}, kind: k, {events}}}\nstreams:"


def faults(text: str) -> dict[str, str]:
    """Return what is told about a specification, by key."""
    with pytest.raises(InvalidInput) as raised:
        compile_specification(text)
    assert raised.value.status == 422
    return {one.field.partition(".")[2]: str(one.message) for one in raised.value.errors}


def test_the_least_that_is_a_specification() -> None:
    found = compile_specification(LEAST)
    assert (found.spec.id, found.spec.category) == ("tiny", Category.ATS)
    assert found.spec.capabilities == frozenset()
    assert [(one.name, one.secret) for one in found.spec.inputs] == [
        ("account", False),
        ("secret", True),
    ]
    assert found.spec.streams[0].entity is Entity.JOB
    assert not found.spec.streams[0].incremental


def test_all_that_can_be_specified() -> None:
    spec = compile_specification(SPECIFICATION).spec
    assert spec.capabilities == frozenset(Capability) - {Capability.SUBSCRIBE, Capability.REVOKE}
    assert spec.rate is not None
    assert (spec.rate.requests, spec.rate.seconds, spec.absent_passes) == (50, 10, 2)
    assert {one.name: one.idempotent for one in spec.actions} == {
        "add_note": False,
        "set_status": True,
    }


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ("id: tiny", "id: Tiny ATS", "id", "small letters, digits and hyphens"),
        ("name: Tiny ATS\n", "", "name", "“name” is missing"),
        ("check: {path: /me}", "check: {}", "check.path", "“path” is missing"),
        ("entity: job", "entity: tractor", "streams.jobs.entity", "job, candidate"),
        ("entity: job", "colour: red", "streams.jobs.colour", "no key “colour”"),
        ("path: /jobs", "path: jobs", "streams.jobs.path", "Begin with a slash"),
        ("path: /jobs", "path: https://evil.example/jobs", "streams.jobs.path", "slash"),
        ("kind: bearer", "kind: magic", "auth", "client_credentials"),
        ("kind: bearer, ", "", "auth", "client_credentials"),
        ('token: "{secret}"', "tokens: x", "auth.token", "“token” is missing"),
        ('token: "{secret}"', "token: 5", "auth.token", "text; put it in quotes"),
        ('"{secret}"', '"{kee}"', "auth.token", "account, secret"),
        ('"{secret}"', '"{secret"', "auth.token", "{name}"),
        ("/api\n", "/{secret}\n", "base_url", "is a secret"),
        (
            "path: /jobs",
            "path: /jobs, parameters: {k: '{secret}'}",
            "streams.jobs.parameters.k",
            "is a secret",
        ),
        ("{name: secret,", "{name: account,", "secrets.0.name", "is taken"),
        ("{name: secret,", "{name: id,", "secrets.0.name", "is taken"),
        ("{name: secret,", "{name: key,", "secrets.0.name", "is taken"),
        ("entity: job", "records: 'a['", "streams.jobs.records", "no JMESPath"),
        ("entity: job", "records: 'to_string(a)'", "streams.jobs.records", "no function"),
        ("entity: job", "pager: {kind: page, size: 0}", "streams.jobs.pager.size", "at least 1"),
        (
            "entity: job",
            "pager: {kind: page, size: 99999}",
            "streams.jobs.pager.size",
            "at most 10000",
        ),
        (
            "entity: job",
            "pager: {kind: page, size: many}",
            "streams.jobs.pager.size",
            "a whole number",
        ),
        ("entity: job", "pager: {kind: book}", "streams.jobs.pager", "none, link, next_url"),
        (
            "entity: job",
            "pager: {kind: cursor, at: next}",
            "streams.jobs.pager.parameter",
            "is missing",
        ),
        ("entity: job", "since: {parameter: s, value: x}", "streams.jobs.since.value", "form"),
        ("entity: job", "one: {path: /job}", "streams.jobs.one", "Put {id}"),
        ("streams:", "headers: {Host: x}\nstreams:", "headers.Host", "by the connection itself"),
        (
            "streams:",
            "actions: {a: {path: /a, key_header: content-length}}\nstreams:",
            "actions.a.key_header",
            "by the connection itself",
        ),
        (
            'kind: bearer, token: "{secret}"',
            'kind: header, name: Transfer-Encoding, value: "{secret}"',
            "auth.name",
            "by the connection itself",
        ),
        ("streams:", "rate: {requests: 1}\nstreams:", "rate.seconds", "is missing"),
        (
            "streams:\n  jobs: {path: /jobs, entity: job}",
            "streams: {}",
            "streams",
            "at least one entry",
        ),
        (
            "streams:",
            "actions: {a: {path: /a, probe: {path: /b}}}\nstreams:",
            "actions.a.key_at",
            "the key goes",
        ),
        (
            "streams:",
            hook("x"),
            "webhook.events.a.stream",
            "There are: jobs",
        ),
        (
            "streams:",
            hook("jobs"),
            "streams.jobs.one",
            "“a” needs it",
        ),
        (
            "streams:",
            hook("jobs"),
            "webhook.id",
            "either id or id_header",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_key_and_remedy(
    old: str, new: str, key: str, says: str
) -> None:
    assert old in LEAST
    told = faults(LEAST.replace(old, new, 1))
    assert says in told[key]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    told = faults(LEAST.replace("name: Tiny ATS\n", "").replace("path: /jobs", "path: jobs"))
    assert set(told) == {"name", "streams.jobs.path"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Begin with keys"),
        ("- a", "Begin with keys"),
        ("a: [", "in line 1"),
        ("a: 1\nb: {\nc", "in line"),
        ("a: &x 1\nb: *x", "line 1"),
        ("a: 1\na: 2", "line 2: “a” stands twice"),
        ("1: a", "keys are words"),
        ("? [a]\n: b", "keys are words"),
        ("a: !!python/object/apply:os.system ['ls']", "line 1"),
        ("a: !!binary aGk=\nb: !x y", "line 2"),
        ("a: b\n---\nc: d", "line"),
        ("a: \x00", "cannot be printed"),
        ("a: " + "[" * 30 + "]" * 30, "nested too deeply"),
        ("a: " + "[" * 5_000, "nested too deeply"),
        ("a: " + "x" * 100_001, "100,000 characters"),
    ],
)
def test_yaml_that_is_not_taken(text: str, says: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        parsed(text, "specification")
    assert says in str(raised.value.errors[0].message)


def test_words_stay_words() -> None:
    found = parsed(
        "{a: no, b: on, c: 2026-03-31, d: 010, e: 1_0, f: true, g: ~, h: 1.5, <<: x}", "s"
    )
    assert [found[name] for name in "abcde"] == ["no", "on", "2026-03-31", "010", "1_0"]
    assert (found["f"], found["g"], found["h"], found["<<"]) == (True, None, 1.5, "x")


@pytest.mark.parametrize("value", ["..", ".", ""])
def test_a_value_stays_one_part_of_a_path(value: str) -> None:
    assert filled_path("/jobs/{id}/notes", {"id": "a/../b?c#d"}) == "/jobs/a%2F..%2Fb%3Fc%23d/notes"
    with pytest.raises(Unfilled):
        filled_path("/jobs/{id}", {"id": value})


@pytest.mark.parametrize("value", ["evil.com/", "evil.com#", "a@evil.com", "a:80", "", "-a", "a\n"])
def test_a_value_stays_within_the_name_of_a_host(value: str) -> None:
    template = "https://{account}.example.com"
    assert filled_address(template, {"account": "acme-1"}) == "https://acme-1.example.com"
    whole = {"account": "https://ats.example.com/"}
    assert filled_address("{account}/token", whole) == "https://ats.example.com/token"
    with pytest.raises(Unfilled):
        filled_address(template, {"account": value})


def test_names_alone_are_put_in() -> None:
    assert filled("{a} {b.c} {0} {a!r}", {"a": "{b}", "b": "x"}) == "{b} {b.c} {0} {a!r}"
    with pytest.raises(Unfilled, match="b"):
        filled("{b}", {})
