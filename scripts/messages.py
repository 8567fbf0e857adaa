"""Keep the translation catalogues in step with the words in the code and the templates.

``messages.py`` adds new words and drops those no longer used; ``messages.py --check`` says what is missing.
Extraction is Babel's; templates are read through Django's own template-to-Python filter.
"""

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parent.parent / "src" / "fodro"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
CALL = re.compile(
    r"""\b(?:_|n?p?gettext)\(u?(?:'(?:\\.|[^'\\])*'|"{3}.*?"{3}|"(?:\\.|[^"\\])*")"""
    r"""(?:,\s*(?:u?'(?:\\.|[^'\\])*'|u?"(?:\\.|[^"\\])*"|[\w.]+))*\)""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Domain:
    """One catalogue and the folders whose words it holds."""

    catalogue: Path
    folders: tuple[Path, ...]


DOMAINS = (
    Domain(SOURCE / "web/locale/da/LC_MESSAGES/django.po", (SOURCE / "web",)),
    Domain(SOURCE / "wording/locale/da/LC_MESSAGES/wording.po", (SOURCE / "wording",)),
)


def words_in(folder: Path) -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    """Yield the file, the message and its context for every translated word in `folder`."""
    for file in sorted(folder.rglob("*.py")):
        yield from found_in(file, file.read_bytes())
    for file in sorted(folder.rglob("*.html")):
        yield from found_in(file, as_python(file.read_text(encoding="utf-8")))


def found_in(file: Path, python: bytes) -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    for _line, message, _comments, context in extract("python", io.BytesIO(python), keywords=KEYWORDS):
        yield str(file.relative_to(SOURCE)), message, context


def as_python(template: str) -> bytes:
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    return "\n".join(match.group(0) for match in CALL.finditer(templatize(template))).encode()


def catalogue_of(domain: Domain) -> Catalog:
    catalogue = Catalog(locale="da", charset="utf-8", fuzzy=False, header_comment="# Danish words of Fodro.")
    for folder in domain.folders:
        for file, message, context in words_in(folder):
            catalogue.add(message, locations=[(file, None)], context=context)
    return catalogue


def read(path: Path) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, locale="da")


def untranslated(domain: Domain) -> list[str]:
    """Return the words of `domain` without a Danish one, and the Danish ones without a use."""
    there, wanted = read(domain.catalogue), catalogue_of(domain)
    name = domain.catalogue.name
    missing = [
        f"{name}: no Danish for {m.id!r}" for m in wanted if m.id and not translated(there, m.id, m.context)
    ]
    stale = [f"{name}: no longer used: {m.id!r}" for m in there if m.id and not wanted.get(m.id, m.context)]
    fuzzy = [f"{name}: not settled: {m.id!r}" for m in there if m.id and m.fuzzy]
    return missing + stale + fuzzy


def translated(catalogue: Catalog, message: object, context: str | None) -> bool:
    entry = catalogue.get(message, context)  # type: ignore[arg-type]  # a plural's id is a tuple here
    if entry is None:
        return False
    return all(entry.string) if isinstance(entry.string, tuple) else bool(entry.string)


def update(domain: Domain) -> None:
    fresh = catalogue_of(domain)
    if domain.catalogue.exists():
        there = read(domain.catalogue)
        there.update(fresh, no_fuzzy_matching=True)
        there.obsolete.clear()
        fresh = there
    domain.catalogue.parent.mkdir(parents=True, exist_ok=True)
    with domain.catalogue.open("wb") as target:
        write_po(target, fresh, omit_header=False, sort_by_file=True, width=110, no_location=True)


def main() -> int:
    if "--check" in sys.argv:
        problems = [problem for domain in DOMAINS for problem in untranslated(domain)]
        print("\n".join(problems) or "every word has its Danish")
        return 1 if problems else 0
    for domain in DOMAINS:
        update(domain)
    return 0


if __name__ == "__main__":
    sys.exit(main())
