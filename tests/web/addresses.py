"""Every address of the app, found in its own URL configuration: a new view is tested without being named."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import UUIDConverter

UNKNOWN_ID = UUID("01980000-0000-7000-8000-000000000000")


@dataclass(frozen=True)
class Address:
    """One address; `identifiers` are the names of the ids it takes."""

    name: str
    identifiers: tuple[str, ...]

    def path(self, record_id: UUID = UNKNOWN_ID) -> str:
        return reverse(self.name, kwargs=dict.fromkeys(self.identifiers, record_id))


def walk(resolver: URLResolver, namespaces: tuple[str, ...] = ()) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from walk(pattern, (*namespaces, *([pattern.namespace] if pattern.namespace else [])))
        else:
            yield address_of(pattern, namespaces)


def address_of(pattern: URLPattern, namespaces: tuple[str, ...]) -> Address:
    assert pattern.name, f"{pattern} has no name, so no test can ask for it"
    for name, converter in pattern.pattern.converters.items():
        assert isinstance(converter, UUIDConverter), f"{pattern.name}: say here what {name} may be"
    return Address(":".join((*namespaces, pattern.name)), tuple(pattern.pattern.converters))


ADDRESSES = sorted(walk(get_resolver()), key=lambda address: address.name)
PUBLIC = {"people:welcome", "people:start", "people:look-around", "people:language", "reminders:calendar"} | {
    address.name
    for address in ADDRESSES
    if address.name.startswith("sync:") and address.name != "sync:attention"
}
"""What a stranger may ask for; everything else belongs to someone."""
