"""Datelines: 本报讯（记者 张三）, 某社北京2月3日电（记者李四）: the agency and the reporter they name."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.model.article import Text
from pipeline.model.patterns import lazy
from pipeline.model.source import Location
from pipeline.parse.names import strip_role


class Dateline(NamedTuple):
    """A row: a pattern with groups agency and reporter (both may be missing), and an example."""

    pattern: re.Pattern[str]
    example: str


_REPORTER: Final = (
    r"(?:\s*[（(【]\s*(?P<reporter>(?:[^（()）。]{0,12})(?:记者|記者|通讯员|通訊員|特派员|作者"
    r"|实习生)[^（()）。]{1,40})[）)】]"
    r"|\s*(?:[一-鿿]{0,4})(?:记者|記者)(?P<bare>[ \u3000：:]?[一-鿿]{2,4}(?:[ "
    r"\u3000、][一-鿿]{2,4}){0,3})(?=[\s：:，]|$))?"
)
DATELINES: Final = (
    Dateline(
        lazy(rf"[\s【\[]*(?:综合)?据?(?!本[报网台刊社站])(?P<agency>[一-鿿]{{1,8}}?(?:社|网|網|报|報|台|在线|日报"
        rf"|快讯)(?:客户端)?)\s*(?P<place>[一-鿿]{{1,12}})?\s*[\d一二三四五六七八九十]{{1,3}}月[\d一二三四五六七八九十]{{1,3}}日\s*(?:电"
        rf"|電|讯|訊|消息|报道|報導){_REPORTER}"),
             "某某社北京2月3日电（记者 张三）"),
    Dateline(
        lazy(rf"[\s【\[]*(?:本报|本報|本網|本网|本台|本刊|本社|本市|本校|本站)(?:综合)?(?:\w{{0,10}})?(?:讯|訊|消息"
        rf"|电|電|报道)[】\]]?{_REPORTER}"),
             "本报讯（记者 张三 通讯员 李四）"),
    Dateline(
        lazy(rf"[\s【\[]*(?P<agency>[一-鿿]{{2,10}}(?:网|網|报|報|社|台|在线))\s*(?:[一-鿿]{{0,6}})(?:讯|訊"
        rf"|消息)[】\]]?{_REPORTER}"),
             "某县新闻网讯（通讯员 李四）"),
    Dateline(lazy(r"\s*[（(](?P<reporter>[^（()）。]{0,12}(?:记者|記者|通讯员|通訊員)[^（()）。]{1,40})[）)]"),
             "（记者 张三 通讯员 李四）"),
    Dateline(
        lazy(r"[\s【\[]*【?(?:记者|記者)(?P<reporter>[一-鿿]{2,4}(?:、[一-鿿]{2,4})?)\s?[／/]\s?[一-鿿]{1,8}(?:报导"
        r"|報導|报道)】?"),
             "【記者王大明／臺南報導】"),
)  # fmt: skip

# Most articles have no dateline: the patterns above are compiled only when one of these words is there.
_SIGNS: Final = (*"电電讯訊", "消息", "报道", "報導", "记者", "記者")


def dateline_end(text: str, start: int = 0) -> int:
    """Give the place where the dateline that opens a text at ``start`` ends, or ``start`` when there is none."""
    opening = text[start : start + 120]
    if not any(sign in opening for sign in _SIGNS):
        return start
    return next((start + match.end() for row in DATELINES if (match := row.pattern.match(opening))), start)


def read_dateline(text: Text | None) -> tuple[Text | None, Text | None]:
    """Give the agency and the reporter of the dateline that opens a text, each None where there is none."""
    if text is None:
        return None, None
    opening = text.value[:120]
    if not any(sign in opening for sign in _SIGNS):
        return None, None
    for row in DATELINES:
        match = row.pattern.match(opening)
        if match:
            groups = match.groupdict()
            name = "reporter" if groups.get("reporter") else "bare"
            return _group(text, match, "agency"), _reporter(text, match, name)
    return None, None


def _group(text: Text, match: re.Match[str], name: str) -> Text | None:
    value = match.groupdict().get(name)
    if not value:
        return None
    here = text.location
    return Text(value, Location(here.path, here.line, here.column + match.start(name)))


def _reporter(text: Text, match: re.Match[str], name: str) -> Text | None:
    found = _group(text, match, name)
    return Text(strip_role(found.value), found.location) if found else None
