"""A page as a browser would take it apart."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img", "source", "wbr"}


@dataclass
class Element:
    """One element with everything inside it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element]" = field(default_factory=list)
    own_text: list[str] = field(default_factory=list)

    def all(self, name: str) -> "list[Element]":
        """Return every element called `name` in here, in order; ``"*"`` for all."""
        found = [self] if name in ("*", self.name) else []
        return found + [inner for child in self.children for inner in child.all(name)]

    def one(self, name: str) -> "Element":
        (found,) = self.all(name)
        return found

    @property
    def text(self) -> str:
        """Everything written in here, in the order it is read."""
        return " ".join(" ".join(part for element in self.all("*") for part in element.own_text).split())


class Reader(HTMLParser):
    """Builds the tree; an element that is never closed ends with its parent."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("page")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(element.name == tag for element in self.open):
            while self.open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.open[-1].own_text.append(data)


def read(page: str) -> Element:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader.root


def rows(table: Element) -> list[list[str]]:
    """Return the cells of the body of a table."""
    return [[cell.text for cell in row.all("td")] for row in table.one("tbody").all("tr")]
