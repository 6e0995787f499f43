"""The faces of one run: for each role a primary face and a chain that lends it the characters it lacks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from pipeline.fonts.catalogue import FACES, ROLES, KnownFace, RoleFaces
from pipeline.fonts.face import Face, open_face
from pipeline.fonts.places import VARIABLE, FontFiles, cache_folder, system_folders, user_folders
from pipeline.model.problem import MissingFont, Problem, error
from pipeline.model.receipt import Substitution

KNOWN_FILES: Final = frozenset(name for known in FACES.values() for name in known.files)
OFFICIAL: Final = frozenset(name for role in ROLES.values() for name in role.official)


class FontFinder:
    """Finds the faces of the catalogue: by file name in all places, by the names inside it in the user's folders.

    Official faces are sought in every place before any stand-in; a stand-in of the user's folders goes before the
    others.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self.own = FontFiles(user_folders(folders))
        self.common = FontFiles((*system_folders(), cache_folder()))
        self._opened: dict[tuple[Path, str], Face | None] = {}
        self._renamed: dict[str, list[Path]] | None = None

    @property
    def places(self) -> tuple[Path, ...]:
        """Give the folders searched, in order."""
        return *self.own.folders, *self.common.folders

    @property
    def inventory(self) -> list[tuple[str, int]]:
        """Give name and size of every font file that could serve or lend characters."""
        return self.own.sizes() + self.common.sizes(KNOWN_FILES)

    def chain(self, role: RoleFaces) -> Iterator[Face]:
        """Give the faces that serve a role, best first, opening each as it is asked for."""
        for name in role.official:
            yield from self._faces(name, (self.own, self.common))
        for files in (self.own, self.common):
            for name in role.stand_ins:
                yield from self._faces(name, (files,))

    def lenders(self, role: RoleFaces) -> Iterator[Face]:
        """Give the faces that only lend the role rare characters."""
        for name in role.rare:
            yield from self._faces(name, (self.own, self.common))

    def _faces(self, name: str, places: Sequence[FontFiles]) -> Iterator[Face]:
        known = FACES[name]
        for files in places:
            paths = [path for file_name in known.files for path in files.named(file_name)]
            if files is self.own and not paths:
                paths = self._by_inner_name(known)
            for path in paths:
                face = self._open(path, name)
                if face is not None:
                    yield face

    def _open(self, path: Path, name: str) -> Face | None:
        if (path, name) not in self._opened:
            face = open_face(path, FACES[name], stand_in=name not in OFFICIAL)
            # What may not be embedded is of no use here; the Word file names it all the same.
            self._opened[path, name] = face if face is not None and face.embeddable else None
        return self._opened[path, name]

    def _by_inner_name(self, known: KnownFace) -> list[Path]:
        if self._renamed is None:
            self._renamed = {}
            for path in self.own.unknown(KNOWN_FILES):
                face = open_face(path, KnownFace(files=()), stand_in=False)
                for name in face.names() if face else ():
                    self._renamed.setdefault(_plain(name), []).append(path)
        found = [path for name in known.names for path in self._renamed.get(_plain(name), ())]
        return list(dict.fromkeys(found))


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


class FontSet:
    """The faces of some roles, opened as they are needed. ``load_fonts`` makes one."""

    def __init__(self, finder: FontFinder, primaries: dict[str, Face]) -> None:
        self._finder = finder
        self._primaries = primaries
        self._faces: dict[str, Face] = {}
        self._chains: dict[str, list[Face]] = {}
        self._found: dict[tuple[str, str], Face | None] = {}
        for face in primaries.values():
            self._register(face)

    def primary(self, role: str) -> Face:
        """Give the face that serves a role; KeyError for a role that was not loaded."""
        return self._primaries[role]

    def face(self, key: str) -> Face:
        """Give the face of a key (``Piece.face``)."""
        return self._faces[key]

    def face_for(self, role: str, char: str) -> Face:
        """Give the face that draws a character in a role: the primary face, else the next of its chain that can.

        Nothing has it: the primary face, and ``covers`` says no; the caller then asks for 〓.
        """
        return self._find(role, char) or self._primaries[role]

    def covers(self, role: str, char: str) -> bool:
        """Tell whether any face of the role's chain draws the character."""
        return self._find(role, char) is not None

    def substitutions(self) -> tuple[Substitution, ...]:
        """Name the roles an official face was missing for, and what stands in, in the order of the roles' names."""
        return tuple(
            Substitution(role=role, wanted=ROLES[role].wanted, used=face.family)
            for role, face in sorted(self._primaries.items())
            if face.stand_in
        )

    @cached_property
    def fingerprint(self) -> str:
        """Digest of what decides which glyphs are drawn: the same on every machine with the same fonts.

        The faces in use count by their ``head`` tables, which hold their makers' checksums of the whole fonts: reading
        100 MB of fonts to learn as much would take longer than the rest of a run. Files that may lend rare characters
        count by name and size.
        """
        faces = [(role, face.identity) for role, face in sorted(self._primaries.items())]
        return hashlib.sha256(repr((faces, self._finder.inventory)).encode()).hexdigest()

    def _find(self, role: str, char: str) -> Face | None:
        place = role, char
        if place not in self._found:
            self._found[place] = self._search(role, char)
        return self._found[place]

    def _search(self, role: str, char: str) -> Face | None:
        first = self._primaries[role]
        if first.has(char) and not first.is_narrow(char):
            return first
        able = [face for face in self._chain(role) if face.has(char)]
        found = next((face for face in able if not face.is_narrow(char)), able[0] if able else None)
        if found is not None:
            self._register(found)
        return found

    def _chain(self, role: str) -> list[Face]:
        if role not in self._chains:
            faces = (*self._finder.chain(ROLES[role]), *self._finder.lenders(ROLES[role]))
            self._chains[role] = list(dict.fromkeys((self._primaries[role], *faces)))
        return self._chains[role]

    def _register(self, face: Face) -> None:
        # Two files of one name in different folders are two faces.
        while self._faces.setdefault(face.key, face) is not face:
            face.key += "'"


def load_fonts(roles: Iterable[str], folders: Sequence[Path] = ()) -> FontSet:
    """Find a face for each role: in ``folders``, JIANBAO_FONTS, the system, then the cache; official faces first.

    Raises MissingFont with a Problem for every role that has none.
    """
    finder = FontFinder(folders)
    primaries: dict[str, Face] = {}
    problems: list[Problem] = []
    for role in sorted(set(roles)):
        if role not in ROLES:
            problems.append(error("font-role", f"unknown font role {role!r}", None, f"roles: {', '.join(ROLES)}"))
            continue
        face = find_primary(finder, role)
        if face is None:
            problems.append(_missing(role, finder.places))
        else:
            primaries[role] = face
    if problems:
        raise MissingFont(problems)
    return FontSet(finder, primaries)


def find_primary(finder: FontFinder, role: str) -> Face | None:
    """Give the face that serves a role, None if there is none."""
    faces = ROLES[role]
    return next((face for face in finder.chain(faces) if face.has(faces.probe)), None)


def _missing(role: str, places: Sequence[Path]) -> Problem:
    chinese_name = ROLES[role].chinese_name
    return error(
        "font-missing",
        f"no font for {chinese_name} ({role}): 没有{chinese_name}字体；searched {', '.join(map(str, places))}",
        None,
        f"run 'jianbao fonts fetch', or name a folder with such fonts: --fonts FOLDER or {VARIABLE}",
    )
