"""How a table is written: its encoding, what stands between its cells, and where its header is.

A spreadsheet in Danish writes ``;`` between cells and Windows-1252 or UTF-16; one in English ``,`` and UTF-8.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange.cells import shown
from fodro.exchange.imported import Told, silent
from fodro.exchange.looking import beginning, is_folder, is_zip

MOST_BYTES = 256 * 2**20
MOST_COLUMNS = 500
MARKS = (";", ",", "\t", "|")

_CHUNK = 2**20
_ROWS_LOOKED_AT = 60
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DAMAGED = "The file is damaged; export it again from where it came."

Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Written:
    """How a table is written.

    Parameters
    ----------
    encoding : str
        Python's name of it.
    mark : str
        What stands between cells.
    header_line : int
        The line its header stands on, from 1.
    header : tuple of str
        Its names, each once; one that is blank or there twice is numbered.
    """

    encoding: str
    mark: str
    header_line: int
    header: tuple[str, ...]


def recognises(path: Path) -> bool:
    """Return whether the file is a table of at least two columns, whatever it is about."""
    if is_folder(path) or is_zip(path) or path.suffix.lower() not in {".csv", ".txt", ".tsv"}:
        return False
    try:
        return len(written(path).header) > 1
    except DiaryError:
        return False


def written(path: Path) -> Written:
    """Return how the table at `path` is written.

    Raises
    ------
    DiaryError
        If it is empty, damaged, larger than any diary, or no table.
    """
    encoding = encoding_of(path)
    text = _beginning(path, encoding)
    mark = _named_mark(text) or _likeliest_mark(text)
    rows = list(_first_rows(text, mark))
    width = max((len(_without_blank_end(cells)) for _line, cells in rows), default=0)
    if width < 2 or not rows:
        problem = "This is not a table: nothing separates one cell from the next."
        raise DiaryError(problem, file=path.name, line=1, remedy="Save it as CSV, with a header row.")
    line, names = next((line, cells) for line, cells in rows if len(_without_blank_end(cells)) > width // 2)
    header = _without_blank_end(names)
    if len(header) > MOST_COLUMNS:
        problem = f"The table has {len(header):,} columns; no diary has that many."
        raise DiaryError(problem, file=path.name, line=line, remedy="Keep the columns you need.")
    return Written(encoding, mark, line, _each_once(header))


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file: by its mark, UTF-8 where all of it is, else Windows-1252.

    Raises
    ------
    DiaryError
        If it is empty, too large, cannot be read, or is no text.
    """
    if is_folder(path):
        remedy = "Choose one table at a time."
        raise DiaryError(problem="A table is one file, and this is several.", file=path.name, remedy=remedy)
    begins = beginning(path)
    if not begins.strip():
        raise DiaryError(
            problem="The file is empty.", file=path.name, line=1, remedy="It needs at least a header row."
        )
    if path.stat().st_size > MOST_BYTES:
        problem = f"The file is larger than {MOST_BYTES // 2**20} MB."
        raise DiaryError(
            problem, file=path.name, remedy="No diary is that large; check that it is the right file."
        )
    for mark, encoding in _BYTE_ORDER_MARKS:
        if begins.startswith(mark):
            return encoding
    if begins.count(0) > len(begins) // 4:
        return "utf-16-le" if begins[1::2].count(0) > begins[::2].count(0) else "utf-16-be"
    if 0 in begins:
        raise DiaryError(problem="It holds a NUL byte, which no text holds.", file=path.name, remedy=_DAMAGED)
    return "utf-8" if _is_utf8(path) else "cp1252"


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _beginning(path: Path, encoding: str) -> str:
    data = beginning(path)
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(data)
    whole = len(data) == path.stat().st_size
    return text if whole or "\n" not in text else text[: text.rindex("\n") + 1]


def _named_mark(text: str) -> str:
    """Return the mark a spreadsheet names in a first line such as ``sep=;``."""
    first = text.partition("\n")[0].strip().strip('"').lower()
    return first[4] if first.startswith("sep=") and len(first) == 5 else ""


def _likeliest_mark(text: str) -> str:
    return max(MARKS, key=lambda mark: _tidiness(list(_first_rows(text, mark))))


def _tidiness(rows: list[Line]) -> tuple[float, int]:
    """Return how many rows are as wide as most, where there is more than one column, and that width."""
    widths = [len(_without_blank_end(cells)) for _line, cells in rows]
    if not widths:
        return 0.0, 0
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    return (widths.count(usual) / len(widths), usual) if usual > 1 else (0.0, 0)


def _first_rows(text: str, mark: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells) and not (line == 1 and _named_mark(mark.join(cells))):
                yield line, cells
            line = reader.line_num + 1
            if line > _ROWS_LOOKED_AT:
                return
    except csv.Error:
        return


def rows(path: Path, how: Written, *, told: Told = silent) -> Iterator[Line]:
    """Yield the number of the line and the cells of each row under the header, as wide as it is.

    Raises
    ------
    DiaryError
        If a row has more cells than the header has names, or the file is no well-formed table.
    """
    size, line = path.stat().st_size, 1
    with path.open("rb") as raw, io.TextIOWrapper(raw, how.encoding, newline="") as text:
        reader = csv.reader(text, delimiter=how.mark)
        try:
            for cells in reader:
                here, line = line, reader.line_num + 1
                if here > how.header_line and any(cell.strip() for cell in cells):
                    yield here, _as_wide(cells, how, here, path.name)
                if here % 2000 == 0:
                    told(min(raw.tell(), size), size)
        except csv.Error as error:
            problem, remedy = (
                f"The row is not well-formed ({error}).",
                "A closing quotation mark may be missing.",
            )
            raise DiaryError(problem, file=path.name, line=line, remedy=remedy) from None
        except UnicodeError:
            problem = f"From here on the file is not {how.encoding}."
            raise DiaryError(problem, file=path.name, line=line, remedy=_DAMAGED) from None
    told(size, size)


def _as_wide(cells: list[str], how: Written, line: int, file: str) -> list[str]:
    width = len(how.header)
    extra = [cell for cell in cells[width:] if cell.strip()]
    if extra:
        problem = f"The row has more cells than the header has names: {shown(extra[0])} is one too many."
        remedy = "Put a text that holds the mark between cells in quotation marks."
        raise DiaryError(problem, file=file, line=line, column=str(width + 1), remedy=remedy)
    return [*cells[:width], *[""] * (width - len(cells))]


def _without_blank_end(cells: list[str]) -> list[str]:
    last = max((n for n, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return cells[:last]


def _each_once(names: list[str]) -> tuple[str, ...]:
    taken: list[str] = []
    for number, name in enumerate(names, 1):
        plain = " ".join(name.replace("\ufeff", "").split())[:80] or f"Column {number}"
        taken.append(plain if plain not in taken else f"{plain} ({number})")
    return tuple(taken)
