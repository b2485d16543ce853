"""Careers sites under organizations' own domain names."""

from rolecall.domains.jobs.service.domains.checking import check_domain
from rolecall.domains.jobs.service.domains.hosts import CustomDomains, hosts_of
from rolecall.domains.jobs.service.domains.managing import (
    DomainTarget,
    add_domain,
    ask_for_check,
    list_domains,
    make_main,
    remove_domain,
    target_of,
    unproved_domains,
)

__all__ = [
    "CustomDomains",
    "DomainTarget",
    "add_domain",
    "ask_for_check",
    "check_domain",
    "hosts_of",
    "list_domains",
    "make_main",
    "remove_domain",
    "target_of",
    "unproved_domains",
]
