"""Receipt: what was done to the source, so that anyone can see no wording changed."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.article import Token
from pipeline.model.problem import Problem
from pipeline.model.source import Drop, Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One mark or space brought to print form: ``before`` became ``after`` at ``location`` by ``rule``."""

    rule: str
    location: Location
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """A stand-in used for an official face: font role, the family wanted, the family used."""

    role: str
    wanted: str
    used: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A source: the ``path`` its locations name, the ``name`` a receipt shows, its bytes' digest, its encoding."""

    path: str
    name: str
    sha256: str
    encoding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Everything between the source's bytes and the printed text; ``sources`` are several for a bulletin of articles.

    ``metadata`` are the stretches of the source that state facts (发表时间:2019-02-26) and are not printed as they
    stand. The source's lines without ``metadata`` and ``dropped``, with ``changes`` made, are the printed text, space
    aside.
    ``job`` is the digest of everything the results depend on: the same digest, the same results.
    """

    version: str
    sources: tuple[SourceFile, ...]
    layout: str
    job: str = ""
    changes: tuple[Change, ...] = ()
    metadata: tuple[Token, ...] = ()
    dropped: tuple[Drop, ...] = ()
    problems: tuple[Problem, ...] = ()
    fonts: tuple[Substitution, ...] = ()
