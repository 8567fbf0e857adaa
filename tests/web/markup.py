"""A page as a browser would take it apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img", "source", "wbr"}


@dataclass
class Element:
    """One element with everything inside it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: "list[Element | str]" = field(default_factory=list)

    def all(self, *names: str) -> "list[Element]":
        """Return every element with one of these names in here, in order; without names every one."""
        return [element for element in self.walk() if not names or element.name in names]

    def walk(self) -> "Iterator[Element]":
        yield self
        for part in self.content:
            if isinstance(part, Element):
                yield from part.walk()

    def one(self, name: str) -> "Element":
        (found,) = self.all(name)
        return found

    @property
    def text(self) -> str:
        """Everything written in here, in the order it is read."""
        words = (part if isinstance(part, str) else part.text for part in self.content)
        return " ".join(" ".join(words).split())


class Reader(HTMLParser):
    """Builds the tree; an element that is never closed ends with its parent."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("page")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            newest = self.open[-1].content[-1]
            assert isinstance(newest, Element)
            self.open.append(newest)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].content.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(element.name == tag for element in self.open):
            while self.open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def read(page: str) -> Element:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader.root


def rows(table: Element) -> list[list[str]]:
    """Return the cells of the body of a table."""
    return [[cell.text for cell in row.all("td")] for row in table.one("tbody").all("tr")]
