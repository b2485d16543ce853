"""From a kind, a language and variables to a mail in words.

Guarantees: every declared variable is escaped where it stands, both versions say the same because
one template makes both, and the result depends on nothing but the arguments. Templates live in
`templates/<language>/<kind>.jinja`; what their building blocks look like is in `templates/html` and
`templates/text`.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import mrml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_timezone_gmt, get_timezone_name
from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from rolecall.domains.messaging.contracts import (
    Brand,
    MailKind,
    RenderedMail,
    VariablesRefused,
    Wording,
)
from rolecall.domains.messaging.rules.catalogue import (
    STAGE_KINDS,
    check_variables,
    declaration_of,
)
from rolecall.domains.messaging.rules.colors import readable_on_white, text_on
from rolecall.domains.messaging.rules.own_kinds import (
    FORMS,
    ORGANIZATION_NAME,
    STAGE_KIND,
    STAGE_SENTENCE,
)
from rolecall.domains.messaging.rules.variables import Choice, Link, Variable
from rolecall.domains.messaging.rules.wording import BlockKind, Value, blocks_of, fill_line
from rolecall.kernel.sentences import say

LANGUAGES = ("en", "de", "es")
_TEMPLATES = Path(__file__).parent.parent / "templates"
_SECTION_MARK = "\x1e"
"""Parts subject, preview and body of the text version. Variables lose control characters."""
_MAX_SUBJECT = 200
_MAX_PREVIEW = 150
_BLANK_LINES = re.compile(r"\n{3,}")
_MJML = mrml.ParserOptions(include_loader=mrml.noop_loader())
# Fonts from elsewhere would tell their host who reads what.
_MAIL_HTML = mrml.RenderOptions(disable_comments=False, fonts={})


def render(
    kind: str,
    locale: str,
    variables: Mapping[str, Any],
    brand: Brand,
    *,
    time_zone: str = "UTC",
    wording: Wording | None = None,
    unsubscribe_url: str | None = None,
) -> RenderedMail:
    """Write one mail, in the organization's own words where they are given.

    `locale` is a BCP 47 tag: its language chooses the template (English where there is none) and
    the whole of it the form of dates. Instants are shown in `time_zone` (an IANA name; UTC where it
    is unknown). `unsubscribe_url` stands in the footer.

    Raises:
        UnknownMailKind: there is no such kind.
        VariablesRefused: a variable is missing, not declared, or not of its type; or the wording
            names one that there is not.
    """
    context = _context(kind, locale, variables, brand, time_zone)
    context["unsubscribe_url"] = unsubscribe_url
    template = _template_for(kind, wording, context)
    subject, text = _written(template, context)
    mjml = _filled("html", template, context)
    return RenderedMail(subject, mrml.to_html(mjml, _MJML, _MAIL_HTML).content, text)


def render_text(
    kind: str,
    locale: str,
    variables: Mapping[str, Any],
    brand: Brand,
    *,
    time_zone: str = "UTC",
    wording: Wording | None = None,
    unsubscribe_url: str | None = None,
) -> tuple[str, str]:
    """Return subject and text of a mail, without the work of its HTML.

    Raises:
        UnknownMailKind, VariablesRefused: as for `render`.
    """
    context = _context(kind, locale, variables, brand, time_zone)
    context["unsubscribe_url"] = unsubscribe_url
    return _written(_template_for(kind, wording, context), context)


def language_of(locale: str) -> str:
    """Return which of the product's languages a reader of this locale gets."""
    language = _parsed(locale).language
    return language if language in LANGUAGES else LANGUAGES[0]


def product_wording(kind: MailKind, language: str) -> Wording:
    """Return the product's own text of a kind, written as an organization would write it.

    It is made by the same template as the mail, so neither can lag behind the other.
    """
    context: dict[str, Any] = {name: f"{{{{{name}}}}}" for name in declaration_of(kind).variables}
    context |= FORMS[kind].when
    context |= {
        "language": language,
        "brand": _BrandInWords(),
        "section_mark": _SECTION_MARK,
        "when": lambda moment: moment,
        "plural": lambda count, *, one, other: other.replace("#", count),  # noqa: ARG005
    }
    sentence = ""
    if STAGE_KIND in context:
        context[STAGE_KIND] = STAGE_KINDS[0]
        sentence = _stage_sentence(context)
    subject, text = _written(kind, context, version="wording")
    if sentence:
        text = text.replace(sentence, f"{{{{{STAGE_SENTENCE}}}}}")
    return Wording(subject, text.strip())


def own_values(
    kind: MailKind, locale: str, variables: Mapping[str, Any], brand: Brand, *, time_zone: str
) -> dict[str, Value]:
    """Return what the variables of own words are in a mail, as its reader sees them.

    Raises:
        VariablesRefused: as for `render`.
    """
    return _values_of(kind, _context(kind, locale, variables, brand, time_zone))


class _BrandInWords:
    """The brand in a text that is not sent yet."""

    name = f"{{{{{ORGANIZATION_NAME}}}}}"


def _template_for(kind: str, wording: Wording | None, context: dict[str, Any]) -> str:
    """Return the template's name; own words are put into the context."""
    if wording is None:
        return kind
    values = _values_of(MailKind(kind), context)
    try:
        subject = fill_line(wording.subject, values)
        blocks = blocks_of(wording.body, values)
    except KeyError as error:
        raise VariablesRefused(
            say("{kind}: there is no variable {error}.", kind=kind, error=str(error))
        ) from None
    lead = next((block for block in blocks if block.kind is BlockKind.PARAGRAPH), None)
    preview = "".join(piece.text for piece in lead.lines[0]) if lead else subject
    context["own"] = {"subject": subject, "preview": preview[:_MAX_PREVIEW], "blocks": blocks}
    return "own_words"


def _values_of(kind: MailKind, context: Mapping[str, Any]) -> dict[str, Value]:
    declared = declaration_of(kind).variables
    values = {
        name: _value(declared[name], context[name], context["when"])
        for name in declared
        if not isinstance(declared[name], Choice)
    }
    values[ORGANIZATION_NAME] = Value((context["brand"].name,))
    if STAGE_KIND in declared:
        values[STAGE_SENTENCE] = Value((_stage_sentence(context),))
    if "writer_name" in values and not values["writer_name"].line:
        values["writer_name"] = values[ORGANIZATION_NAME]
    return values


def _value(variable: Variable, value: Any, when: Callable[[datetime], str]) -> Value:
    if value is None:
        return Value()
    if isinstance(value, list):
        return Value(tuple(str(line) for line in value))
    words = when(value) if isinstance(value, datetime) else str(value)
    return Value((words,) if words else (), is_link=isinstance(variable, Link))


def _stage_sentence(context: Mapping[str, Any]) -> str:
    phrases = _environment("text", context["language"]).get_template("phrases.jinja")
    stage_words = vars(phrases.make_module(dict(context)))["stage_words"]
    return " ".join(str(stage_words(context[STAGE_KIND])).split())


def _context(
    kind: str, locale: str, variables: Mapping[str, Any], brand: Brand, time_zone: str
) -> dict[str, Any]:
    values = check_variables(kind, variables)
    full_locale = _parsed(locale)
    language = full_locale.language if full_locale.language in LANGUAGES else LANGUAGES[0]
    if full_locale.language != language:
        full_locale = Locale.parse(language)
    zone = _zone(time_zone)
    return {
        **values,
        "kind": str(kind),
        "audience": declaration_of(kind).audience,
        "brand": brand,
        "language": language,
        "style": {
            "accent": brand.color,
            "on_accent": text_on(brand.color),
            "link": readable_on_white(brand.color),
        },
        "section_mark": _SECTION_MARK,
        # The footer asks for it in every kind; only mails to members declare it.
        "preferences_url": values.get("preferences_url"),
        "when": partial(_when, locale=full_locale, zone=zone),
        "plural": partial(_plural, locale=full_locale),
    }


def _written(
    template: str, context: Mapping[str, Any], *, version: str = "text"
) -> tuple[str, str]:
    subject, _, text = _filled(version, template, context).strip().split(_SECTION_MARK)
    return _shortened(" ".join(subject.split())), _tidy(text)


def _filled(version: str, template: str, context: Mapping[str, Any]) -> str:
    language = context["language"]
    try:
        return _environment(version, language).get_template(f"{template}.jinja").render(context)
    except TemplateError as error:
        raise VariablesRefused(
            say(
                "{template} ({language}): {error}.",
                template=template,
                language=language,
                error=str(error),
            )
        ) from error


@cache
def _environment(version: str, language: str) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader([_TEMPLATES / version, _TEMPLATES / language, _TEMPLATES / "own"]),
        autoescape=version == "html",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["squeeze"] = _squeeze
    return environment


def _squeeze(value: str) -> str:
    line = " ".join(str(value).split())
    # Already escaped text stays so; escaping it again would show its entities.
    return Markup(line) if isinstance(value, Markup) else line  # noqa: S704


def _when(moment: datetime, *, locale: Locale, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    day = format_date(local, "long", locale=locale)
    time = format_time(local, "short", tzinfo=zone, locale=locale)
    name = get_timezone_name(local, "short", locale=locale)
    if not name.isalpha():
        # Few languages have a short name for each zone; then the distance to UTC is clearest.
        name = get_timezone_gmt(local, "long", locale=locale)
    return f"{day}, {time} ({name})"


def _plural(count: int, *, one: str, other: str, locale: Locale) -> str:
    return (one if locale.plural_form(count) == "one" else other).replace("#", str(count))


def _parsed(tag: str) -> Locale:
    try:
        return Locale.parse(tag, sep="-" if "-" in tag else "_")
    except (UnknownLocaleError, ValueError):
        language = re.split(r"[-_]", tag)[0].lower()
        return Locale.parse(language if language in LANGUAGES else LANGUAGES[0])


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _shortened(subject: str) -> str:
    return subject if len(subject) <= _MAX_SUBJECT else subject[: _MAX_SUBJECT - 1].rstrip() + "…"


def _tidy(text: str) -> str:
    # "-- " is a signature's mark only with its space (RFC 3676, section 4.3).
    lines = [line if line == "-- " else line.rstrip() for line in text.splitlines()]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip() + "\n"
