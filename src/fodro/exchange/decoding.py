"""Bytes to text: UTF-8 or a refusal that says which byte is not and what the file seems to be instead."""

from __future__ import annotations

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from fodro.domain.diary import DiaryError

_MARK = "\ufeff"
_SAVE_AS_UTF8 = "Save it again as “CSV UTF-8” and try once more."


def decoded(data: bytes, *, file: str) -> str:
    """Return the text of a UTF-8 file, with or without a byte order mark.

    Parameters
    ----------
    data : bytes
        The whole file.
    file : str
        Its name, for the message.

    Raises
    ------
    DiaryError
        If the file is empty, holds a NUL byte, or any of it is not UTF-8.
    """
    if not data.strip():
        raise DiaryError(
            problem="The file is empty.", file=file, line=1, remedy="It needs at least a header row."
        )
    _refuse_utf16(data, file)
    try:
        return data.decode().removeprefix(_MARK)
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start, file) from None


def _refuse_utf16(data: bytes, file: str) -> None:
    nul_count = data.count(0)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or nul_count > len(data) // 3:
        raise DiaryError(problem="The file is UTF-16, not UTF-8.", file=file, line=1, remedy=_SAVE_AS_UTF8)
    if nul_count:
        position = data.index(0)
        problem = f"Byte {position + 1} of the file is NUL, which no text holds."
        remedy = "The file is damaged; export it again from where it came."
        raise DiaryError(
            problem, file=file, line=_line(data, position), column=_column(data, position), remedy=remedy
        )


def _not_utf8(data: bytes, position: int, file: str) -> DiaryError:
    rest = data.decode(errors="ignore").removeprefix(_MARK)
    seems = "the rest of the file is UTF-8" if not rest.isascii() else "the file seems to be"
    tail = (
        ", this part seems to be Latin-1 (Windows-1252)" if not rest.isascii() else " Latin-1 (Windows-1252)"
    )
    problem = f"Byte {position + 1} of the file (0x{data[position]:02X}) is not UTF-8; {seems}{tail}."
    return DiaryError(
        problem,
        file=file,
        line=_line(data, position),
        column=_column(data, position),
        remedy=_SAVE_AS_UTF8,
    )


def _line(data: bytes, position: int) -> int:
    return len((data[:position] + b"x").splitlines())


def _column(data: bytes, position: int) -> str:
    header = _cells(data.split(b"\n", 1)[0])
    row_start = data.rfind(b"\n", 0, position) + 1
    index = len(_cells(data[row_start:position] + b"x")) - 1
    return header[index] if row_start and index < len(header) else ""


def _cells(line: bytes) -> list[str]:
    text = line.decode("latin-1").replace("\0", "").replace("\r", "")
    try:
        return [cell.strip() for cell in next(csv.reader([text]), [])]
    except csv.Error:  # it is no table at all, so no column has a name
        return []
