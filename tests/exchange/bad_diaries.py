"""Diaries that must be refused, each with where the fault lies and a word of what to do about it."""

from __future__ import annotations

import csv
import stat
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CHECKINS = b"time,region,side,intensity\n2024-05-30T07:13,heel,L,3\n2024-05-30T20:00,arch,R,4\n"
DAYS = b"date,steps_k,shoe\n2024-05-30,6.9,A\n2024-05-31,8.2,B\n2024-06-01,,A\n"
SESSIONS = b"start,minutes,technique,tool,before,after\n2024-05-30T20:15,10,kneading,ball,5,4\n"
SHOES = "date,shoe,insole,socks,activity,hours,comfort,damp\n2024-05-30,clogs,,wool,work,7.5,6,no\n"
GOOD = {"checkins.csv": CHECKINS, "days.csv": DAYS, "sessions.csv": SESSIONS}


@dataclass(frozen=True)
class Bad:
    """One file of a folder that is wrong, and what the refusal must say."""

    name: str
    file: str
    content: bytes
    line: int
    column: str
    problem: str
    remedy: str

    def build(self, folder: Path) -> Path:
        return fill(folder, {**GOOD, self.file: self.content})


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def _checkin(name: str, row: str, column: str, problem: str, remedy: str) -> Bad:
    """Return a folder whose third line of checkins.csv is `row`."""
    header = "time,region,side,intensity,quality,view,interference,part"
    content = f"{header}\n2024-05-30T07:13,heel,L,3,,,,\n{row}\n2024-05-30T20:00,arch,R,4,,,,\n"
    return Bad(name, "checkins.csv", content.encode(), 3, column, problem, remedy)


def _session(name: str, row: str, column: str, problem: str, remedy: str) -> Bad:
    content = SESSIONS + row.encode() + b"\n"
    return Bad(name, "sessions.csv", content, 3, column, problem, remedy)


def _worn(name: str, row: str, column: str, problem: str, remedy: str) -> Bad:
    content = f"{SHOES}{row}\n2024-06-01,clogs,,,,,,\n".encode()
    return Bad(name, "shoes.csv", content, 3, column, problem, remedy)


def _without(column: str, file: str) -> Bad:
    lines = [line.split(",") for line in GOOD[file].decode().splitlines()]
    index = lines[0].index(column)
    content = "\n".join(",".join(line[:index] + line[index + 1 :]) for line in lines).encode()
    return Bad(f"no column {column} in {file}", file, content, 1, column, "is missing", column)


CELLS = [
    _checkin(
        "intensity 11", "2024-05-30T08:00,heel,L,11,,,,", "intensity", "11 is outside 0 to 10", "from 0 to 10"
    ),
    _checkin(
        "intensity below 0", "2024-05-30T08:00,heel,L,-1,,,,", "intensity", "-1 is outside", "from 0 to 10"
    ),
    _checkin(
        "intensity in words", "2024-05-30T08:00,heel,L,seven,,,,", "intensity", "“seven”", "leave the cell"
    ),
    _checkin("decimal comma", '2024-05-30T08:00,heel,L,"7,5",,,,', "intensity", "“7,5”", "(7.5)"),
    _checkin("not a number", "2024-05-30T08:00,heel,L,nan,,,,", "intensity", "“nan”", "leave the cell blank"),
    _checkin("infinite", "2024-05-30T08:00,heel,L,1e999,,,,", "intensity", "“1e999”", "Write a number"),
    _checkin(
        "digits with underscore", "2024-05-30T08:00,heel,L,1_0,,,,", "intensity", "“1_0”", "Write a number"
    ),
    _checkin(
        "interference 12", "2024-05-30T08:00,heel,L,3,,,12,", "interference", "12 is outside", "0 to 10"
    ),
    _checkin("month 13", "2024-13-40T08:00,heel,L,3,,,,", "time", "“2024-13-40T08:00”", "ISO 8601"),
    _checkin("day first", "05/06/2024,heel,L,3,,,,", "time", "“05/06/2024”", "2024-05-30"),
    _checkin("30 February", "2024-02-30,heel,L,3,,,,", "time", "“2024-02-30”", "ISO 8601"),
    _checkin("hour 25", "2024-05-30T25:00,heel,L,3,,,,", "time", "“2024-05-30T25:00”", "ISO 8601"),
    _checkin("year 204", "0204-05-30,heel,L,3,,,,", "time", "not within 1900", "year"),
    _checkin("no time", ",heel,L,3,,,,", "time", "blank", "ISO 8601"),
    _checkin("unknown region", "2024-05-30T08:00,heal,L,3,,,,", "region", "“heal”", "heel"),
    _checkin("capital region", "2024-05-30T08:00,HEEL,L,3,,,,", "region", "“HEEL”", "heel"),
    _checkin("no region", "2024-05-30T08:00,,L,3,,,,", "region", "blank", "hallux"),
    _checkin("side in words", "2024-05-30T08:00,heel,left,3,,,,", "side", "“LEFT”", "L, R"),
    _checkin("unknown view", "2024-05-30T08:00,heel,L,3,,back,,", "view", "“back”", "sole, top"),
    _checkin("unknown part", "2024-05-30T08:00,heel,L,3,,,,noon", "part", "“noon”", "midday"),
    _checkin(
        "too few cells", "2024-05-30T08:00,heel,L,3,,,", "part", "7 cells where the header has 8", "comma"
    ),
    _checkin(
        "too many cells", "2024-05-30T08:00,heel,L,7,5,,,,", "9", "9 cells where the header has 8", "decimal"
    ),
    _checkin("open quotation mark", '2024-05-30T08:00,"heel,L,3,,,,', "", "never closed", "Close it"),
    _checkin("stray quotation mark", '2024-05-30T08:00,"he"el,L,3,,,,', "", "do not match", "double"),
    _checkin("terminal codes", "2024-05-30T08:00,\x1b[2Jheel,L,3,,,,", "region", "“·[2Jheel”", "heel"),
    Bad(
        "day after the time",
        "checkins.csv",
        b"time,region,side,intensity,day\n2024-05-30T08:00,heel,L,3,\n2024-05-30T08:00,heel,L,3,2024-05-31\n",
        3,
        "day",
        "2024-05-31 is not the day of 2024-05-30T08:00:00",
        "the day before it",
    ),
    Bad(
        "day with a clock",
        "checkins.csv",
        b"time,region,side,intensity,day\n2024-05-30T08:00,heel,L,3,\n2024-05-30T08:00,heel,L,3,2024-05-30T08:00\n",
        3,
        "day",
        "not a date",
        "ISO 8601",
    ),
    _session("before 11", "2024-05-31T20:15,10,kneading,ball,11,4", "before", "11 is outside", "0 to 10"),
    _session("no minutes", "2024-05-31T20:15,,kneading,ball,5,4", "minutes", "blank", "minutes"),
    _session("zero minutes", "2024-05-31T20:15,0,kneading,ball,5,4", "minutes", "0 minutes", "above 0"),
    _session("minutes in words", "2024-05-31T20:15,ten,kneading,ball,5,4", "minutes", "“ten”", "number"),
    _session("no technique", "2024-05-31T20:15,10,,ball,5,4", "technique", "blank", "Fill it in"),
    _session("start without clock", "2024-05-31,10,kneading,ball,5,4", "start", "no clock time", "20:15"),
    _worn("shoe day in words", "May,clogs,,,,,,", "date", "“May” is not a date", "ISO 8601"),
    _worn("comfort 11", "2024-05-31,clogs,,,,,11,", "comfort", "11 is outside", "0 to 10"),
    _worn("25 hours", "2024-05-31,clogs,,,,25,,", "hours", "25 is outside 0 to 24", "leave the cell blank"),
    _worn("hours in words", "2024-05-31,clogs,,,,all day,,", "hours", "“all day” is not a number", "blank"),
    _worn("damp in numbers", "2024-05-31,clogs,,,,,,1", "damp", "“1” is neither yes nor no", "Write yes"),
    _worn("activity in a sentence", "2024-05-31,clogs,,,At work!,,,", "activity", "“At work!”", "work"),
    _worn("a long name", f"2024-05-31,{'clog' * 21},,,,,,", "shoe", "longer than 80 letters", "shorter"),
    _worn("cells too few", "2024-05-31,clogs", "insole", "2 cells where the header has 8", "comma"),
    Bad("no column shoe", "shoes.csv", b"date,hours\n2024-05-30,3\n", 1, "shoe", "is missing", "date, shoe"),
    Bad("wrong date", "days.csv", DAYS + b"2024-13-40,1,A\n", 5, "date", "“2024-13-40”", "ISO 8601"),
    Bad(
        "clock in a date",
        "days.csv",
        DAYS + b"2024-06-02T10:00,1,A\n",
        5,
        "date",
        "“2024-06-02T10:00”",
        "ISO",
    ),
    Bad("the same day twice", "days.csv", DAYS + b"2024-05-30,1,A\n", 5, "date", "2024-05-30", "one row"),
    Bad("word among numbers", "days.csv", DAYS + b"2024-06-02,many,A\n", 5, "steps_k", "“many”", "number"),
    Bad("comma among numbers", "days.csv", DAYS + b'2024-06-02,"7,1",A\n', 5, "steps_k", "“7,1”", "7.1"),
    Bad("number among words", "days.csv", DAYS + b"2024-06-02,1,42\n", 5, "shoe", "42", "'42"),
    Bad("absurd number", "days.csv", DAYS + b"2024-06-02,1e300,A\n", 5, "steps_k", "too large", "Correct"),
]

HEADERS = [
    *(_without(column, "checkins.csv") for column in ("time", "region", "side", "intensity")),
    *(
        _without(column, "sessions.csv")
        for column in ("start", "minutes", "technique", "tool", "before", "after")
    ),
    _without("date", "days.csv"),
    Bad("semicolons", "checkins.csv", CHECKINS.replace(b",", b";"), 1, "time", "missing", "with commas"),
    Bad("a column twice", "days.csv", b"date,steps,steps\n", 1, "steps", "twice", "one of the two"),
    Bad("a nameless column", "days.csv", b"date,steps,\n", 1, "3", "no name", "Name it"),
]

BYTES = [
    Bad("empty", "checkins.csv", b"", 1, "", "empty", "header row"),
    Bad("blank lines only", "days.csv", b"\n \n\n", 1, "", "empty", "header row"),
    Bad("UTF-16", "checkins.csv", CHECKINS.decode().encode("utf-16"), 1, "", "UTF-16", "CSV UTF-8"),
    Bad("UTF-16 unmarked", "days.csv", DAYS.decode().encode("utf-16-le"), 1, "", "UTF-16", "CSV UTF-8"),
    Bad(
        "Latin-1",
        "days.csv",
        DAYS + "2024-06-02,1,støvle\n".encode("latin-1"),
        5,
        "shoe",
        "Latin-1",
        "CSV UTF-8",
    ),
    Bad(
        "two encodings",
        "days.csv",
        DAYS + "2024-06-02,1,støvle\n".encode() + "2024-06-03,1,træsko\n".encode("latin-1"),
        6,
        "shoe",
        "Byte 103 of the file (0xE6) is not UTF-8; the rest of the file is",
        "CSV UTF-8",
    ),
    Bad(
        "Latin-1 after a byte order mark",
        "days.csv",
        b"\xef\xbb\xbfdate,shoe\n2024-06-02,st\xf8vle\n",
        2,
        "shoe",
        "Byte 27 of the file (0xF8) is not UTF-8; the file seems to be Latin-1",
        "CSV UTF-8",
    ),
    Bad(
        "NUL",
        "checkins.csv",
        CHECKINS + b"2024-05-31T08:00,he\0el,L,3\n",
        4,
        "region",
        "NUL",
        "export it again",
    ),
    Bad(
        "huge cell",
        "days.csv",
        DAYS + b"2024-06-02,1," + b"x" * (csv.field_size_limit() + 1) + b"\n",
        5,
        "",
        "longer than",
        "quotation mark",
    ),
    Bad(
        "after a cell of two lines",
        "days.csv",
        b'date,note\n2024-05-30,"two\nlines"\n\n2024-13-01,x\n',
        5,
        "date",
        "“2024-13-01”",
        "ISO 8601",
    ),
]

FOLDERS = [*CELLS, *HEADERS, *BYTES]


@dataclass(frozen=True)
class BadPath:
    """Something at a path that is no readable diary, and what the refusal must say."""

    name: str
    build: Callable[[Path], Path]
    file: str
    problem: str
    remedy: str


def _zip(
    *entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED
) -> Callable[[Path], Path]:
    def build(path: Path) -> Path:
        target = path.with_suffix(".zip")
        with zipfile.ZipFile(target, "w", method) as archive:
            for name, content in entries:
                archive.writestr(name, content)
        return target

    return build


def _changed(build: Callable[[Path], Path], change: Callable[[bytes], bytes]) -> Callable[[Path], Path]:
    def changed(path: Path) -> Path:
        target = build(path)
        target.write_bytes(change(target.read_bytes()))
        return target

    return changed


def _with_flag(data: bytes, flag: int) -> bytes:
    """Set a bit in the general purpose flags of every entry, in both of its headers."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            changed[at + offset] |= flag
            at = data.find(mark, at + 1)
    return bytes(changed)


def _claiming(data: bytes, size: int) -> bytes:
    """Change the unpacked size the directory claims for its first entry."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]


def _with_directory_size(data: bytes, size: int) -> bytes:
    at = data.rindex(b"PK\x05\x06") + 12
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]


def _scratched(data: bytes) -> bytes:
    """Overwrite packed content, leaving the headers whole."""
    return data[:45] + b"\xff" * 20 + data[65:]


def _symbolic_link() -> zipfile.ZipInfo:
    link = zipfile.ZipInfo("checkins.csv")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return link


def _loop(path: Path) -> Path:
    path.symlink_to(path)
    return path


def _one_file(path: Path) -> Path:
    path.write_bytes(CHECKINS)
    return path


def _folder_as_file(path: Path) -> Path:
    fill(path, {"days.csv": DAYS})
    (path / "checkins.csv").mkdir()
    return path


_ZEROS = b"time,region,side,intensity\n" + b"0" * (3 * 2**20)
_PLAIN = _zip(("checkins.csv", CHECKINS), ("days.csv", DAYS))

PATHS = [
    BadPath("nothing there", lambda path: path, "diary", "no such", "spelling"),
    BadPath(
        "a table instead of a folder", _one_file, "diary", "neither a folder nor a zip", "folder that holds"
    ),
    BadPath("a link to itself", _loop, "diary", "leads back to itself", "folder itself"),
    BadPath(
        "an empty folder", lambda path: fill(path, {}), "diary", "neither checkins.csv nor days.csv", "folder"
    ),
    BadPath(
        "sessions alone",
        lambda path: fill(path, {"sessions.csv": SESSIONS}),
        "diary",
        "neither checkins",
        "folder",
    ),
    BadPath("a folder named as a table", _folder_as_file, "checkins.csv", "not an ordinary file", "file"),
    BadPath(
        "not a zip",
        _changed(_PLAIN, lambda data: b"hello"),
        "diary.zip",
        "not a zip archive",
        "Make the archive",
    ),
    BadPath(
        "half a zip", _changed(_PLAIN, lambda data: data[: len(data) // 2]), "diary.zip", "damaged", "again"
    ),
    BadPath("a scratched zip", _changed(_PLAIN, _scratched), "diary.zip", "damaged", "again"),
    BadPath("an empty zip", _zip(), "diary.zip", "neither checkins.csv nor days.csv", "folder"),
    BadPath(
        "an encrypted zip",
        _changed(_PLAIN, lambda data: _with_flag(data, 1)),
        "diary.zip: “checkins.csv”",
        "encrypted",
        "password",
    ),
    BadPath(
        "a zip of another method",
        _zip(("checkins.csv", CHECKINS), method=zipfile.ZIP_LZMA),
        "diary.zip: “checkins.csv”",
        "method",
        "ordinary zip",
    ),
    BadPath(
        "a zip bomb",
        _zip(("checkins.csv", _ZEROS)),
        "diary.zip: “checkins.csv”",
        "times its size",
        "No diary",
    ),
    BadPath(
        "a zip that claims much",
        _changed(_PLAIN, lambda data: _claiming(data, 2**31)),
        "diary.zip",
        "claims to hold",
        "No diary",
    ),
    BadPath(
        "a zip that claims little",
        _changed(_zip(("checkins.csv", _ZEROS)), lambda data: _claiming(data, 100)),
        "diary.zip",
        "damaged",
        "again",
    ),
    BadPath(
        "a zip of a thousand files",
        _zip(*((f"{number}.csv", b"") for number in range(1_001))),
        "diary.zip",
        "more than 1,000 files",
        "No diary",
    ),
    BadPath(
        "a zip with an endless directory",
        _changed(_PLAIN, lambda data: _with_directory_size(data, 2**30)),
        "diary.zip",
        "more files than any diary",
        "No diary",
    ),
    BadPath(
        "a zip that climbs out",
        _zip(("../checkins.csv", CHECKINS)),
        "diary.zip: “../checkins.csv”",
        "leads outside",
        "again",
    ),
    BadPath(
        "a zip from the root",
        _zip(("/checkins.csv", CHECKINS)),
        "diary.zip: “/checkins.csv”",
        "leads outside",
        "again",
    ),
    BadPath(
        "a zip with a drive",
        _zip(("C:checkins.csv", CHECKINS)),
        "diary.zip: “C:checkins.csv”",
        "leads outside",
        "again",
    ),
    BadPath(
        "a zip with a link",
        _zip((_symbolic_link(), b"/etc/hosts")),
        "diary.zip: “checkins.csv”",
        "link",
        "again",
    ),
    BadPath(
        "a zip of two diaries",
        _zip(("a/checkins.csv", CHECKINS), ("b/checkins.csv", CHECKINS)),
        "diary.zip",
        "more than one diary",
        "of its own",
    ),
    BadPath("a deep zip", _zip(("a/b/checkins.csv", CHECKINS)), "diary.zip", "too deep", "inside one folder"),
]

ALL: list[Bad | BadPath] = [*FOLDERS, *PATHS]
