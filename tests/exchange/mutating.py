"""Files that are broken in a hundred ways, the same ones for the same seed.

Each is made of a file that is read well, by one to four accidents or attacks: bits that flip, a download
cut short, lines twice, numbers no day holds, another encoding, JSON a hundred thousand deep, archives that
lie about themselves.
"""

from __future__ import annotations

import io
import random
import re
import sqlite3
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.exchange.look_alikes import signed_fit

Rng = random.Random
Accident = Callable[[bytes, Rng], bytes]

_NUMBERS = (
    b"9e999", b"-1", b"NaN", b"Infinity", b"1e308", b"99999999999999999999999", b"0", b"-0.0", b"1e-400",
    b"1,234,567", b"1.234.567,8", b"0x10", b"1_000", b"\xd9\xa1\xd9\xa2", b"", b"null", b"true", b"[]", b"{}",
    b'"x"', b"2147483648", b"9223372036854775808", b"1" * 400,
)  # fmt: skip
_DATES = (
    b"0000-00-00", b"9999-12-31", b"2024-02-30", b"10000-01-01", b"1899-12-31", b"31-12-9999", b"02/29/23",
    b"2024-05-30T25:61:61", b"2024-05-30T00:00:00+99:99", b"1970-01-01T00:00:00Z", b"-2024-05-30",
)  # fmt: skip
_REFUSALS = (sqlite3.Error, OverflowError, UnicodeDecodeError)
"""What SQLite says of a broken file may itself be no text."""
_LARGEST_BROKEN = 2**20
"""A bomb inside an archive is not searched for numbers."""
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "cp1252", "utf-7", "cp500", "shift_jis")
_ANY_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_ANY_DATE = re.compile(rb"\d{4}-\d{2}-\d{2}|\d{2}[-/]\d{2}[-/]\d{2,4}")
_ANY_VALUE = re.compile(rb':\s*("[^"]*"|-?[\d.]+|true|false|null)')
_WORDS = (b"\0", b'"', b"\r", b"\x0b", b";", b",", b"\t", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80",
          b"'", b"<!ENTITY a \"&b;&b;\">", b"]]>", b"\xe2\x80\xae", b"sep=;\n")  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One broken file.

    Parameters
    ----------
    kind, name : str
        Whose importer is to read it, and the name it has.
    data : bytes
    how : str
        The accidents it went through.
    """

    kind: str
    name: str
    data: bytes
    how: str


def mutants(
    seeds: Mapping[str, Mapping[str, bytes]], n: int, *, seed: int, start: int = 0
) -> Iterator[Mutant]:
    """Yield `n` broken files, kind after kind; number `start` of a seed is always the same one."""
    whole = [(kind, name, data) for kind, files in seeds.items() for name, data in files.items()]
    pool = [data for _, _, data in whole]
    for number in range(start, start + n):
        rng = Rng(f"{seed}.{number}")
        kind, name, data = whole[number % len(whole)]
        how = []
        for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4))):
            accident = rng.choice(_accidents(data))
            how.append(accident.__name__.strip("_"))
            data = accident(data, rng) if accident is not _splice else _spliced(data, rng, pool)
        yield Mutant(kind, name, data[: 2**24], "+".join(how))


def _accidents(data: bytes) -> Sequence[Accident]:
    if data[:2] == b"PK":
        return (*_OF_ANY[:3], *_OF_ZIPS, *_OF_ZIPS)
    if data[:6] == b"SQLite":
        return (*_OF_ANY[:3], _change_rows, _change_rows, _change_tables)
    if data[8:12] == b".FIT":
        return (*_OF_ANY[:4], _flip_and_sign, _flip_and_sign)
    return (*_OF_ANY, *_OF_TEXT)


def _flip(data: bytes, rng: Rng) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 2, 5, 20))):
        if changed:
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _truncate(data: bytes, rng: Rng) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _cut_out(data: bytes, rng: Rng) -> bytes:
    start = rng.randrange(len(data) + 1)
    return data[:start] + data[start + rng.choice((1, 7, 60, 4000)) :]


def _splice(data: bytes, rng: Rng) -> bytes:
    return _spliced(data, rng, [data])


def _spliced(data: bytes, rng: Rng, pool: Sequence[bytes]) -> bytes:
    other, at = rng.choice(pool), rng.randrange(len(data) + 1)
    start = rng.randrange(len(other) + 1)
    return data[:at] + other[start : start + rng.choice((3, 40, 400, 4000))] + data[at:]


def _lines(data: bytes, rng: Rng) -> bytes:
    lines = data.splitlines(keepends=True)
    if not lines:
        return b"\n"
    at = rng.randrange(len(lines))
    twice = lines[at : at + rng.choice((1, 3))] * rng.choice((1, 2, 50))
    changed = [*lines[:at], *twice, *lines[at:]] if rng.random() < 0.7 else lines[:at] + lines[at + 1 :]
    if rng.random() < 0.2:
        rng.shuffle(changed)
    return b"".join(changed)


def _replace(found: re.Pattern[bytes], words: Sequence[bytes]) -> Accident:
    def accident(data: bytes, rng: Rng) -> bytes:
        places = list(found.finditer(data))
        for place in sorted(
            rng.sample(places, min(len(places), rng.choice((1, 1, 3)))), key=lambda m: -m.start()
        ):
            data = (
                data[: place.start(place.lastindex or 0)]
                + rng.choice(words)
                + data[place.end(place.lastindex or 0) :]
            )
        return data

    return accident


def _numbers(data: bytes, rng: Rng) -> bytes:
    return _replace(_ANY_NUMBER, _NUMBERS)(data, rng)


def _dates(data: bytes, rng: Rng) -> bytes:
    return _replace(_ANY_DATE, _DATES)(data, rng)


def _values(data: bytes, rng: Rng) -> bytes:
    return _replace(_ANY_VALUE, _NUMBERS)(data, rng)


def _encoding(data: bytes, rng: Rng) -> bytes:
    return data.decode(errors="replace").encode(rng.choice(_ENCODINGS), errors="replace")


def _deep(data: bytes, rng: Rng) -> bytes:
    n = rng.choice((20, 900, 2_000, 100_000))
    opened, closed = rng.choice(((b"[", b"]"), (b'{"a":', b"}"), (b"<a>", b"</a>")))
    places = list(_ANY_VALUE.finditer(data))
    inner = opened * n + b"1" + closed * rng.choice((n, 0))
    if not places:
        return inner
    place = rng.choice(places)
    return data[: place.start(1)] + inner + data[place.end(1) :]


def _word(data: bytes, rng: Rng) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(_WORDS) * rng.choice((1, 1, 2, 200_000)) + data[at:]


def _long(data: bytes, rng: Rng) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice((b"x", b"9", b",", b"\n", b" ")) * rng.choice((3_000, 200_000)) + data[at:]


def _marks(data: bytes, rng: Rng) -> bytes:
    old, new = rng.choice(
        ((b",", b";"), (b";", b","), (b",", b"\t"), (b'"', b""), (b"\n", b"\r"), (b".", b","))
    )
    return data.replace(old, new)


_OF_ANY: tuple[Accident, ...] = (_flip, _truncate, _cut_out, _splice, _word)
_OF_TEXT: tuple[Accident, ...] = (
    _lines,
    _numbers,
    _numbers,
    _dates,
    _values,
    _encoding,
    _deep,
    _long,
    _marks,
)


def _opened(data: bytes) -> list[tuple[zipfile.ZipInfo, bytes]]:
    with suppress(Exception), zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(entry, archive.read(entry)) for entry in archive.infolist()]
    return []


def _packed(files: Sequence[tuple[str, bytes]], mode: int = 0) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            with suppress(Exception), _quietly():
                archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


class _quietly:  # noqa: N801  # reads as what it does
    """Lets the warning about a name that is there twice pass."""

    def __enter__(self) -> None:
        self._caught = warnings.catch_warnings()
        self._caught.__enter__()
        warnings.simplefilter("ignore")

    def __exit__(self, *about: object) -> None:
        self._caught.__exit__(None, None, None)


def _inside(data: bytes, rng: Rng) -> bytes:
    """Break one file inside the archive."""
    files = [(entry.filename, content) for entry, content in _opened(data)]
    if not files:
        return data
    at = rng.randrange(len(files))
    name, content = files[at]
    if len(content) > _LARGEST_BROKEN:
        return data
    accident = rng.choice([one for one in _accidents(content) if one not in _OF_ZIPS])
    files[at] = (name, accident(content, rng))
    return _packed(files)


def _names(data: bytes, rng: Rng) -> bytes:
    files = [(entry.filename, content) for entry, content in _opened(data)]
    if not files:
        return data
    at = rng.randrange(len(files))
    base = files[at][0].rpartition("/")[2]
    wrong = (
        "../../" + base,
        "/x/" + base,
        files[0][0],
        "a\\" + base,
        base * 40,
        "æ/" + base,
        base + "/",
        "C:" + base,
    )
    files[at] = (rng.choice(wrong), files[at][1])
    return _packed(files, rng.choice((0, 0, 0o120777)))


def _bomb(data: bytes, rng: Rng) -> bytes:
    files = [(entry.filename, content) for entry, content in _opened(data)][:3]
    blank = rng.choice((b"\0", b"[", b" ", b"1,")) * rng.choice((2**20, 2**22, 2**23))
    return _packed([(name, blank if n == 0 else content) for n, (name, content) in enumerate(files)])


def _lies(data: bytes, rng: Rng) -> bytes:
    """Let the directory of the archive claim other sizes, flags or places than there are."""
    changed = bytearray(data)
    at = data.find(b"PK\x01\x02")
    if at < 0 or at + 46 > len(data):
        return data
    field = rng.choice((8, 10, 16, 20, 24, 28, 30, 32, 38, 42))
    changed[at + field : at + field + 2] = rng.choice((b"\xff\xff", b"\x01\x00", b"\x00\x00", b"\x63\x00"))
    return bytes(changed)


def _inside_out(data: bytes, rng: Rng) -> bytes:
    return _packed([(rng.choice(("a.zip", "b.csv", "c.json", "d.db")), data)])


_OF_ZIPS: tuple[Accident, ...] = (_inside, _inside, _inside, _names, _bomb, _lies, _inside_out)


def _in_database(data: bytes, statements: Sequence[str]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.db"
        path.write_bytes(data)
        with suppress(*_REFUSALS), closing(sqlite3.connect(path)) as database, database:
            for statement in statements:
                with suppress(*_REFUSALS):
                    database.execute(statement)
        return path.read_bytes()


def _change_rows(data: bytes, rng: Rng) -> bytes:
    tables = {
        "steps_record_table": ("start_time", "end_time", "start_zone_offset", "count", "app_info_id"),
        "sleep_session_record_table": ("start_time", "end_time", "row_id"),
        "sleep_stages_table": ("stage_start_time", "stage_type", "parent_key"),
        "weight_record_table": ("time", "zone_offset", "weight"),
        "application_info_table": ("package_name", "app_name"),
    }
    table = rng.choice(sorted(tables))
    values = (
        "NULL",
        "'x'",
        "x'ff00'",
        "9e999",
        "-9e999",
        "9223372036854775807",
        "-1",
        "0",
        "1e300",
        "'1'",
        "zeroblob(99)",
    )
    column = rng.choice(tables[table])
    return _in_database(data, [f"UPDATE {table} SET {column} = {rng.choice(values)}"])  # noqa: S608  # a test


def _change_tables(data: bytes, rng: Rng) -> bytes:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS start_time FROM n"
    table = rng.choice(("steps_record_table", "weight_record_table", "sleep_stages_table"))
    ways = (
        [f"DROP TABLE {table}"],
        [f"DROP TABLE {table}", f"CREATE VIEW {table} AS {endless}"],
        [f"DROP TABLE {table}", f"CREATE VIRTUAL TABLE {table} USING fts5(count)"],
        [f"ALTER TABLE {table} ADD COLUMN other TEXT"],
        [f"ALTER TABLE {table} RENAME TO other"],
        ["PRAGMA writable_schema = ON", f"UPDATE sqlite_master SET sql = 'x' WHERE name = '{table}'"],  # noqa: S608
    )
    return _in_database(data, rng.choice(ways))


def _flip_and_sign(data: bytes, rng: Rng) -> bytes:
    """Break the records of a FIT file and put the right check sum at its end."""
    return signed_fit(_flip(data[14:-2], rng))
