"""From a kind, a language and variables to a mail in words.

Guarantees: every declared variable is escaped where it stands, both versions say the same because
one template makes both, and the result depends on nothing but the arguments. Templates live in
`templates/<language>/<kind>.jinja`; what their building blocks look like is in `templates/html` and
`templates/text`.
"""

import re
from collections.abc import Mapping
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

from rolecall.domains.messaging.contracts import Brand, RenderedMail, VariablesRefused
from rolecall.domains.messaging.rules.catalogue import check_variables, declaration_of
from rolecall.domains.messaging.rules.colors import readable_on_white, text_on

LANGUAGES = ("en", "de", "es")
_TEMPLATES = Path(__file__).parent.parent / "templates"
_SECTION_MARK = "\x1e"
"""Parts subject, preview and body of the text version. Variables lose control characters."""
_MAX_SUBJECT = 200
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
) -> RenderedMail:
    """Write one mail.

    `locale` is a BCP 47 tag: its language chooses the template (English where there is none) and
    the whole of it the form of dates. Instants are shown in `time_zone` (an IANA name; UTC where it
    is unknown).

    Raises:
        UnknownMailKind: there is no such kind.
        VariablesRefused: a variable is missing, not declared, or not of its type.
    """
    context = _context(kind, locale, variables, brand, time_zone)
    subject, text = _written(kind, context)
    mjml = _filled("html", kind, context)
    return RenderedMail(subject, mrml.to_html(mjml, _MJML, _MAIL_HTML).content, text)


def render_text(
    kind: str,
    locale: str,
    variables: Mapping[str, Any],
    brand: Brand,
    *,
    time_zone: str = "UTC",
) -> tuple[str, str]:
    """Return subject and text of a mail, without the work of its HTML.

    Raises:
        UnknownMailKind, VariablesRefused: as for `render`.
    """
    return _written(kind, _context(kind, locale, variables, brand, time_zone))


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


def _written(kind: str, context: Mapping[str, Any]) -> tuple[str, str]:
    subject, _, text = _filled("text", kind, context).strip().split(_SECTION_MARK)
    return _shortened(" ".join(subject.split())), _tidy(text)


def _filled(version: str, kind: str, context: Mapping[str, Any]) -> str:
    language = context["language"]
    try:
        return _environment(version, language).get_template(f"{kind}.jinja").render(context)
    except TemplateError as error:
        raise VariablesRefused(f"{kind} ({language}): {error}.") from error


@cache
def _environment(version: str, language: str) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader([_TEMPLATES / version, _TEMPLATES / language]),
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
