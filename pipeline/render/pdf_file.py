"""The PDF file around its objects: numbers, places and trailer by reportlab, bodies written by us.

Whatever is no stream goes deflated into object streams (ISO 32000-1 7.5.7): tags and bookmarks then take a quarter of
the room. reportlab knows neither those nor the cross-reference stream that finds what is in them. Its own stream writer
is not used either: its streams end without the line end that PDF/A asks for (ISO 19005-2 6.1.7.1), and their bytes
depend on the user's reportlab settings.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from enum import IntEnum
from functools import lru_cache
from threading import Thread
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFFile, PDFObjectReference

COMPRESSION: Final = 6
"""The level of deflate: always zlib's, since the bytes must not depend on what else is installed."""

OBJECTS_PER_STREAM: Final = 200
"""Who wants one object inflates its whole stream: so many compress as well as all would (within 0.1 %)."""

FREE, IN_FILE, IN_STREAM = range(3)
PLACE: Final = struct.Struct(">BIH")
"""An entry of the cross-reference stream (ISO 32000-1 table 18): what it is, offset or object stream, place in that."""


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
        self._waiting: list[tuple[int, bytes]] = []
        self._places: dict[int, tuple[int, int, int]] = {0: (FREE, 0, 0xFFFF)}

    def reserve(self) -> int:
        """Take the next object number; ``put`` must fill it."""
        number: int = self._document.objectcounter + 1
        self._document.Reference(b"", str(number))
        return number

    def put(self, number: int, body: bytes | str) -> None:
        """Give a reserved number its body, which is no stream's."""
        data = body if isinstance(body, bytes) else body.encode("ascii")
        self._digest.update(data)
        self._waiting.append((number, data))
        if len(self._waiting) == OBJECTS_PER_STREAM:
            self._pack_waiting()

    def add(self, body: bytes | str) -> int:
        """Add an object and give its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def stream(self, data: bytes, entries: str = "", packing: Packing = Packing.FULL) -> int:
        """Add a stream with further dictionary ``entries`` and give its number."""
        number = self.reserve()
        self._lay_down(number, data, entries, packing)
        return number

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

    def finish(self, catalog: int, info: int) -> bytes:
        """Give the whole file. Its /ID is a digest of all objects: the same content, the same file."""
        for program, entries, packed, thread in self._programs:
            thread.join()
            self._lay_down_packed(program, packed[0], f"{entries}{DEFLATED}")
        self._pack_waiting()
        # The cross-reference stream comes last and says of itself, too, where it is.
        number, place = self.reserve(), self._written.offset
        self._places[number] = IN_FILE, place, 0
        table = b"".join([PLACE.pack(*self._places[entry]) for entry in range(number + 1)])
        self._lay_down(number, table, f"/Type/XRef/Size {number + 1}/W[1 4 2]{self._trailer(catalog, info)}")
        self._written.add(b"startxref\n%d\n%%%%EOF\n" % place)
        data: bytes = self._written.format(self._document)
        return data

    def _trailer(self, catalog: int, info: int) -> str:
        identifier = self._digest.hexdigest()[:32].upper()
        entries = PDFDictionary(
            {
                "Root": PDFObjectReference(str(catalog)),
                "Info": PDFObjectReference(str(info)),
                "ID": f"[<{identifier}><{identifier}>]",
            }
        )
        entries.multiline = "forced"  # else its white space would depend on the user's settings
        written: bytes = entries.format(self._document)
        return written.decode("ascii").removeprefix("<<").removesuffix(">>")

    def _lay_down(self, number: int, data: bytes, entries: str, packing: Packing = Packing.FULL) -> None:
        if packing is not Packing.NONE:
            data = _deflated(data, packing)
            entries += DEFLATED
        self._lay_down_packed(number, data, entries)

    def _lay_down_packed(self, number: int, data: bytes, entries: str) -> None:
        head = f"<<{entries}/Length {len(data)}>>".encode("ascii")
        self._digest.update(head)
        self._digest.update(data)
        place = self._written.add(b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, head, data))
        self._places[number] = IN_FILE, place, 0

    def _pack_waiting(self) -> None:
        """Put the waiting objects into an object stream: their numbers and offsets, then their bodies."""
        if not self._waiting:
            return
        number = self.reserve()
        offset, index = 0, []
        for place, (own, body) in enumerate(self._waiting):
            self._places[own] = IN_STREAM, number, place
            index.append(b"%d %d" % (own, offset))
            offset += len(body) + 1
        head, bodies = b" ".join(index) + b"\n", b"\n".join([body for _, body in self._waiting])
        self._lay_down(number, head + bodies, f"/Type/ObjStm/N {len(index)}/First {len(head)}")
        self._waiting.clear()


def _deflated(data: bytes, packing: Packing) -> bytes:
    # A window no larger than the data: setting up the largest took 0.1 ms a stream, more than most take to deflate.
    window = min(max(len(data).bit_length(), SMALLEST_WINDOW), zlib.MAX_WBITS)
    deflate = zlib.compressobj(
        COMPRESSION, wbits=window, memLevel=window - zlib.MAX_WBITS + zlib.DEF_MEM_LEVEL, strategy=packing
    )
    return deflate.compress(data) + deflate.flush()


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
