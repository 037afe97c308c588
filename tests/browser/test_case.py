"""我的记录: what the reader did elsewhere, where the matter stands, and what is kept on the device."""

from __future__ import annotations

import gzip
import json
import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.harness import NOW, Visitor, axe, go

FIRST_SCREEN = 560  # px: what the bars of an in-app browser leave of 640
PAINT_SECONDS = 2.0
SLOWER = 4  # times slower than this machine
OWN_SCRIPT_BYTES = {"/": 30_000, "/case/": 45_000}  # gzip, all own modules of the page
TODAY = datetime.fromisoformat(NOW)


def part(page: Page, name: str) -> Any:
    """The element that a script or a test finds by its role on the page."""
    return page.locator(f'[data-guide="{name}"]').first


def key(base_url: str) -> str:
    """The one storage key of the site."""
    return f"{urlsplit(base_url).path}guide"


def instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def entry(moment: datetime, kind: str, **more: str) -> dict[str, str]:
    """An entry of the log at a moment."""
    return {"id": f"{moment.isoformat()}-{kind}", "at": instant(moment), "kind": kind, **more}


def a_record(**parts: Any) -> str:
    """A stored document; only what the test is about needs to be given."""
    return json.dumps({"v": 1, "rev": 3, "facts": {}, "ticks": {}, "log": [], "letters": {}, "case": {}, **parts})


def with_record(visitor: Visitor, base_url: str, text: str, **reader: Any) -> Page:
    """An empty page of a device that keeps this text, written once before the first page runs."""
    page = visitor.page(**reader)
    page.add_init_script(
        f"if (!sessionStorage.seeded) {{ localStorage.setItem({json.dumps(key(base_url))}, {json.dumps(text)});"
        " sessionStorage.seeded = '1'; }"
    )
    return page


def stored(page: Page, base_url: str, store: str = "localStorage") -> dict[str, Any] | None:
    text = page.evaluate(f"{store}.getItem({json.dumps(key(base_url))})")
    return json.loads(text) if text else None


def state(page: Page) -> str:
    return str(part(page, "state").get_attribute("data-state"))


def log_a_talk(page: Page, **typed: str) -> None:
    """Fills the contact form and puts the talk down."""
    page.click("summary:has-text('记一次和客服的联系')")
    for name, value in typed.items():
        page.fill(f"[name=contact-{name}]", value)
    page.click("text=记下这一次")


# ---- with and without script -------------------------------------------------------------------------


def test_without_script_the_page_says_what_to_write_down_and_offers_no_dead_form(no_script: Page) -> None:
    go(no_script, "/case/", wait=False)
    text = no_script.inner_text("article")
    assert "抄在纸上" in text
    assert "工单编号" in text
    assert no_script.locator("guide-case").evaluate_all("nodes => nodes.every((node) => !node.innerText.trim())")


def test_with_script_one_state_and_one_line_say_what_to_do(phone: Page) -> None:
    go(phone, "/case/")
    expect(part(phone, "state")).to_have_text("收集材料")
    expect(part(phone, "now")).to_have_text("先找到你遇到的事。")
    assert phone.locator("[data-without-script]:visible").count() == 0


def test_the_page_has_no_fault_that_axe_sees_and_does_not_scroll_sideways(visitor: Visitor, base_url: str) -> None:
    record = a_record(
        facts={"account": "UID 10086", "ticket_no": "8842", "submitted_at": "2026-11-21T08:00"},
        ticks={"recharge-page": "done"},
        log=[entry(TODAY - timedelta(hours=26), "sent", letter="credit-paid")],
        case={"symptom": "paid-not-credited", "other.account": "10087", "auto.submitted_at": "2026-11-21T08:00"},
    )
    for scheme in ("light", "dark"):
        page = go(with_record(visitor, base_url, record, scheme=scheme), "/case/")
        page.click("summary:has-text('记一次')")
        page.click("text=还要填别的")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.evaluate("scrollTo(0, 0)")
        axe(page)


def test_own_script_of_the_page_is_small(phone: Page, built_site: Path) -> None:
    for address, limit in OWN_SCRIPT_BYTES.items():
        go(phone, address)
        loaded = phone.evaluate("performance.getEntriesByType('resource').map((each) => new URL(each.name).pathname)")
        own = {path for path in loaded if re.search(r"/assets/guide-[0-9a-f]+/.*\.js$", path)}
        size = sum(len(gzip.compress((built_site / path[path.index("assets/") :]).read_bytes())) for path in own)
        assert own
        assert size <= limit, f"{address}: {size}"


# ---- it fills itself ---------------------------------------------------------------------------------


def test_what_is_ticked_on_a_symptom_page_is_ticked_in_the_record_and_back(phone: Page) -> None:
    go(phone, "/symptoms/paid-not-credited/")
    phone.check("[data-guide=checklist] input[name=recharge-page]")
    go(phone, "/case/")
    assert phone.locator("[data-proof=recharge-page] input").is_checked()
    phone.check("[data-proof=payment-detail] input")
    go(phone, "/symptoms/paid-not-credited/")
    assert phone.locator("[data-guide=checklist] input[name=payment-detail]").is_checked()


def test_the_symptom_page_where_something_was_done_is_what_the_record_is_about(phone: Page) -> None:
    go(phone, "/symptoms/paid-not-credited/")
    phone.check("[data-guide=checklist] input[name=recharge-page]")
    go(phone, "/case/")
    expect(phone.locator("select[name=symptom]")).to_have_value("paid-not-credited")
    shown = phone.locator("[data-proof]:visible").evaluate_all("nodes => nodes.map((node) => node.dataset.proof)")
    assert "payment-detail" in shown
    assert "guardian-proof" not in shown
    expect(phone.locator("[data-weak]:visible").filter(has_text="钱付成功")).to_have_count(1)
    phone.check("[data-proof=payment-detail] input")
    expect(phone.locator("[data-weak]:visible").filter(has_text="钱付成功")).to_have_count(0)


def test_a_text_sent_from_its_page_is_in_the_timeline_with_its_time_and_can_be_taken_back(phone: Page) -> None:
    go(phone, "/letters/credit-paid/")
    part(phone, "copy").click()
    part(phone, "copy-anyway").click()
    part(phone, "sent").click()
    go(phone, "/case/")
    assert state(phone) == "waiting"
    expect(part(phone, "timeline")).to_contain_text("发出了“付了款没到账，请补发”")
    submitted = phone.locator("[data-case-field=submitted_at]")
    expect(submitted.locator("input")).to_have_value(re.compile("^2026-11-22T10:0"))
    submitted.get_by_text("撤回").click()
    expect(submitted.locator("input")).to_have_value("")


def test_an_entry_taken_out_comes_back_with_undo(phone: Page) -> None:
    go(phone, "/case/")
    log_a_talk(phone, who="客服小林", ticket="8842")
    phone.get_by_role("button", name=re.compile("^去掉：和客服小林")).click()
    expect(phone.locator("[data-guide=timeline] li")).to_have_count(0)
    expect(phone.locator("[name=ticket_no]")).to_have_value("")
    part(phone, "undo").click()
    expect(phone.locator("[data-guide=timeline] li")).to_have_count(1)
    expect(phone.locator("[name=ticket_no]")).to_have_value("8842")


def test_a_promise_makes_the_date_and_the_next_letters_opening(phone: Page) -> None:
    go(phone, "/case/")
    log_a_talk(phone, who="客服小林", ticket="8842", at="2026-11-21T16:00", promise="2026-11-22T09:00")
    assert state(phone) == "due"
    expect(part(phone, "now")).to_have_text("对方说的时间到了，可以问。")
    phone.click("[data-guide=now-ways] a >> nth=0")
    phone.wait_for_selector("html[data-guide-ready]", state="attached")
    assert phone.url.endswith("/letters/chase-24h/")
    text = part(phone, "letter-text").inner_text()
    assert "客服小林" in text
    assert "2026年11月22日 09:00" in text
    assert "8842" in text


def test_a_complaint_at_12315_has_its_own_days_and_does_not_end_the_wait_for_the_platform(
    visitor: Visitor, base_url: str
) -> None:
    log = [entry(TODAY - timedelta(days=9), "sent", letter="credit-paid")]
    log += [entry(TODAY - timedelta(days=2), "sent", letter="complaint-12315")]
    page = with_record(visitor, base_url, a_record(log=log))
    go(page, "/case/")
    answer = page.locator('[data-guide="dates"] time[data-deadline="acceptance-7-workdays"]')
    expect(answer).to_have_attribute("datetime", "2026-12-01")
    mediation = page.locator('[data-guide="dates"] time[data-deadline="mediation-60-days"]')
    expect(mediation).to_be_hidden()
    page.get_by_role("button", name="12315 说受理了").click()
    expect(mediation).to_have_attribute("datetime", "2027-01-21")
    expect(mediation).to_contain_text("按周一到周五估算，假期安排公布后可能变")  # 2027 is not on record
    expect(answer).not_to_contain_text("估算")
    expect(page.locator('[data-guide="timeline"]')).to_contain_text("受理了“")
    page.get_by_role("button", name="撤回").first.click()
    expect(mediation).to_be_hidden()


def test_evidence_has_the_numbers_of_the_letters_attachments(phone: Page) -> None:
    go(phone, "/case/")
    phone.select_option("select[name=symptom]", "paid-not-credited")
    phone.fill("[name=attachments]", "我的截图，能看到时间")
    phone.check("[data-proof=payment-detail] input")
    part(phone, "attach").click()
    expect(phone.locator("[name=attachments]")).to_have_value("我的截图，能看到时间\n支付账单详情")
    expect(phone.locator("[data-proof=payment-detail] [data-number]")).to_have_text("附件 2")
    assert "2. 支付账单详情" in part(phone, "record").inner_text()


def test_a_code_typed_into_the_contact_log_is_noticed(phone: Page) -> None:
    go(phone, "/case/")
    phone.click("summary:has-text('记一次')")
    phone.locator("[name=contact-text]").press_sequentially("他要的验证码是 482913")
    expect(part(phone, "guard")).to_be_visible()
    part(phone, "mask").click()
    assert "482913" not in phone.locator("[name=contact-text]").input_value()


# ---- the outcome -------------------------------------------------------------------------------------


def test_all_back_is_solved_unless_the_numbers_say_otherwise(visitor: Visitor, base_url: str) -> None:
    page = go(with_record(visitor, base_url, a_record(facts={"amount_lost": "100"})), "/case/")
    page.fill("[name=restored_count]", "60")
    expect(part(page, "still-missing")).to_have_text("照你填的数，还差 40 钻。")
    page.click("[data-result=all]")
    assert state(page) == "partly"
    page.fill("[name=restored_count]", "100")
    assert state(page) == "solved"
    expect(page.locator("[data-deadline-of=look-again-next-day] time")).to_have_attribute("datetime", "2026-11-23")


@pytest.mark.parametrize(
    ("result", "wanted"), [("partly", "restore-rest"), ("gone", "reopen-ticket"), ("none", "review-again")]
)
def test_what_is_not_right_yet_leads_to_its_letter(phone: Page, result: str, wanted: str) -> None:
    go(phone, "/case/")
    phone.click(f"[data-result={result}]")
    assert f"/letters/{wanted}/" in str(phone.locator("[data-guide=now-ways] a").first.evaluate("node => node.href"))


def test_giving_up_is_a_choice_that_can_be_taken_back(phone: Page) -> None:
    go(phone, "/case/")
    part(phone, "stop").click()
    assert state(phone) == "stopped"
    part(phone, "resume").click()
    assert state(phone) == "collecting"


def test_every_answer_of_the_platform_leads_to_a_letter_or_a_page(phone: Page) -> None:
    go(phone, "/case/")
    answers = phone.locator("[data-guide=reply] input").evaluate_all("nodes => nodes.map((node) => node.value)")
    assert len(answers) >= 7
    for answer in answers:
        phone.check(f"[data-guide=reply] input[value={answer}]")
        assert phone.locator(f"[data-reply={answer}] a:visible").count() >= 1


# ---- home continues ----------------------------------------------------------------------------------


def test_home_shows_the_doors_until_there_is_a_record_then_its_one_card(visitor: Visitor, base_url: str) -> None:
    empty = visitor.open("/")
    assert empty.locator(".g-doors--home").is_visible()
    assert not part(empty, "continue").is_visible()
    facts = {"ticket_no": "8842", "submitted_at": "2026-11-21T08:30", "account": "UID 10086"}
    page = go(with_record(visitor, base_url, a_record(facts=facts)), "/")
    card = part(page, "continue")
    assert "继续：工单 8842，昨天 08:30 交的。今天可以催。" in card.inner_text()
    assert not page.locator(".g-doors--home").is_visible()
    for shown in (card, card.get_by_text("写催办"), card.get_by_text("收到回复了")):
        box = shown.bounding_box()
        assert box
        assert box["y"] + box["height"] <= FIRST_SCREEN


def test_without_a_ticket_the_card_names_the_matter(visitor: Visitor, base_url: str) -> None:
    record = a_record(log=[entry(TODAY, "copied", letter="x")], case={"symptom": "paid-not-credited"})
    page = go(with_record(visitor, base_url, record), "/")
    assert "继续：付了钱，钻没到账。复制过了，发出去没有？" in part(page, "continue").inner_text()
    page.click("text=已经发了，去记")
    page.wait_for_selector("html[data-guide-ready]", state="attached")
    part(page, "sent").click()
    assert state(page) == "waiting"


def test_saved_one_tap_leads_from_home_to_the_chase_with_ticket_and_hours_filled_in(
    visitor: Visitor, base_url: str
) -> None:
    facts = {"ticket_no": "8842", "submitted_at": "2026-11-21T08:00", "account": "UID 10086", "amount_lost": "60"}
    page = go(with_record(visitor, base_url, a_record(facts=facts)), "/")
    page.click("text=写催办")
    page.wait_for_selector("html[data-guide-ready]", state="attached")
    page.check("input[name=format][value=ticket]")
    text = part(page, "letter-text").inner_text()
    assert "8842" in text
    assert "26小时" in text


def test_from_the_card_the_answer_is_one_tap_away_and_another_matter_too(visitor: Visitor, base_url: str) -> None:
    page = go(with_record(visitor, base_url, a_record(facts={"submitted_at": "2026-11-21T08:00"})), "/")
    page.click("text=是别的事")
    expect(page.locator(".g-doors--home")).to_be_visible()
    go(page, "/")
    page.click("text=收到回复了")
    expect(page).to_have_url(re.compile(r"/case/#reply$"))
    page.wait_for_selector("html[data-guide-ready]", state="attached")
    expect(page.get_by_role("radio", name="没人回")).to_be_in_viewport()


def test_an_address_into_the_record_ends_there_although_the_record_takes_shape_on_the_way(
    visitor: Visitor, base_url: str
) -> None:
    page = with_record(visitor, base_url, a_record(facts={"submitted_at": "2026-11-21T08:00"}))

    def once_on_the_way(route: Route) -> None:
        page.wait_for_function("() => scrollY > 0")
        route.continue_()

    page.route(re.compile(r"/written\.js$"), once_on_the_way)
    go(page, "/case/#reply")
    expect(page.get_by_role("radio", name="没人回")).to_be_in_viewport()


# ---- the device --------------------------------------------------------------------------------------


def test_nothing_outlives_the_tab_unless_the_reader_says_yes(phone: Page, base_url: str) -> None:
    go(phone, "/case/")
    phone.fill("[name=account]", "UID 10086")
    assert stored(phone, base_url) is None
    other = phone.context.new_page()
    go(other, "/case/")
    expect(other.locator("[name=account]")).to_have_value("")
    part(phone, "save").click()
    phone.close()
    again = other.context.new_page()
    go(again, "/case/")
    expect(again.locator("[name=account]")).to_have_value("UID 10086")


def test_erasing_clears_everything_and_shows_that_it_did(phone: Page, base_url: str) -> None:
    go(phone, "/case/")
    phone.fill("[name=account]", "UID 10086")
    part(phone, "save").click()
    part(phone, "erase").click()
    expect(part(phone, "erased")).to_contain_text("已经清空")
    expect(phone.locator("[name=account]")).to_have_value("")
    assert phone.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_erasing_by_mistake_can_be_taken_back_at_once_and_not_after_leaving(phone: Page, base_url: str) -> None:
    go(phone, "/case/")
    phone.fill("[name=account]", "UID 10086")
    part(phone, "save").click()
    part(phone, "erase").click()
    part(phone, "bring-back").click()
    record = stored(phone, base_url)
    assert record
    assert record["facts"] == {"account": "UID 10086"}
    part(phone, "erase").click()
    go(phone, "/about/")
    phone.go_back()
    phone.wait_for_selector("html[data-guide-ready]", state="attached")
    expect(part(phone, "bring-back")).to_be_hidden()
    expect(phone.locator("[name=account]")).to_have_value("")


def test_erasing_in_one_tab_empties_the_other_and_nothing_comes_back(phone: Page, base_url: str) -> None:
    go(phone, "/case/")
    phone.fill("[name=account]", "UID 10086")
    part(phone, "save").click()
    other = phone.context.new_page()
    go(other, "/case/")
    part(other, "erase").click()
    expect(phone.locator("[name=account]")).to_have_value("")
    phone.fill("[name=site_name]", "某某卡盟")
    assert stored(phone, base_url) is None


def test_two_tabs_do_not_overwrite_each_other(phone: Page, base_url: str) -> None:
    go(phone, "/case/")
    other = phone.context.new_page()
    go(other, "/case/")
    phone.fill("[name=account]", "UID 10086")
    other.fill("[name=site_name]", "某某卡盟")
    other.fill("[name=order_no]", "KM1")
    part(phone, "save").click()
    expect(other.locator("[name=account]")).to_have_value("UID 10086")
    other.fill("[name=ticket_no]", "8842")
    part(phone, "stop").click()
    record = stored(phone, base_url)
    assert record
    assert record["facts"] == {"account": "UID 10086", "site_name": "某某卡盟", "order_no": "KM1", "ticket_no": "8842"}
    assert [each["kind"] for each in record["log"]] == ["stopped"]


def test_one_field_filled_differently_in_two_tabs_asks_the_reader(phone: Page, base_url: str) -> None:
    go(phone, "/case/")
    other = phone.context.new_page()
    go(other, "/case/")
    phone.fill("[name=account]", "10086")
    other.fill("[name=account]", "10087")
    part(phone, "save").click()
    origin = other.locator("[data-case-field=account] [data-origin=other]")
    expect(origin).to_contain_text("别处填的是：")
    origin.get_by_text("换成它").click()
    record = stored(other, base_url)
    assert record
    assert record["facts"]["account"] in ("10086", "10087")
    assert "other.account" not in record["case"]


def test_a_page_killed_in_the_middle_loses_nothing_that_was_typed(phone: Page) -> None:
    go(phone, "/case/")
    phone.fill("[name=account]", "UID 10086")
    phone.click("summary:has-text('记一次')")
    phone.fill("[name=contact-who]", "客服小林")
    phone.fill("[name=contact-text]", "正在查")
    part(phone, "save").click()
    other = phone.context.new_page()
    phone.close()
    go(other, "/case/")
    expect(other.locator("[name=account]")).to_have_value("UID 10086")
    expect(other.locator("[name=contact-who]")).to_have_value("客服小林")
    assert other.locator("[name=contact-text]").is_visible()


# ---- storage that fails, clocks that jump, records that are long -------------------------------------


def test_where_storage_is_blocked_the_page_works_and_says_so(visitor: Visitor) -> None:
    page = visitor.open("/case/", storage="blocked")
    page.fill("[name=account]", "UID 10086")
    expect(part(page, "health")).to_contain_text("这里不让保存")
    part(page, "export").click()
    assert "填了 1 项" in part(page, "export-text").input_value()
    part(page, "stop").click()
    expect(part(page, "undo-offer")).to_contain_text("这里不让保存")


@pytest.mark.parametrize(
    ("text", "words"),
    [("{broken", "上次的记录读不出来"), ('{"v": 99, "facts": {"account": "new"}}', "更新的版本")],
    ids=["corrupt", "from the future"],
)
def test_a_record_that_cannot_be_read_stays_as_it_is(visitor: Visitor, base_url: str, text: str, words: str) -> None:
    page = go(with_record(visitor, base_url, text), "/case/")
    expect(part(page, "health")).to_contain_text(words)
    page.fill("[name=account]", "UID 10086")
    assert page.evaluate(f"localStorage.getItem({json.dumps(key(base_url))})") == text
    part(page, "erase").click()
    expect(part(page, "health")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_where_storage_is_full_what_was_kept_stays_and_the_reader_is_told(visitor: Visitor, base_url: str) -> None:
    page = with_record(visitor, base_url, a_record(facts={"account": "UID 10086"}))
    page.add_init_script(
        "Storage.prototype.setItem = new Proxy(Storage.prototype.setItem, { apply(real, store, given) {"
        " if (window.full) throw new DOMException('no room', 'QuotaExceededError');"
        " return Reflect.apply(real, store, given); } });"
    )
    go(page, "/case/")
    page.evaluate("window.full = true")
    page.fill("[name=site_name]", "某某卡盟")
    expect(part(page, "health")).to_contain_text("存不下了")
    record = stored(page, base_url)
    assert record
    assert record["facts"] == {"account": "UID 10086"}
    part(page, "export").click()
    assert "填了 2 项" in part(page, "export-text").input_value()
    page.evaluate("window.full = false")
    page.fill("[name=order_no]", "KM1")
    record = stored(page, base_url)
    assert record
    assert set(record["facts"]) == {"account", "site_name", "order_no"}


def test_a_clock_set_back_a_day_is_said_and_loses_nothing(visitor: Visitor, base_url: str) -> None:
    record = a_record(log=[entry(TODAY, "sent", letter="credit-paid")], facts={"account": "UID 10086"})
    page = with_record(visitor, base_url, record, now="2026-11-21T09:00:00+08:00")
    go(page, "/case/")
    expect(part(page, "now")).to_contain_text("先核对手机的日期和时间")
    assert state(page) == "waiting"
    expect(page.locator("[data-guide=timeline] li")).to_have_count(1)


def test_a_clock_a_year_forward_asks_to_look_first(visitor: Visitor, base_url: str) -> None:
    record = a_record(log=[entry(TODAY, "sent", letter="credit-paid")])
    page = with_record(visitor, base_url, record, now="2027-11-22T10:00:00+08:00")
    go(page, "/case/")
    expect(part(page, "now")).to_contain_text("已经过了很久")
    expect(page.locator("[data-guide=timeline] li")).to_contain_text("2026年11月22日")


@pytest.mark.timed
def test_ten_thousand_entries_are_painted_within_two_seconds_on_a_slow_phone(visitor: Visitor, base_url: str) -> None:
    log = [entry(TODAY - timedelta(minutes=index), "contact", text=f"第 {index} 次") for index in range(10_000)]
    page = with_record(visitor, base_url, a_record(log=log))
    go(page, "/about/")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto("case/")
    page.wait_for_selector("html[data-guide-ready]", state="attached")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert painted <= PAINT_SECONDS * 1000
    started = time.monotonic()
    expect(page.locator("[data-guide=timeline] li").first).to_contain_text("第 0 次")
    assert page.locator("[data-guide=timeline] li").count() < 100
    page.click("[data-guide=older] summary")
    expect(page.locator("[data-guide=older] li").first).to_be_visible()
    assert time.monotonic() - started < 10


# ---- to another phone and back -----------------------------------------------------------------------


def whole_record() -> str:
    """A record with something in every part of it."""
    return a_record(
        facts={"account": "UID 10086", "ticket_no": "8842", "reply_text": "“已处理”，请稍等\n😀 <b>&amp;"},
        ticks={"recharge-page": "done", "support-chat": "na"},
        log=[entry(TODAY - timedelta(hours=26), "sent", letter="credit-paid"), entry(TODAY, "contact", who="小林")],
        letters={"credit-paid": {"format": "ticket", "attests": ["a"], "edited": "我自己写的\n\n两行"}},
        case={"symptom": "paid-not-credited", "auto.ticket_no": "8842"},
    )


def test_copied_erased_and_pasted_back_the_record_is_identical(visitor: Visitor, base_url: str) -> None:
    page = with_record(visitor, base_url, whole_record())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    go(page, "/case/")
    before = stored(page, base_url)
    part(page, "export").click()
    expect(page.get_by_role("status")).to_contain_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == part(page, "export-text").input_value()
    part(page, "erase").click()
    page.fill("[data-guide=import-text]", copied)
    part(page, "import").click()
    part(page, "save").click()
    after = stored(page, base_url)
    assert before
    assert after
    assert {**after, "rev": 0} == {**before, "rev": 0}


def test_pasting_shows_what_it_would_change_and_destroys_nothing(visitor: Visitor, base_url: str) -> None:
    there = go(with_record(visitor, base_url, whole_record()), "/case/")
    part(there, "export").click()
    text = part(there, "export-text").input_value()
    here = go(with_record(visitor, base_url, a_record(facts={"account": "mine", "site_name": "某某卡盟"})), "/case/")
    here.fill("[data-guide=import-text]", f"转发：\n{text}")
    changes = part(here, "import-changes").inner_text()
    assert "多 2 项要点：工单编号、答复原文。" in changes
    assert "多 2 件经过。" in changes
    assert "1 项两边不一样：平台账号。" in changes
    record = stored(here, base_url)
    assert record
    assert record["facts"] == {"account": "mine", "site_name": "某某卡盟"}
    part(here, "import").click()
    record = stored(here, base_url)
    assert record
    assert (record["facts"]["account"], record["facts"]["ticket_no"]) == ("mine", "8842")
    expect(here.locator("[data-case-field=account] [data-origin=other]")).to_contain_text("UID 10086")
    part(here, "undo").click()
    record = stored(here, base_url)
    assert record
    assert record["facts"] == {"account": "mine", "site_name": "某某卡盟"}


def test_a_damaged_foreign_or_future_text_is_refused_with_the_reason(visitor: Visitor, base_url: str) -> None:
    page = go(with_record(visitor, base_url, whole_record()), "/case/")
    part(page, "export").click()
    text = part(page, "export-text").input_value()
    before = stored(page, base_url)
    middle = text.rindex(".") + 40
    bad = {
        text[: middle + 20]: "少了一截",
        text[:middle] + ("A" if text[middle] != "A" else "B") + text[middle + 1 :]: "有字变了",
        "您好，充值没到账，请帮忙查。": "不是从“我的记录”复制出来的",
        re.sub(r"\ng1\.", "\ng2.", text): "更新的版本",
        text + text: "两份记录",
    }
    for each, words in bad.items():
        page.fill("[data-guide=import-text]", each)
        expect(part(page, "import-refused")).to_contain_text(words)
        assert not part(page, "import").is_visible()
    assert stored(page, base_url) == before


def test_the_record_travels_as_a_file_where_files_work(visitor: Visitor, base_url: str, tmp_path: Path) -> None:
    page = go(with_record(visitor, base_url, whole_record()), "/case/")
    with page.expect_download() as download:
        part(page, "export-file").click()
    assert download.value.suggested_filename == "我的记录-2026-11-22.txt"
    file = tmp_path / "record.txt"
    download.value.save_as(file)
    other = visitor.open("/case/")
    other.set_input_files("[data-guide=import-file]", file)
    part(other, "import").click()
    expect(other.locator("[name=ticket_no]")).to_have_value("8842")


def test_printing_shows_the_record_alone(visitor: Visitor, base_url: str) -> None:
    page = go(with_record(visitor, base_url, whole_record()), "/case/")
    page.emulate_media(media="print")
    assert part(page, "record").is_visible()
    assert "工单编号：8842" in part(page, "record").inner_text()
    assert page.locator("guide-case input:visible, guide-case button:visible").count() == 0


def test_the_trouble_chosen_in_the_record_is_not_asked_for_again(phone: Page) -> None:
    page = go(phone, "/case/")
    page.locator('select[name="symptom"]').select_option("expired")
    expect(part(page, "now")).to_contain_text("先存这一样")


@pytest.mark.parametrize("symptom", ["account-stolen", "fake-support", "recovery-scam", "platform-gone"])
def test_where_a_loss_still_goes_on_the_record_says_to_stop_it_first(phone: Page, symptom: str) -> None:
    page = go(phone, "/case/")
    page.locator('select[name="symptom"]').select_option(symptom)
    expect(part(page, "now")).to_contain_text("先止住损失")
    page.get_by_role("link", name="先看这一页").tap()
    page.wait_for_selector("html[data-guide-ready]", state="attached")
    page.locator("[data-guide=do-now] input[type=checkbox]").first.check()
    expect(part(go(page, "/case/"), "now")).not_to_contain_text("先止住损失")


def test_what_was_said_to_be_done_and_did_not_come_is_not_called_a_refusal(phone: Page) -> None:
    page = go(phone, "/case/")
    page.locator('[data-guide="back"][data-result="none"]').tap()
    page.get_by_role("link", name="请重新核查").tap()
    page.wait_for_selector("html[data-guide-ready]", state="attached")
    text = page.locator("[data-guide=letter-text]:visible")
    expect(text).to_contain_text("答复说已经办好，我这边还没有看到。")
    expect(text).not_to_contain_text("没有通过")


def test_money_that_came_in_part_is_not_called_solved(phone: Page) -> None:
    page = go(phone, "/case/")
    page.locator('[data-guide="result"] [name="refund_due"]').fill("25")
    page.locator('[data-guide="result"] [name="refund_got"]').fill("10")
    expect(part(page, "still-missing")).to_have_text("照你填的数，还差 15 元。")
    page.locator('[data-guide="back"][data-result="all"]').tap()
    assert state(page) == "partly"
