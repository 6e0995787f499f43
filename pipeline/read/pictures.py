"""Pictures a source names → loaded, or told of and dropped. Nothing is ever fetched.

A picture is in the source itself (a part of a Word file, a data: address) or a file beside it: in the source's folder
or below. Links that lead out of it are not followed.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from pipeline.model.picture import Picture
from pipeline.model.problem import warning
from pipeline.model.records import replace
from pipeline.model.source import Drop, FileBeside, LineKind, Location, SourcePicture
from pipeline.read.drafts import Claim, Draft, Settling
from pipeline.read.intake import Intake
from pipeline.read.limits import MEGABYTE
from pipeline.read.picture_image import MOST_BYTES, PictureFault, read_picture

MOST_PICTURES: Final = 300
MOST_TOGETHER: Final = 100 * MEGABYTE
"""As much as the largest Word file that is read may hold."""

MOST_PIXELS_TOGETHER: Final = 1_000_000_000
"""Decoded in about half a minute."""

ICON: Final = 48
"""A picture of a page that is no larger either way, in pixels, is an icon; article pictures are hundreds wide."""

HAIR: Final = 3
"""One that is no wider or no higher than this is a tracker, a spacer or a rule."""

REASONS: Final = {
    "picture-missing": "picture not found",
    "picture-network": "picture on the network",
    "picture-outside": "picture outside the source's folder",
    "picture-format": "picture of a format that cannot be printed",
    "picture-too-large": "picture too large",
    "picture-too-many": "one picture too many",
    "picture-broken": "damaged picture",
}
"""What the receipt says of pictures left out, by the Problem's code."""

LONGEST_NAME: Final = 80
FILE_NAME: Final = re.compile(r".*\.(?:jpe?g|png|gif|bmp|webp|tiff?|[ew]mf|svg)", re.IGNORECASE)
STANDARD_INPUT: Final = "<stdin>"
NOT_FETCHED: Final = (
    "is on the network",
    "Nothing is fetched: save the picture in the source's folder and name it there.",
)
SAVE_BESIDE: Final = "Save it in the source's folder and name it there."


def settle(drafts: Sequence[Draft], intake: Intake) -> Settling:
    """Load the pictures the drafts claim; one that cannot be used is a Problem and a Drop, an icon a Drop alone."""
    kept: list[Draft] = []
    dropped: list[Drop] = []
    loader = _Loader(intake.path)
    for draft in drafts:
        claim = draft.claim
        if claim is None:
            kept.append(draft)
            continue
        try:
            picture = loader.load(claim)
        except PictureFault as fault:
            message = f"The picture {shown_name(claim.name)} {fault.what} and is left out."
            intake.report(warning(fault.code, message, draft.location, fault.hint))
            dropped.append(drop_of(claim, REASONS[fault.code], draft.location))
            continue
        if claim.web and is_furniture(picture.columns, picture.rows):
            dropped.append(drop_of(claim, "icon", draft.location))
            continue
        draft.claim, draft.kind = None, LineKind.PICTURE
        draft.picture = SourcePicture(
            picture=picture, alternative=described(claim.alternative), caption=claim.caption.strip()
        )
        kept.append(draft)
    return kept, tuple(dropped), tuple(loader.files)


def described(alternative: str) -> str:
    """Give an alternate text on one line; a file's name, which programs put there, describes nothing."""
    text = " ".join(alternative.split())
    return "" if FILE_NAME.fullmatch(text) else text


def drop_of(claim: Claim, reason: str, location: Location) -> Drop:
    """Give the Drop of a picture: what the source says of it, else its name."""
    words = " ".join(filter(None, (claim.alternative, claim.caption)))
    return Drop(text=words or shown_name(claim.name), reason=reason, location=location)


def shown_name(name: str) -> str:
    """Give a picture's name as messages show it: short, and not the whole picture when the name holds it."""
    if name.startswith("data:"):
        return name[: LONGEST_NAME // 2].split(",")[0].split(";")[0]
    return name if len(name) <= LONGEST_NAME else f"…{name[1 - LONGEST_NAME :]}"


def is_furniture(columns: int, rows: int) -> bool:
    """Tell whether a picture of a web page, of so many pixels, is an icon, a spacer or a tracker."""
    return max(columns, rows) <= ICON or min(columns, rows) <= HAIR


class Budget:
    """What the pictures of one document may cost together; ``count`` is how many were loaded."""

    def __init__(self) -> None:
        self.count = 0
        self._bytes = 0
        self._pixels = 0

    def check(self) -> None:
        """Raise PictureFault when nothing is left for another picture."""
        if self.count >= MOST_PICTURES or self._bytes > MOST_TOGETHER or self._pixels > MOST_PIXELS_TOGETHER:
            hint = "Part the document, or save its pictures smaller."
            raise PictureFault("picture-too-many", "is one too many for one document", hint)

    def spend(self, picture: Picture) -> None:
        """Count a picture that was loaded."""
        self.count += 1
        self._bytes += len(picture.data)
        self._pixels += picture.columns * picture.rows


class _Loader:
    """Loads the pictures of one source within limits; ``files`` are those asked for."""

    def __init__(self, path: str) -> None:
        self.files: list[FileBeside] = []
        self._path = path
        self._names: dict[str, bytes] = {}
        self._budget = Budget()

    def load(self, claim: Claim) -> Picture:
        """Load a picture; raises PictureFault."""
        self._budget.check()
        data = claim.load() if claim.load else self._addressed(claim.name, web=claim.web)
        stated = (claim.width, claim.height) if claim.width and claim.height else None
        picture = read_picture(data, shown_name(claim.name), stated=stated, crop=claim.crop, turns=claim.turns)
        self._budget.spend(picture)
        return replace(picture, name=self._own_name(picture))

    def _own_name(self, picture: Picture) -> str:
        """Give a name no other picture of the source has: a part may be there twice, cropped in two ways."""
        name = f"picture-{self._budget.count}.{picture.kind}" if picture.name.startswith("data:") else picture.name
        if self._names.setdefault(name, picture.data) != picture.data:
            path = PurePosixPath(name)
            name = str(path.with_name(f"{path.stem}-{self._budget.count}{path.suffix}"))
            self._names[name] = picture.data
        return name

    def _addressed(self, address: str, *, web: bool) -> bytes:
        if address[:5].lower() == "data:":
            return data_of(address)
        if web and address.startswith("/"):  # from the root of a site, which a saved page does not have
            raise PictureFault("picture-network", *NOT_FETCHED)
        return load_beside(address, self._path, self.files)


def data_of(address: str) -> bytes:
    """Give the bytes a data: address holds (RFC 2397); raises PictureFault."""
    head, _, body = address.partition(",")
    data = unquote_to_bytes(body)
    if not head.lower().rstrip().endswith(";base64"):
        return data
    try:
        return base64.b64decode(b"".join(data.split()))
    except (binascii.Error, ValueError):
        raise PictureFault("picture-broken", "is damaged", "Put the picture in again.") from None


def load_beside(address: str, source: str, files: list[FileBeside]) -> bytes:
    """Give the bytes of a file named from the source's folder, which it may not leave; raises PictureFault."""
    if not address.strip():
        raise PictureFault("picture-missing", "has no address", "Name its file, or take it out.")
    if source == STANDARD_INPUT:
        raise PictureFault("picture-missing", "cannot be looked for: the source has no folder", "Save the source.")
    name = _local_name(address)
    folder = Path(source).parent
    try:
        file = (folder / name).resolve()
        if not file.is_relative_to(folder.resolve()):
            raise PictureFault("picture-outside", "is not in the source's folder", SAVE_BESIDE)
        data = b""
        if file.is_file():
            with file.open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError, RuntimeError):
        data = b""
    files.append(FileBeside(path=name, sha256=hashlib.sha256(data).hexdigest() if data else ""))
    if not data:
        raise PictureFault("picture-missing", "is not there or cannot be read", SAVE_BESIDE)
    return data


def _local_name(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
        local = parts.scheme.lower() in ("", "file") and parts.netloc.lower() in ("", "localhost")
    except ValueError:
        local, parts = False, urlsplit("")
    if not local:
        raise PictureFault("picture-network", *NOT_FETCHED)
    return unquote(parts.path).replace("\\", "/")
