"""The text of an export as it is read: its beginning checked, its known defects mended, comments blanked.

Two defects of Apple's own files are mended here. The document type of iOS 16 is broken, so nothing up to
the root element is parsed. And stray vertical tabs, which XML forbids, are taken out wherever they stand.

Nothing of a document type is ever carried out: a file that declares entities is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fodro.domain.diary import DiaryError
from fodro.exchange.apple_health.limits import COMMENTS, PROLOG_BYTES
from fodro.exchange.apple_health.opening import ROOT, Export, damaged, too_large

VERTICAL_TAB: Final = b"\x0b"
_MARK = b"\xef\xbb\xbf"
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']""")
_UTF8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
_OPENER = re.compile(rb"<(?:!--|!\[CDATA\[|\?)")
_CLOSERS = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
_PARTLY = re.compile(rb"<(?:!(?:-|\[(?:C(?:D(?:A(?:T(?:A)?)?)?)?)?)?)?\Z")
_ROOT_TAG = re.compile(ROOT + rb"(?=[\s/>])")
_NOT_LINE_END = re.compile(rb"[^\n]")


class Blanked:
    """Turns comments, CDATA sections and processing instructions into blanks, wherever a chunk ends.

    What comes out is as long as what went in, so that places in the file keep their numbers.
    """

    def __init__(self) -> None:
        self._held, self._closer = b"", b""
        self.n_blanked = 0

    @property
    def is_inside(self) -> bool:
        """Whether something was begun and has not ended."""
        return bool(self._closer)

    def fed(self, chunk: bytes) -> bytes:
        """Return what is now known to be blank or not; the rest is held until more is fed."""
        data = self._held + chunk if self._held else chunk
        if not self._closer and b"!" not in data and b"?" not in data:
            return self._without_tail(data, 0, [])
        out: list[bytes] = []
        at = 0
        while True:
            if self._closer:
                end = data.find(self._closer, at)
                if end < 0:
                    keep = len(self._closer) - 1
                    stop = max(at, len(data) - keep)
                    out.append(_blank(data[at:stop]))
                    self._held = data[stop:]
                    return b"".join(out)
                end += len(self._closer)
                out.append(_blank(data[at:end]))
                at, self._closer = end, b""
            opened = _OPENER.search(data, at)
            if opened is None:
                return self._without_tail(data, at, out)
            out.append(data[at : opened.start()])
            out.append(b" " * len(opened.group()))
            at, self._closer = opened.end(), _CLOSERS[opened.group()]
            self.n_blanked += 1

    def rest(self) -> bytes:
        """Return what was held when nothing follows any more."""
        held, self._held = self._held, b""
        return _blank(held) if self._closer else held

    def _without_tail(self, data: bytes, at: int, out: list[bytes]) -> bytes:
        begun = _PARTLY.search(data, max(at, len(data) - 9))
        stop = begun.start() if begun else len(data)
        self._held = data[stop:]
        out.append(data[at:stop] if at or stop < len(data) else data)
        return out[0] if len(out) == 1 else b"".join(out)


def _blank(data: bytes) -> bytes:
    return _NOT_LINE_END.sub(b" ", data)


def read_text(export: Export) -> Iterator[bytes]:
    """Yield the text of `export` from its root element on, piece by piece.

    What stands before the root comes out as blanks.

    Raises
    ------
    DiaryError
        If the beginning is not that of an export, declares entities, or is in another encoding; if a comment
        never ends; or as `export.chunks` does.
    """
    blanked, before, begun = Blanked(), b"", False
    for position, chunk in enumerate(export.chunks()):
        if position == 0:
            _refuse_encoding(chunk, export.name)
        text = blanked.fed(_mended(chunk))
        if blanked.n_blanked > COMMENTS:
            raise too_large(export.name, f"It holds more than {COMMENTS:,} comments.")
        if begun:
            yield text
            continue
        before += text
        root = _ROOT_TAG.search(before)
        if root is None:
            _refuse_prolog(before, export.name)
            continue
        _refuse_prolog(before[: root.start()], export.name)
        begun = True
        yield _blank(before[: root.start()]) + before[root.start() :]
    if not begun or blanked.is_inside:
        what = "A comment in it never ends." if begun else "It ends before its root element, <HealthData>."
        raise damaged(export.name, what)
    yield blanked.rest()


def _mended(chunk: bytes) -> bytes:
    return chunk.replace(VERTICAL_TAB, b"") if VERTICAL_TAB in chunk else chunk


def _refuse_encoding(beginning: bytes, file: str) -> None:
    declared = _ENCODING.match(beginning.removeprefix(_MARK))
    said = declared.group(1).lower() if declared else b"utf-8"
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in beginning[:200]:
        said = b"utf-16"
    if said not in _UTF8:
        problem = f"The file is in {said.decode('ascii', 'replace').upper()}, and exports are in UTF-8."
        raise DiaryError(problem, file=file, line=1, remedy="Give the export as the phone made it.")


def _refuse_prolog(prolog: bytes, file: str) -> None:
    entity = prolog.find(b"<!ENTITY")
    if entity >= 0:
        problem = "The file declares entities, which no export of Apple Health does."
        remedy = "They are never followed. Give the export as the phone made it."
        raise DiaryError(problem, file=file, line=prolog.count(b"\n", 0, entity) + 1, remedy=remedy)
    if len(prolog) > PROLOG_BYTES:
        raise damaged(file, "It goes on for a megabyte without its root element, <HealthData>.")


def line_of(export: Export, position: int) -> int:
    """Return the line that byte `position` of the text lies in, by reading the file again."""
    line, seen = 1, 0
    for chunk in export.chunks():
        text = _mended(chunk)
        if seen + len(text) >= position:
            return line + text.count(b"\n", 0, position - seen)
        line, seen = line + text.count(b"\n"), seen + len(text)
    return line
