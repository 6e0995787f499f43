"""The PDF file around its objects: numbers, cross-references and trailer by reportlab, bodies written by us.

reportlab's own stream and dictionary writers are not used: its streams end without the line end that PDF/A asks for
(ISO 19005-2 6.1.7.1), and their bytes depend on the user's reportlab settings.
"""

from __future__ import annotations

import hashlib
import zlib
from enum import IntEnum
from functools import lru_cache
from threading import Thread
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFCrossReferenceTable, PDFDocument, PDFFile, PDFObjectReference, PDFTrailer

COMPRESSION: Final = 6
"""The level of deflate: always zlib's, since the bytes must not depend on what else is installed."""


DEFLATED: Final = "/Filter/FlateDecode"
SMALLEST_WINDOW: Final = 9
WORTH_A_THREAD: Final = 50_000  # bytes; fewer are deflated in the time a thread takes to start


class Packing(IntEnum):
    """How a stream is deflated; ``ENTROPY`` looks for no repetitions, for data that has hardly any."""

    NONE = -1
    FULL = zlib.Z_DEFAULT_STRATEGY
    ENTROPY = zlib.Z_HUFFMAN_ONLY


class PdfFile:
    """Collects numbered objects and gives the file. An object's number may be taken before its body is known.

    Bodies are laid down as they come, so that a long document is in memory once. ``fonts`` is the number of the font
    resources all pages share: reportlab takes it for itself.
    """

    fonts: Final = 1

    def __init__(self) -> None:
        self._document = PDFDocument(pdfVersion=(1, 7), invariant=1)
        self._written = PDFFile((1, 7))
        self._digest = hashlib.sha256()
        self._programs: list[tuple[int, str, list[bytes], Thread]] = []

    def reserve(self) -> int:
        """Take the next object number; ``put`` must fill it."""
        number: int = self._document.objectcounter + 1
        self._document.Reference(b"", str(number))
        return number

    def put(self, number: int, body: bytes | str) -> None:
        """Give a reserved number its body."""
        data = body if isinstance(body, bytes) else body.encode("ascii")
        self._digest.update(data)
        name = self._document.numberToId[number]
        self._document.idToOffset[name] = self._written.add(b"%d 0 obj\n%b\nendobj\n" % (number, data))

    def add(self, body: bytes | str) -> int:
        """Add an object and give its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def stream(self, data: bytes, entries: str = "", packing: Packing = Packing.FULL) -> int:
        """Add a stream with further dictionary ``entries`` and give its number."""
        if packing is not Packing.NONE:
            data = _deflated(data, packing)
            entries += DEFLATED
        return self.add(_stream(data, entries))

    def font_program(self, data: bytes, entries: str) -> int:
        """Add a font program's stream and give its number; it is deflated beside everything else that is drawn.

        Outlines hardly repeat: searching them for repetitions takes three times as long for 5 % of the size. Deflating
        them is a third of a document's work even so, and zlib lets other threads run: on two cores it takes no time.
        """
        if len(data) < WORTH_A_THREAD:
            return self.stream(data, entries, Packing.ENTROPY)
        number = self.reserve()
        packed: list[bytes] = []
        thread = Thread(target=lambda: packed.append(_deflated(data, Packing.ENTROPY)))
        thread.start()
        self._programs.append((number, entries, packed, thread))
        return number

    def _put_programs(self) -> None:
        for number, entries, packed, thread in self._programs:
            thread.join()
            self.put(number, _stream(packed[0], f"{entries}{DEFLATED}"))

    def finish(self, catalog: int, info: int) -> bytes:
        """Give the whole file. Its /ID is a digest of all objects: the same content, the same file."""
        self._put_programs()
        document, written = self._document, self._written
        count: int = document.objectcounter
        table = PDFCrossReferenceTable()
        table.addsection(0, [document.numberToId[number] for number in range(1, count + 1)])
        place = written.add(table.format(document))
        identifier = self._digest.hexdigest()[:32].upper()
        trailer = PDFTrailer(
            place,
            Size=count + 1,
            Root=PDFObjectReference(str(catalog)),
            Info=PDFObjectReference(str(info)),
            ID=f"[<{identifier}><{identifier}>]",
        )
        written.add(trailer.format(document))
        data: bytes = written.format(document)
        return data


def _deflated(data: bytes, packing: Packing) -> bytes:
    # A window no larger than the data: setting up the largest took 0.1 ms a stream, more than most take to deflate.
    window = min(max(len(data).bit_length(), SMALLEST_WINDOW), zlib.MAX_WBITS)
    deflate = zlib.compressobj(
        COMPRESSION, wbits=window, memLevel=window - zlib.MAX_WBITS + zlib.DEF_MEM_LEVEL, strategy=packing
    )
    return deflate.compress(data) + deflate.flush()


def _stream(data: bytes, entries: str) -> bytes:
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii") + data + b"\nendstream"


def text_string(text: str) -> str:
    """Give a text string (ISO 32000-1 7.9.2.2): UTF-16BE with its mark, as hexadecimal digits."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


@lru_cache(maxsize=4096)
def points(length: int) -> str:
    """Give a length in EMU as PDF points."""
    return decimal(length / 12_700)


def decimal(value: float) -> str:
    """Give a number as PDF writes it: at most four decimals, no exponent, no trailing zeros."""
    digits = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits
