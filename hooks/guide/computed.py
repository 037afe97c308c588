"""Facts that are not typed but follow from what was typed: the closed list and what each stands on.

The browser computes them (`docs/assets/guide/letter/facts.js`); here stand only the names, so that the
data file can be checked and a form knows which controls a gap needs. A test compares the two lists.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ComputedFact:
    """`needs` are the fields whose controls the form shows; the first is where a gap leads."""

    label: str
    needs: tuple[str, ...]
    example: str


COMPUTED: dict[str, ComputedFact] = {
    "missing_amount": ComputedFact("减少数量", ("amount_lost",), "100"),
    "expected_balance": ComputedFact(
        "推算余额", ("balance_before", "topped_up", "gifted", "spent", "expired_count"), "300"
    ),
    "shortfall": ComputedFact("还差的数量", ("expected_count", "arrived_count"), "10"),
    "still_missing": ComputedFact("还没补的数量", ("amount_lost", "restored_count"), "40"),
    "refund_rest": ComputedFact("还没退的金额", ("refund_due", "refund_got"), "20"),
    "left_over": ComputedFact("还没用的数量", ("balance_now",), "200"),
    "no_ticket": ComputedFact("没有工单编号", ("ticket_given",), "是"),
    "hours_since_submitted": ComputedFact("已过小时数", ("submitted_at",), "26"),
    "waited_24_hours": ComputedFact("已满 24 小时", ("submitted_at",), "是"),
    "promise_passed": ComputedFact("说好的时间已过", ("promise_time",), "是"),
    "attachment_count": ComputedFact("附件数", ("attachments",), "2"),
    "item_alone": ComputedFact("商品名称", ("expected_count", "item_name"), "会员一个月"),
    "today": ComputedFact("今天的日期", (), "2026年11月22日"),
    "now": ComputedFact("现在时间", (), "2026年11月22日 16:30"),
}
