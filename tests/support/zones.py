"""A name server of the tests: real answers (RFC 1035) over UDP on loopback, for names they add.

One per test process, started when it is first asked for; names of its own keep tests apart.
"""

import socket
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from threading import Thread

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset
from dns.rdatatype import RdataType

TARGET = "sites.rolecall.example.net"
"""Where domains have to lead, and its address."""
ADDRESS = "192.0.2.10"
_TTL = 60


@dataclass
class Zones:
    """What it answers: texts, aliases and addresses by name. It fails for names in `broken`."""

    port: int = 0
    texts: dict[str, list[str]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, list[str]] = field(default_factory=lambda: {TARGET: [ADDRESS]})
    broken: set[str] = field(default_factory=set)
    asked: Counter[str] = field(default_factory=Counter)

    def prove(self, host: str, token: str) -> None:
        """Add the records that an administrator is told to add."""
        self.texts[f"_rolecall-challenge.{host}"] = [token]
        self.aliases[host] = TARGET

    def forget(self, host: str) -> None:
        """Remove them."""
        self.texts.pop(f"_rolecall-challenge.{host}", None)
        self.aliases.pop(host, None)

    def answer(self, packet: bytes) -> bytes:
        """Return the answer to a question."""
        query = dns.message.from_wire(packet)
        reply = dns.message.make_response(query)
        reply.flags |= dns.flags.RA
        [question] = query.question
        name = question.name.to_text(omit_final_dot=True).lower()
        self.asked[name] += 1
        if name in self.broken:
            reply.set_rcode(dns.rcode.SERVFAIL)
            return reply.to_wire()
        known = name in self.texts or name in self.aliases or name in self.addresses
        if not known:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        while name in self.aliases and question.rdtype != RdataType.TXT:
            self._add(reply, name, RdataType.CNAME, [f"{self.aliases[name]}."])
            name = self.aliases[name]
        if question.rdtype == RdataType.A:
            self._add(reply, name, RdataType.A, self.addresses.get(name, []))
        if question.rdtype == RdataType.TXT:
            quoted = [f'"{text}"' for text in self.texts.get(name, [])]
            self._add(reply, name, RdataType.TXT, quoted)
        return reply.to_wire()

    def _add(
        self, reply: dns.message.Message, name: str, kind: RdataType, values: list[str]
    ) -> None:
        if values:
            reply.answer.append(dns.rrset.from_text_list(f"{name}.", _TTL, "IN", kind, values))


@cache
def zones() -> Zones:
    """Return the server of this process, started."""
    made = Zones()
    listening = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listening.bind(("127.0.0.1", 0))
    made.port = listening.getsockname()[1]

    def serve() -> None:
        while True:
            packet, asker = listening.recvfrom(4_096)
            listening.sendto(made.answer(packet), asker)

    Thread(target=serve, daemon=True, name="zones").start()
    return made
