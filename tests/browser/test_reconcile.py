"""算一算: the page works on paper, answers at once, refuses a bad file without losing anything."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.harness import DESKTOP, PHONE, Visitor, axe, go
from tests.reconcile.bills import Paid, alipay_csv, locked_zip, wechat_csv, wechat_xlsx

ADDRESS = "/reconcile/"
VERDICT = '[data-guide="verdict"]'
STATUS = "[role=status]"
TWO_PAID = [
    Paid("2026-05-01 10:00:00", 1),
    Paid("2026-05-02 10:00:00", 2),
    Paid("2026-05-02 12:00:00", 3, payee="美团", goods="外卖订单"),
]
ONE_CREDITED = "2026-05-01 10:00:30 充值 +60 余额 160\n2026-05-03 20:00 兑换月卡 -30 余额 130"
NOTHING_SENT = "() => performance.getEntriesByType('resource').every(({ name }) => name.startsWith(location.origin))"


def a_file(content: bytes, name: str = "bill.csv") -> FilePayload:
    """A file as the picker hands it over."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def answer(page: Page, gap: str, cause: str) -> None:
    """Waits until the verdict says so."""
    expect(page.locator(f'{VERDICT}[data-gap="{gap}"][data-cause="{cause}"]')).to_be_visible()


def with_ledger(page: Page) -> None:
    """One payment of two was credited, the rest is the reader's own use."""
    page.fill("[name=balance_before]", "100")
    page.fill("[name=balance_now]", "130")
    page.fill("[name=ledger]", ONE_CREDITED)


def choose(page: Page, content: bytes, name: str = "bill.csv") -> None:
    """Picks a bill."""
    page.set_input_files("[name=bill]", a_file(content, name))


def test_without_script_the_example_and_the_form_read_whole(no_script: Page) -> None:
    no_script.goto("reconcile/")
    for text in ("先填六个数", "100 + 60 + 6 − 30 − 0 = 136", "算出来以后，看哪一页"):
        expect(no_script.get_by_text(text).first).to_be_visible()
    expect(no_script.locator(VERDICT)).to_be_hidden()
    for name in ("balance_before", "balance_now", "bill", "ledger"):
        expect(no_script.locator(f"[name={name}]")).to_have_count(1)
        expect(no_script.locator(f"[name={name}]")).to_be_visible()


def test_six_numbers_are_answered_at_once_on_a_phone(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, viewport=PHONE)
    for name, value in {
        "balance_before": "100",
        "topped_up": "60",
        "gifted": "6",
        "spent": "30",
        "expired_count": "0",
    }.items():
        page.fill(f"[name={name}]", value)
    page.fill("[name=balance_now]", "76")
    answer(page, "60", "paid-not-credited")
    expect(page.locator(VERDICT)).to_contain_text("应该有 136 钻，现在有 76 钻，少了 60 钻。")
    expect(page.locator(VERDICT).get_by_role("link", name="付了钱，钻没到账")).to_be_visible()
    expect(page.locator(STATUS)).to_contain_text("少了 60 钻")


@pytest.mark.parametrize(
    "content", [wechat_csv(TWO_PAID), wechat_xlsx(TWO_PAID), alipay_csv(TWO_PAID)], ids=["csv", "xlsx", "gbk"]
)
def test_a_bill_of_either_app_finds_the_payment_that_was_not_credited(visitor: Visitor, content: bytes) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    with_ledger(page)
    choose(page, content)
    answer(page, "60", "paid-not-credited")
    expect(page.locator('[data-guide="report"]')).to_contain_text(
        "2026-05-02 10:00 付了 6 元，账户明细里没有对应的到账。"
    )
    expect(page.locator('[data-guide="paragraph"]')).to_contain_text("商户单号 ZK2")
    assert page.evaluate(NOTHING_SENT)


@pytest.mark.timed
def test_a_small_input_is_answered_within_300_ms(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    with_ledger(page)
    choose(page, wechat_csv(TWO_PAID))
    answer(page, "60", "paid-not-credited")
    waited = page.evaluate(
        """() => new Promise((done) => {
          const verdict = document.querySelector('[data-guide="verdict"]');
          const start = performance.now();
          new MutationObserver(() => verdict.dataset.gap === "55" && done(performance.now() - start))
            .observe(verdict, { attributes: true });
          const control = document.querySelector("[name=balance_now]");
          control.value = "135";
          control.dispatchEvent(new Event("input", { bubbles: true }));
        })"""
    )
    assert waited <= 300


REFUSED = {
    "a zip with a password": (locked_zip(), "解压密码"),
    "a web page": (b"<!DOCTYPE html><html><body>404</body></html>", "网页"),
    "another file": ("姓名,年龄\n小明,20\n".encode(), "找不到账单的列名"),
    "a bill cut in its last row": (wechat_csv(TWO_PAID)[:-90], "断了"),
    "50 MB": (b"0" * 50_000_000, "20 MB"),
    "nothing": (b"", "空的"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_bad_file_is_refused_in_one_sentence_and_the_earlier_result_stands(
    visitor: Visitor, tmp_path: Path, what: str
) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    with_ledger(page)
    choose(page, wechat_csv(TWO_PAID))
    answer(page, "60", "paid-not-credited")
    content, word = REFUSED[what]
    other = tmp_path / "other.csv"
    other.write_bytes(content)
    page.set_input_files("[name=bill]", other)
    expect(page.locator(STATUS)).to_contain_text(word)
    assert re.fullmatch(r"[^。]+。", page.inner_text(STATUS))
    answer(page, "60", "paid-not-credited")
    expect(page.locator('[data-guide="report"]')).to_contain_text("没有对应的到账")


def test_both_bills_can_be_chosen_together(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    with_ledger(page)
    both = [a_file(wechat_csv(TWO_PAID[:1]), "a.csv"), a_file(alipay_csv(TWO_PAID[1:]), "b.csv")]
    page.set_input_files("[name=bill]", both)
    answer(page, "60", "paid-not-credited")


def test_a_reader_corrects_a_match_and_the_answer_follows(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    with_ledger(page)
    choose(page, wechat_csv(TWO_PAID))
    answer(page, "60", "paid-not-credited")
    page.locator("[data-payment]").first.select_option("ignore")
    answer(page, "0", "none")


def test_the_number_of_a_payment_can_be_corrected(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    with_ledger(page)
    choose(page, wechat_csv(TWO_PAID))
    answer(page, "60", "paid-not-credited")
    page.locator("[data-diamonds]").first.fill("66")
    page.locator("[data-diamonds]").first.blur()
    answer(page, "66", "paid-not-credited")


def test_where_no_way_of_copying_works_nothing_is_said_to_be_selected_that_is_not(visitor: Visitor) -> None:
    page = visitor.page(viewport=DESKTOP)
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;"
    )
    go(page, ADDRESS)
    with_ledger(page)
    choose(page, wechat_csv(TWO_PAID))
    answer(page, "60", "paid-not-credited")
    page.get_by_role("button", name="复制对照表").click()
    expect(page.get_by_role("status")).to_have_text("没复制成。试试“存成 CSV 文件”。")
    page.get_by_role("button", name="复制这段话").click()
    expect(page.get_by_role("status")).to_have_text("没复制成，文字已选中，请长按再点“复制”。")
    selected = page.evaluate("getSelection().toString()").strip()
    assert selected
    assert selected == page.locator('[data-guide="paragraph"]').inner_text().strip()


def test_more_than_one_reading_is_marked(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    page.fill("[name=balance_before]", "100")
    page.fill("[name=balance_now]", "130")
    page.fill("[name=ledger]", "2026-05-01 10:00:30 充值 +60")
    answer(page, "30", "unknown")
    expect(page.locator(f"{VERDICT}[data-ambiguous]")).to_be_visible()


def test_all_inputs_can_be_used_at_once_on_a_wide_screen(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    for name in ("balance_before", "balance_now", "bill", "ledger"):
        expect(page.locator(f"[name={name}]")).to_have_count(1)
        expect(page.locator(f"[name={name}]")).to_be_visible()
    expect(page.locator(VERDICT)).to_have_count(1)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_nothing_scrolls_sideways_on_a_phone_with_an_answer(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, viewport=PHONE)
    with_ledger(page)
    choose(page, wechat_csv(TWO_PAID))
    answer(page, "60", "paid-not-credited")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_picture_is_drawn_without_style_attributes_and_has_a_table_behind_it(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    with_ledger(page)
    choose(page, wechat_csv(TWO_PAID))
    answer(page, "60", "paid-not-credited")
    picture = page.get_by_role("img", name="少了 60 钻")
    expect(picture).to_be_visible()
    expect(picture.locator(".g-chart__mark")).to_have_count(1)
    assert page.locator('[data-guide="report"] [style]').count() == 0
    page.get_by_text("看这张图的数字").click()
    expect(page.get_by_role("cell", name="兑换月卡").first).to_be_visible()


def test_nothing_is_kept_but_the_numbers_of_the_letters_unless_the_reader_keeps_it(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    with_ledger(page)
    choose(page, wechat_csv(TWO_PAID))
    answer(page, "60", "paid-not-credited")
    kept = "() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }])"
    assert "兑换月卡" not in page.evaluate(kept)
    assert "ZK2" not in page.evaluate(kept)
    page.get_by_role("button", name="记进我的记录").click()
    expect(page.locator(STATUS)).to_contain_text("记进")
    assert "ZK2" in page.evaluate(kept)


def test_the_answer_fills_the_letter(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    with_ledger(page)
    choose(page, wechat_csv(TWO_PAID))
    answer(page, "60", "paid-not-credited")
    page.get_by_role("button", name="填进申诉里").click()
    page.goto("letters/credit-paid/")
    page.wait_for_selector("html[data-guide-ready]", state="attached")
    expect(page.locator("[name=merchant_order_no]").first).to_have_value("ZK2")
    expect(page.locator("[name=paid_at]").first).to_have_value("2026-05-02T10:00")


def test_what_is_copied_is_what_is_shown(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    with_ledger(page)
    choose(page, wechat_csv(TWO_PAID))
    answer(page, "60", "paid-not-credited")
    page.get_by_role("button", name="复制这段话").click()
    expect(page.locator(STATUS)).to_contain_text("已复制")
    assert page.evaluate("() => window.copied") == page.inner_text('[data-guide="paragraph"]')


def test_without_workers_the_page_answers_all_the_same(visitor: Visitor) -> None:
    page = visitor.page(viewport=DESKTOP)
    page.add_init_script("delete window.Worker")
    page.goto("reconcile/")
    page.wait_for_selector("html[data-guide-ready]", state="attached")
    with_ledger(page)
    choose(page, wechat_csv(TWO_PAID))
    answer(page, "60", "paid-not-credited")


def test_with_storage_blocked_the_page_answers_all_the_same(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP, storage="blocked")
    with_ledger(page)
    answer(page, "0", "none")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_axe_finds_nothing_before_and_after_an_answer(visitor: Visitor, scheme: Any, viewport: Any) -> None:
    page = visitor.open(ADDRESS, viewport=viewport, scheme=scheme)
    axe(page)
    with_ledger(page)
    choose(page, wechat_csv(TWO_PAID))
    answer(page, "60", "paid-not-credited")
    axe(page)


MANY = [
    Paid(
        f"2026-{1 + i // 2500:02d}-{1 + (i // 100) % 25:02d} {(i // 5) % 20:02d}:{i % 60:02d}:00",
        i,
        **({} if i % 20 == 0 else {"payee": f"店{i % 300}", "goods": f"商品{i}"}),
    )
    for i in range(20_000)
]
FROZEN = """
() => new Promise((done) => {
  let longest = 0;
  let last = performance.now();
  const verdict = document.querySelector('[data-guide="verdict"]');
  const tick = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (verdict.dataset.cause) done(longest); else setTimeout(tick, 5);
  };
  tick();
})
"""


# Keeps the worker from its next task for a minute, however fast the machine is.
BUSY = """
() => { setTimeout(() => { const end = performance.now() + 60000; while (performance.now() < end); }, 0); }
"""


def big_file(folder: Path, rows: list[Paid]) -> Path:
    """A long bill on disk: what is handed over piece by piece takes longer than it is read."""
    file = folder / "bill.csv"
    file.write_bytes(wechat_csv(rows))
    return file


def test_20000_rows_are_read_in_the_worker_while_the_page_goes_on(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    page.fill("[name=balance_before]", "0")
    page.fill("[name=balance_now]", "0")
    page.evaluate("() => delete document.querySelector('[data-guide=\"verdict\"]').dataset.cause")
    page.set_input_files("[name=bill]", big_file(tmp_path, MANY))
    longest = page.evaluate(FROZEN)
    expect(page.locator(VERDICT)).to_have_attribute("data-gap", "60000")
    assert longest < 500


def test_the_work_can_be_stopped_and_the_result_before_it_stands(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    with_ledger(page)
    answer(page, "0", "none")
    [worker] = page.workers
    worker.evaluate(BUSY)
    page.set_input_files("[name=bill]", big_file(tmp_path, MANY[:100]))
    with worker.expect_event("close"):  # whoever worked answers no more
        page.get_by_role("button", name="停下").click()
    expect(page.locator(STATUS)).to_contain_text("停下了")
    answer(page, "0", "none")


@pytest.mark.timed
def test_20000_rows_take_at_most_two_seconds_on_a_slow_main_thread(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, viewport=DESKTOP)
    slow = page.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.evaluate(
        "(bytes) => { window.bill = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)); }", _base64(wechat_csv(MANY))
    )
    took = [page.evaluate(MAIN_THREAD) for _ in range(3)]
    assert min(took) <= 2000, took
    slow.send("Performance.enable")
    metrics = {each["name"]: each["value"] for each in slow.send("Performance.getMetrics")["metrics"]}
    assert metrics["JSHeapUsedSize"] <= 200_000_000


MAIN_THREAD = """
async () => {
  const base = document.querySelector("link[data-element=guide-reconcile]").href;
  const { answer, readBill } = await import(new URL("../reconcile/answer.js", base));
  const given = { ledger: "2026-05-01 10:00 充值 +60", before: 0, now: 0, six: {} };
  const question = { ...given, corrections: {}, today: Date.now() };
  const start = performance.now();
  answer([await readBill(window.bill)], question);
  return performance.now() - start;
}
"""


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
