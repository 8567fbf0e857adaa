"""Every address of the app, found in its own URL configuration: a new view is tested without being named."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import UUIDConverter

UNKNOWN_ID = UUID("01980000-0000-7000-8000-000000000000")

SAMPLES = {
    "learn:technique": {"slug": "whole-foot-glide"},
    "learn:tool": {"slug": "soft-ball"},
    "patterns:with": {"mark": "secret_factor"},
    "patterns:together": {"mark": "0123456789abcdef"},
    "signs:watched": {"name": "first-steps"},
    "share:manifest": {"token": "x" * 43},
    "share:file": {"ticket": "x:y:z"},
}
"""What stands in an address that names something of the library, or a finding as everyone may have it."""


@dataclass(frozen=True)
class Address:
    """One address; `identifiers` are the names of the ids it takes, `sample` what else stands in it."""

    name: str
    identifiers: tuple[str, ...]
    sample: dict[str, str] = field(default_factory=dict, hash=False)

    def path(self, record_id: UUID = UNKNOWN_ID) -> str:
        return reverse(self.name, kwargs={**dict.fromkeys(self.identifiers, record_id), **self.sample})


def walk(resolver: URLResolver, namespaces: tuple[str, ...] = ()) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from walk(pattern, (*namespaces, *([pattern.namespace] if pattern.namespace else [])))
        else:
            yield address_of(pattern, namespaces)


def address_of(pattern: URLPattern, namespaces: tuple[str, ...]) -> Address:
    assert pattern.name, f"{pattern} has no name, so no test can ask for it"
    full_name = ":".join((*namespaces, pattern.name))
    sample = SAMPLES.get(full_name, {})
    identifiers = tuple(name for name in pattern.pattern.converters if name not in sample)
    for name in identifiers:
        converter = pattern.pattern.converters[name]
        assert isinstance(converter, UUIDConverter), f"{pattern.name}: say in SAMPLES what {name} may be"
    return Address(full_name, identifiers, sample)


ADDRESSES = sorted(walk(get_resolver()), key=lambda address: address.name)
OF_A_LINK = {"share:view", "share:manifest", "share:file"}
"""Where a shared link leads. Whoever asks is nobody here, also the person of this computer."""
PUBLIC = {
    "people:welcome",
    "people:start",
    "people:look-around",
    "people:language",
    "reminders:calendar",
    *OF_A_LINK,
} | {
    address.name
    for address in ADDRESSES
    if address.name.startswith("sync:") and address.name != "sync:attention"
}
"""What a stranger may ask for; everything else belongs to someone."""
