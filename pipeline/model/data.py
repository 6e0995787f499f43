"""Document data: what a briefing says of itself besides the article (期号, 编发机关, 报送 …)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentData:
    """Facts for masthead and tail; None when nobody said. The names are the keys of front matter and ``--set``.

    name: 简报名称 · issue: 期号, a positive number · total_issue: 总第N期 · issuer: 编发机关 · date: 印发日期 ·
    report: 报 (superiors) · send: 送 (equals) · distribute: 发 (subordinates) · extra: 增发 · copies: 共印N份 ·
    security: 密级和保密期限 · copy_number: 份号 · signer: 签发人.
    """

    name: str | None = None
    issue: int | None = None
    total_issue: int | None = None
    issuer: str | None = None
    date: datetime.date | None = None
    report: str | None = None
    send: str | None = None
    distribute: str | None = None
    extra: str | None = None
    copies: int | None = None
    security: str | None = None
    copy_number: str | None = None
    signer: str | None = None
