"""Document data: what a briefing says of itself besides the article (期号, 编发机关, 报送 …)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentData:
    """Facts for masthead, closing and tail; None when nobody said. The names are keys of front matter and ``--set``.

    title: 标题, of an article that has none · recipients: 主送机关, likewise · name: 简报名称 · issue: 期号, a
    positive number · total_issue: 总第N期 · issuer: 编发机关, 发文机关 (several parted by ；) · date: 成文日期 ·
    security: 密级和保密期限 · copy_number: 份号 · urgency: 紧急程度 · notice: 内部资料 注意保存 · document_number:
    发文字号, 令号 · signer: 签发人 (several parted by 、) · editor_note: 编者按 · seal: how the document is signed,
    ``sealed``, ``unsealed`` or ``stamped`` · signatory: 签署人, 职务 and name parted by a space (several parted by
    ；) · attending, absent, observing: 出席, 请假, 列席 · report: 报 (superiors) · send: 送, 抄送 (equals) ·
    distribute: 发 (subordinates) · extra: 增发 · printer: 印发机关 · print_date: 印发日期 · copies: 共印N份.
    """

    title: str | None = None
    recipients: str | None = None
    name: str | None = None
    issue: int | None = None
    total_issue: int | None = None
    issuer: str | None = None
    date: datetime.date | None = None
    security: str | None = None
    copy_number: str | None = None
    urgency: str | None = None
    notice: str | None = None
    document_number: str | None = None
    signer: str | None = None
    editor_note: str | None = None
    seal: str | None = None
    signatory: str | None = None
    attending: str | None = None
    absent: str | None = None
    observing: str | None = None
    report: str | None = None
    send: str | None = None
    distribute: str | None = None
    extra: str | None = None
    printer: str | None = None
    print_date: datetime.date | None = None
    copies: int | None = None
