"""Settings, in small groups, read from the environment (and nothing else).

Each group forbids unknown names under its own prefix only where it can tell; `load()` checks the
whole environment for misspelt `ROLECALL_` variables, because a setting that silently does nothing
is worse than a start that fails.
"""

import ipaddress
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from rolecall.kernel.errors import RolecallError
from rolecall.kernel.sentences import plain

DNS_PORT: Final = 53
Mode = Literal["development", "test", "production"]


class SettingsError(RolecallError):
    """The environment asks for something impossible; the sentence names the variable."""

    code, title = "bad_settings", plain("The settings cannot be used")


class _Group(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="ROLECALL_", extra="ignore", frozen=True, populate_by_name=True
    )


class CoreSettings(_Group):
    """What every process needs."""

    env: Mode = "development"
    data: Path = Field(default_factory=lambda: Path.cwd() / ".rolecall")
    """The folder with everything an embedded installation keeps: database, broker, files, keys."""
    public_url: str = ""
    """How browsers reach this installation; links in mails begin with it. Empty: host and port."""
    secret_key: SecretStr = SecretStr("")
    """Root secret, at least 32 characters. Empty in development: one is made and kept in `data`."""
    previous_secret_keys: SecretStr = SecretStr("")
    """Earlier root secrets, newest first, with commas: needed until `rolecall keys rotate` ran."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    default_locale: str = "en"

    @field_validator("data")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().resolve()

    @field_validator("public_url")
    @classmethod
    def _no_slash(cls, value: str) -> str:
        return value.rstrip("/")


class HttpSettings(_Group):
    """The api process."""

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535, validation_alias="PORT")
    trusted_proxies: str = ""
    """Comma-separated addresses or networks whose `X-Forwarded-*` is believed. Empty: nobody's."""
    max_body_bytes: int = 26_214_400
    requests_per_minute: int | None = Field(default=None, ge=0)
    """Requests of the API by one caller to one process within a minute; 0 is no limit.

    Not given, it is 3,000 in production mode, and elsewhere more than anybody sends.
    """
    kept_pages: int = Field(default=1_000, ge=16, le=100_000)
    """Public pages and pictures that a process keeps as it made them: mostly 5 to 15 kB each."""
    web_dist: Path | None = None
    """The built web application; found beside the package when not given."""


class DatabaseSettings(_Group):
    """PostgreSQL. An empty URL means the embedded server in `data`."""

    database_url: SecretStr = SecretStr("")
    """A superuser or owner DSN: `rolecall up` and `rolecall migrate` make the roles from it."""
    app_database_url: SecretStr = SecretStr("")
    """DSN of `rolecall_app`. Empty: derived from `database_url` with a derived password."""
    relay_database_url: SecretStr = SecretStr("")
    """DSN of `rolecall_relay`. Empty: derived like the other."""
    pool_size: int = Field(default=16, ge=1, le=200)
    statement_timeout_ms: int = 15_000


class RedisSettings(_Group):
    """The broker and the wake-up channel. Empty means the embedded server in `data`."""

    redis_url: SecretStr = SecretStr("")


class MailSettings(_Group):
    """Outgoing mail. Without `smtp_url` mails go to the local mailbox that /dev/mail shows."""

    smtp_url: SecretStr = SecretStr("")
    """`smtp://[user:password@]host:port`, `smtps://…` for implicit TLS, `smtp+starttls://…`."""
    smtp_timeout_seconds: float = 20.0
    mail_from: str = "Rolecall <no-reply@rolecall.example.com>"


class InboundMailSettings(_Group):
    """Mail that comes in: answers of candidates. Without `inbound_domain` there is none."""

    inbound_domain: str = ""
    """The domain of the addresses that answers go to, such as `reply.example.com`: its MX record
    leads to `inbound_host`, or to a provider that calls the webhook."""
    inbound_host: str = "127.0.0.1"
    inbound_port: int = Field(default=0, ge=0, le=65535)
    """Where the process `inbound` speaks SMTP; 0: nowhere, mail comes by the webhook alone."""
    inbound_tls_certificate: Path | None = None
    """PEM file with certificate and key: STARTTLS is offered then."""
    inbound_webhook_secret: SecretStr = SecretStr("")
    """`whsec_…`, the secret that a provider signs its calls with. Empty: there is no webhook."""
    inbound_max_bytes: int = Field(default=20_971_520, ge=65_536)
    """A larger mail is refused."""

    @property
    def listens(self) -> bool:
        """Whether a process is to speak SMTP."""
        return bool(self.inbound_domain and self.inbound_port)

    @field_validator("inbound_domain")
    @classmethod
    def _plain_domain(cls, value: str) -> str:
        return value.strip().strip(".").lower()


class StorageSettings(_Group):
    """Where files are kept: `file:///path` or `s3://bucket/prefix`. Empty: a folder in `data`."""

    storage_url: str = ""
    max_upload_bytes: int = 10_485_760


class RecognitionSettings(_Group):
    """Reading the text of scans and photographs."""

    tesseract: str = "tesseract"
    """Tesseract's name on PATH, or its path. Empty: only text that files have as text is read."""


class SignInSettings(_Group):
    """Passwords and how many wrong ones are taken."""

    password_min_length: int = Field(default=12, ge=8, le=64)
    """Characters of a password that is the only factor (decision 9 says why 12)."""
    sign_in_failures: int = Field(default=10, ge=3, le=1_000)
    """Sign-ins with one e-mail address from one place that may fail within 15 minutes; five times
    as many from everywhere lock the login."""
    sign_in_failures_per_address: int = Field(default=100, ge=3, le=100_000)
    """Wrong passwords from one network address within 15 minutes."""
    sign_ins_per_minute: int = Field(default=1_200, ge=1)
    """Sign-ins in the whole installation; each costs 20 ms of a core and 19 MiB."""


class ApplyingSettings(_Group):
    """How much one place on the network may send to the careers sites."""

    applications_per_hour: int | None = Field(default=None, ge=0)
    """Applications from one network address within an hour; 0 is no limit.

    Not given, it is 60 in production mode, and none elsewhere.
    """
    unproved_applications_per_hour: int | None = Field(default=None, ge=0)
    """Applications from one network address within an hour, and ten times as many for one job, that
    come without the proof of work that browsers do by themselves; further ones are confirmed by
    mail. 0 is no limit. Not given, it is 10 in production mode, and none elsewhere."""

    def applications_per_hour_for(self, *, production: bool) -> int:
        """Return how many applications are taken from one place, 0 for any number."""
        given = self.applications_per_hour
        return (60 if production else 0) if given is None else given

    def unproved_per_hour_for(self, *, production: bool) -> int:
        """Return how many applications without a proof are taken from one place, 0 for any."""
        given = self.unproved_applications_per_hour
        return (10 if production else 0) if given is None else given


class OutboundSettings(_Group):
    """Requests to addresses that people type, such as those of their calendars."""

    outbound_internal_hosts: str = ""
    """Comma-separated `host` or `host:port` of one's own network that such an address may name,
    without https too. Empty: the public internet alone."""

    def hosts(self) -> tuple[str, ...]:
        """Return the hosts that are let through."""
        listed = (one.strip() for one in self.outbound_internal_hosts.split(","))
        return tuple(one for one in listed if one)


class NamesSettings(_Group):
    """Domain names of organizations, under which their careers sites are shown."""

    dns_servers: str = ""
    """Comma-separated `address` or `address:port` of name servers. Empty: those of the system."""
    custom_domain_target: str = ""
    """The host that organizations lead their own domains to. Empty: the host of `public_url`."""
    custom_domain_addresses: str = ""
    """Comma-separated IP addresses at which such domains reach this installation, where they are
    others than those of the target, such as a proxy's. Empty: those of the target alone."""

    @field_validator("custom_domain_target")
    @classmethod
    def _plain_host(cls, value: str) -> str:
        return value.strip().strip(".").lower()

    @field_validator("custom_domain_addresses")
    @classmethod
    def _addresses(cls, value: str) -> str:
        for one in filter(None, (part.strip() for part in value.split(","))):
            ipaddress.ip_address(one)
        return value

    @field_validator("dns_servers")
    @classmethod
    def _servers(cls, value: str) -> str:
        _parse_servers(value)
        return value

    def servers(self) -> tuple[tuple[str, int], ...]:
        """Return the name servers with their ports, none for those of the system."""
        return _parse_servers(self.dns_servers)

    def addresses(self) -> frozenset[str]:
        """Return the further addresses of this installation in their usual notation."""
        listed = (one.strip() for one in self.custom_domain_addresses.split(","))
        return frozenset(str(ipaddress.ip_address(one)) for one in listed if one)


def _parse_servers(text: str) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    for one in filter(None, (part.strip() for part in text.split(","))):
        split = urlsplit(f"//{one}")
        host = split.hostname or ""
        ipaddress.ip_address(host)
        found.append((host, split.port or DNS_PORT))
    return tuple(found)


class TextSettings(_Group):
    """Text messages. Whose account sends them is each organization's own setting."""

    twilio_url: str = "https://api.twilio.com"
    """Where Twilio's API is; another address only for a proxy of one's own or a test."""

    @field_validator("twilio_url")
    @classmethod
    def _no_slash(cls, value: str) -> str:
        return value.rstrip("/")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All groups together; a group that is not given is read from the environment."""

    core: CoreSettings = field(default_factory=CoreSettings)
    http: HttpSettings = field(default_factory=HttpSettings)
    database: DatabaseSettings = field(default_factory=DatabaseSettings)
    redis: RedisSettings = field(default_factory=RedisSettings)
    mail: MailSettings = field(default_factory=MailSettings)
    inbound: InboundMailSettings = field(default_factory=InboundMailSettings)
    storage: StorageSettings = field(default_factory=StorageSettings)
    recognition: RecognitionSettings = field(default_factory=RecognitionSettings)
    sign_in: SignInSettings = field(default_factory=SignInSettings)
    applying: ApplyingSettings = field(default_factory=ApplyingSettings)
    outbound: OutboundSettings = field(default_factory=OutboundSettings)
    names: NamesSettings = field(default_factory=NamesSettings)
    texts: TextSettings = field(default_factory=TextSettings)

    @property
    def public_url(self) -> str:
        """The address that links in mails begin with, without a slash at the end."""
        return self.core.public_url or f"http://{self.http.host}:{self.http.port}"


_GROUPS: tuple[type[_Group], ...] = (
    CoreSettings,
    HttpSettings,
    DatabaseSettings,
    RedisSettings,
    MailSettings,
    InboundMailSettings,
    StorageSettings,
    RecognitionSettings,
    SignInSettings,
    ApplyingSettings,
    OutboundSettings,
    NamesSettings,
    TextSettings,
)


def known_variables() -> set[str]:
    """Return the environment variables that Rolecall reads."""
    names: set[str] = set()
    for group in _GROUPS:
        for name, described in group.model_fields.items():
            alias = described.validation_alias
            names.add(alias if isinstance(alias, str) else f"ROLECALL_{name.upper()}")
    return names


def load() -> Settings:
    """Read and check the environment.

    Raises:
        SettingsError: a `ROLECALL_` variable is unknown, or a value is not of its type.
    """
    unknown = sorted(
        name
        for name in os.environ
        if name.startswith("ROLECALL_") and name not in known_variables()
    )
    if unknown:
        raise SettingsError(
            plain(
                f"{', '.join(unknown)}: no such setting. `rolecall doctor` lists the ones there "
                "are."
            )
        )
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        variable = name if name.isupper() else f"ROLECALL_{name.upper()}"
        raise SettingsError(plain(f"{variable}: {first['msg']}.")) from error
