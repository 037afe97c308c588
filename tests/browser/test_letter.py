"""Letters and quick messages as a reader on a phone uses them, without and with script."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from guide.letters import letter_view, plain_formats
from guide.loading import Guide, load_text
from guide.problems import DATA_FILE
from tests.browser.harness import DESKTOP, Visitor, go

QUICK = "/symptoms/paid-not-credited/"
LETTER = "/letters/restore-missing/"

FIELDS = {
    "account": "UID 10086",
    "paid_at": "2026-11-21T14:30",
    "paid_amount": "30",
    "expected_count": "60",
    "merchant_order_no": "M20261121",
}

TWELVE_FIRST = [
    *("paid-not-credited", "balance-dropped", "support-silent", "auto-renewed", "platform-gone", "deducted-no-benefit"),
    *("charged-twice", "account-stolen", "fake-support", "not-as-described", "minor-purchase", "expired"),
]

HOSTILE = [
    "$& {account} </textarea><script>window.hacked = 1</script><img src=x onerror='window.hacked=1'>",
    "\u202e反过来\u202c 👨‍👩‍👧 １２３",
    "x" * 10_000,
]


@pytest.fixture(scope="module")
def guide(root: Any) -> Guide:
    loaded, problems = load_text((root / DATA_FILE).read_text("utf-8"))
    assert not problems
    return loaded


def part(page: Page, name: str) -> Any:
    return page.locator(f'[data-guide="{name}"]:visible')


def fill(page: Page, values: dict[str, str]) -> None:
    for name, value in values.items():
        page.locator(f'form [name="{name}"]').fill(value)


def shown(page: Page) -> str:
    text: str = page.evaluate(
        "() => { const e = [...document.querySelectorAll('[data-guide=letter-text]')].find(x => x.offsetParent);"
        " return 'value' in e ? e.value : e.innerText; }"
    )
    return text


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def with_clipboard(visitor: Visitor, address: str, **reader: Any) -> Page:
    page = visitor.page(**reader)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return go(page, address)


def test_without_script_a_letter_is_read_whole_with_its_gaps(visitor: Visitor) -> None:
    page = visitor.open(LETTER, script=False)
    text = page.locator('[data-guide="letter-text"]').inner_text()
    assert "【平台账号】" in text
    assert "请把少掉的【减少数量】钻恢复到账号【平台账号】。" in text
    expect(page.locator('[data-guide="copy"]')).to_be_hidden()
    expect(page.get_by_text("长按上面的话")).to_contain_text("有两种说法的，只留对的那句。")  # all of them stand there
    expect(page.get_by_text("长按上面的话")).to_be_visible()


def test_from_home_the_short_message_is_copied_in_three_taps_five_fields_sixty_characters(visitor: Visitor) -> None:
    page = with_clipboard(visitor, "/")
    page.get_by_role("link", name="付了钱没到账").first.tap()
    fill(page, FIELDS)
    part(page, "copy").tap()
    expect(page.get_by_role("status")).to_have_text("已复制。现在去粘贴。")
    typed = sum(len(value) for name, value in FIELDS.items() if name != "paid_at")
    assert len(FIELDS) <= 5
    assert typed <= 60
    assert clipboard(page) == shown(page)
    assert "2026年11月21日 14:30付了30元，应到60钻" in clipboard(page)


@pytest.mark.parametrize("symptom", TWELVE_FIRST)
def test_each_of_the_twelve_first_pages_needs_at_most_five_fields(visitor: Visitor, symptom: str) -> None:
    page = visitor.open(f"/symptoms/{symptom}/")
    rows = page.locator('[data-guide="quick-message"] [data-field-row]:visible')
    assert 1 <= rows.count() <= 5
    assert part(page, "letter-text").count() == 1
    assert part(page, "copy").count() == 1


def test_the_first_press_with_gaps_copies_nothing_and_says_what_is_missing(visitor: Visitor) -> None:
    page = with_clipboard(visitor, QUICK)
    page.evaluate("navigator.clipboard.writeText('before')")
    fill(page, {"account": "甲"})
    part(page, "copy").click()
    expect(part(page, "missing")).to_contain_text("还有 3 处没填：付款时间、付款金额、应到数量。")
    assert clipboard(page) == "before"
    page.get_by_role("button", name="先补上").click()
    expect(page.locator('[name="paid_at"]')).to_be_focused()
    part(page, "copy-anyway").click()
    expect(page.get_by_role("status")).to_have_text("已复制。现在去粘贴。")
    assert clipboard(page) == shown(page)
    assert "【付款金额】" in clipboard(page)


def test_before_copying_the_letter_says_what_happened_proof_and_request_lack(visitor: Visitor) -> None:
    page = visitor.open("/letters/credit-paid/")
    expect(part(page, "whole")).to_contain_text("材料 接着发截图")
    page.locator('input[name="format"][value="ticket"]').check()
    expect(part(page, "whole")).to_contain_text("材料 还没写")
    expect(part(page, "whole")).to_contain_text(re.compile(r"发生了什么 还缺 \d 处"))
    fill(page, {**FIELDS, "order_no": "KM1", "attachments": "账单截图"})
    expect(part(page, "whole")).to_have_text("发之前看：发生了什么 有了材料 有了一个请求 有了")


# Fills in every field, then reads the text in each of its formats, as the radios switch to them.
FILL_AND_READ = """(examples) => {
  for (const control of document.querySelectorAll("[data-field-row] [name]")) {
    const value = examples[control.name];
    if (control.type === "radio") control.checked = control.value === value;
    else control.value = value;
    if (control.type !== "radio" || control.checked) control.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const visible = (name) => [...document.querySelectorAll(`[data-guide=${name}]`)].filter((each) => each.offsetParent);
  const read = (kind) => {
    const [text] = visible("letter-text");
    const over = visible("count").some((each) => each.className.includes("--over"));
    return { kind, text: "value" in text ? text.value : text.innerText, over };
  };
  const boxes = [...document.querySelectorAll("input[name=format]")];
  if (!boxes.every((box) => box.offsetParent && !box.disabled)) throw new Error("a format cannot be chosen");
  return boxes.length ? boxes.map((box) => (box.click(), read(box.value))) : [read("")];
}"""

# A letter knows nothing of the one before it.
FORGET = "if (origin !== 'null') sessionStorage.clear();"


@pytest.mark.parametrize("stage", ["first", "follow-up", "outside"])
def test_every_letter_filled_through_its_form_is_whole_and_within_its_length(
    visitor: Visitor, guide: Guide, stage: str
) -> None:
    examples = {each.id: each.example for each in guide["fields"]}
    labels = {each.label for each in guide["fields"]}
    seen: dict[str, str] = {}
    page = visitor.page()
    page.add_init_script(FORGET)
    for letter in [each for each in guide["letters"] if each.stage == stage and not each.abstract]:
        for version in go(page, f"/letters/{letter.id}/").evaluate(FILL_AND_READ, examples):
            text, place = version["text"], f"{letter.id} {version['kind']}"
            assert text, place
            assert seen.setdefault(text, letter.id) == letter.id, place
            assert not labels & set(re.findall("【([^】]*)】", text)), place
            assert not version["over"], place
    assert len(seen) >= 10


@pytest.mark.parametrize("value", HOSTILE, ids=["markup", "scripts", "long"])
def test_hostile_values_come_out_as_typed_and_run_nothing(visitor: Visitor, value: str) -> None:
    page = with_clipboard(visitor, QUICK)
    fill(page, FIELDS | {"account": value})
    part(page, "copy").click()
    expect(page.get_by_role("status")).to_have_text("已复制。现在去粘贴。")
    assert value in clipboard(page)
    assert clipboard(page) == shown(page)
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("fault", ["missing", "denied", "throwing"])
def test_where_the_clipboard_fails_the_older_way_copies(visitor: Visitor, fault: str) -> None:
    page = visitor.page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(BREAK_CLIPBOARD[fault])
    go(page, QUICK)
    fill(page, FIELDS)
    part(page, "copy").click()
    expect(page.get_by_role("status")).to_have_text("已复制。现在去粘贴。")


def test_where_no_way_of_copying_works_the_text_is_selected_and_the_hand_is_told(visitor: Visitor) -> None:
    page = visitor.page()
    page.add_init_script(BREAK_CLIPBOARD["denied"] + "document.execCommand = () => false;")
    go(page, QUICK)
    fill(page, FIELDS)
    part(page, "copy").click()
    expect(page.get_by_role("status")).to_have_text("没复制成，文字已选中，请长按再点“复制”。")
    assert page.evaluate("getSelection().toString()").strip() == shown(page).strip()


BREAK_CLIPBOARD = {
    "missing": "Object.defineProperty(navigator, 'clipboard', { value: undefined });",
    "denied": "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject() } });",
    "throwing": "Object.defineProperty(navigator, 'clipboard', { get() { throw new Error('no'); } });",
}


def test_what_the_reader_selects_in_the_text_stays_selected(visitor: Visitor) -> None:
    page = visitor.open("/letters/chase-24h/", viewport=DESKTOP)
    part(page, "letter-text").dblclick()
    assert page.evaluate("getSelection().toString()")


def test_a_number_that_is_none_is_told_beside_its_field_to_everyone(visitor: Visitor) -> None:
    page = visitor.open("/letters/restore-missing/")
    box = page.locator("[name=balance_before]")
    box.fill("三百多吧")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description(re.compile("这里只写数字"))
    box.fill("300")
    expect(box).not_to_have_attribute("aria-invalid", re.compile(""))


def test_own_wording_is_kept_until_the_reader_asks_for_the_form_again(visitor: Visitor) -> None:
    page = with_clipboard(visitor, QUICK)
    fill(page, FIELDS)
    page.get_by_role("button", name="自己改").click()
    assert part(page, "letter-text").count() == 1
    part(page, "letter-text").fill("我自己的话")
    fill(page, {"account": "乙"})
    assert shown(page) == "我自己的话"
    part(page, "copy").click()
    expect(page.get_by_role("status")).to_have_text("已复制。现在去粘贴。")
    assert clipboard(page) == "我自己的话"
    page.get_by_role("button", name="恢复自动填写").click()
    assert "账号乙" in shown(page)


def test_what_was_filled_in_is_there_in_the_next_letter_of_this_tab(visitor: Visitor) -> None:
    page = visitor.open(QUICK)
    fill(page, {"account": "UID 7"})
    go(page, LETTER)
    expect(page.locator('[name="account"]')).to_have_value("UID 7")
    assert "账号UID 7少了" in shown(page)


def test_nothing_outlives_the_tab_before_a_yes_and_everything_does_after_it(visitor: Visitor) -> None:
    page = visitor.open(QUICK)
    fill(page, {"account": "UID 7"})
    assert page.evaluate("localStorage.length") == 0
    expect(part(page, "offer")).to_have_count(0)
    fill(page, {"paid_amount": "30"})
    part(page, "save").click()
    assert page.evaluate("localStorage.length") == 1
    other = page.context.new_page()
    go(other, LETTER)
    expect(other.locator('[name="account"]')).to_have_value("UID 7")


def test_a_tab_that_lost_what_was_written_says_so(visitor: Visitor) -> None:
    page = visitor.open(QUICK)
    fill(page, {"account": "UID 7"})
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.wait_for_selector("html[data-guide-ready]", state="attached")
    expect(page.get_by_role("status")).to_contain_text("上次写的没有保存")


def test_with_storage_blocked_the_letter_is_filled_and_copied_all_the_same(visitor: Visitor) -> None:
    page = visitor.page(storage="blocked")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    go(page, QUICK)
    fill(page, FIELDS)
    part(page, "copy").click()
    expect(page.get_by_role("status")).to_have_text("已复制。现在去粘贴。")
    assert "账号UID 10086" in clipboard(page)
    page.get_by_role("button", name="我已经发出去了").click()
    expect(page.get_by_role("status")).to_contain_text("这里不让保存")


def early(page: Page, values: dict[str, str], ticks: tuple[str, ...] = (), address: str = QUICK) -> Page:
    """Types into fields and ticks boxes while the script is still on the way, then lets the script come."""

    def type_first(route: Route) -> None:
        fill(page, values)
        for box in ticks:
            page.locator(box).check()
        route.continue_()

    page.route(re.compile(r"/index\.js$"), type_first, times=1)
    return go(page, address)


def test_what_was_typed_before_the_script_ran_is_kept(visitor: Visitor) -> None:
    page = early(visitor.page(), {"account": "早"})
    expect(page.locator('[name="account"]')).to_have_value("早")
    assert "账号早" in shown(page)


def test_what_was_chosen_before_the_script_ran_is_kept_also_after_a_reload(visitor: Visitor) -> None:
    chosen = ("[name=remedy][value=restore-count]", "[name=reply_state][value=auto_only]", "[name=attest-self-use]")
    page = early(visitor.page(), {}, chosen, "/letters/complaint-12315/")
    for _ in range(2):
        for box in chosen:
            expect(page.locator(box)).to_be_checked()
        page.reload()
        page.wait_for_selector("html[data-guide-ready]", state="attached")


def test_filled_before_the_script_ran_the_first_tap_copies(visitor: Visitor) -> None:
    page = visitor.page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    early(page, FIELDS)
    expect(part(page, "offer")).to_be_visible()
    part(page, "copy").tap()
    expect(page.get_by_role("status")).to_have_text("已复制。现在去粘贴。")


def test_a_password_typed_before_the_script_ran_is_caught(visitor: Visitor) -> None:
    page = early(visitor.page(), {"account": "甲，密码是abc12345"})
    expect(part(page, "guard")).to_be_visible()


def test_an_attested_sentence_stands_only_after_its_tick(visitor: Visitor) -> None:
    page = visitor.open(LETTER)
    page.locator('input[name="format"][value="ticket"]').check()
    box = page.locator('input[name^="attest-"]').first
    words = box.locator("xpath=..").inner_text().strip()
    expect(box).not_to_be_checked()
    assert words not in shown(page)
    box.check()
    assert words in shown(page)


@pytest.mark.parametrize("letter", ["restore-missing", "chase-24h", "credit-paid", "explain-refusal"])
def test_the_page_holds_the_structure_that_the_data_gives(visitor: Visitor, guide: Guide, letter: str) -> None:
    page = visitor.open(f"/letters/{letter}/")
    read = page.evaluate(
        "async () => JSON.parse(JSON.stringify(document.querySelector('guide-letter').formats))",
    )
    assert read == clean(plain_formats(letter_view(guide, guide.find("letters", letter))))


def clean(value: Any) -> Any:
    """Without keys that hold nothing, as JSON drops undefined."""
    if isinstance(value, dict):
        return {key: clean(each) for key, each in value.items() if each is not None}
    return [clean(each) for each in value] if isinstance(value, list) else value


def telling(visitor: Visitor, words: str) -> Page:
    """The long form of a letter, with these words in the field for one's own."""
    page = visitor.open(LETTER)
    page.locator('input[name="format"][value="ticket"]').check()
    page.locator('[name="same_time_event"]').fill(words)
    return page


def test_a_password_is_caught_explained_and_masked_in_one_tap(visitor: Visitor) -> None:
    page = telling(visitor, "我的密码是abc12345")
    expect(part(page, "guard")).to_be_visible()
    assert part(page, "guard").get_attribute("data-kind") == "password"
    part(page, "mask").click()
    assert "abc12345" not in page.locator('[name="same_time_event"]').input_value()
    expect(part(page, "guard")).to_have_count(0)


def test_a_password_stays_caught_while_the_reader_writes_on(visitor: Visitor) -> None:
    page = telling(visitor, "我的密码是abc12345")
    expect(part(page, "guard")).to_be_visible()
    page.locator('[name="account"]').fill("你们就是骗子")
    expect(part(page, "tone")).to_be_visible()
    expect(part(page, "guard")).to_be_visible()
    part(page, "mask").click()
    assert "abc12345" not in page.locator('[name="same_time_event"]').input_value()


def test_a_harsh_clause_is_answered_with_a_calmer_one_to_take_in_one_tap(visitor: Visitor) -> None:
    page = telling(visitor, "你们就是骗子")
    expect(part(page, "tone")).to_be_visible()
    part(page, "accept").click()
    expect(part(page, "tone")).to_have_count(0)
    assert "骗子" not in page.locator('[name="same_time_event"]').input_value()


def test_a_calm_check_never_blocks_the_copy(visitor: Visitor) -> None:
    page = with_clipboard(visitor, "/letters/restore-missing/")
    fill(page, {"account": "甲", "amount_lost": "100", "found_at": "2026-11-21T14:30"})
    page.locator('input[name="format"][value="ticket"]').check()
    page.locator('[name="same_time_event"]').fill("你们就是骗子")
    part(page, "copy").click()
    expect(page.get_by_role("status")).to_have_text("已复制。现在去粘贴。")
    assert "你们就是骗子" in clipboard(page)


def test_an_odd_value_is_told_below_its_field_and_taken_all_the_same(visitor: Visitor) -> None:
    page = visitor.open(QUICK)
    fill(page, {"paid_amount": "三十块"})
    field = page.locator('[name="paid_amount"]')
    expect(field).to_have_attribute("aria-invalid", "true")
    error = page.locator('[data-field-row="paid_amount"] [data-field-error]')
    expect(error).to_contain_text("这里只写数字")
    assert "三十块" in shown(page)
    fill(page, {"paid_amount": "30"})
    expect(error).to_be_hidden()
    expect(field).not_to_have_attribute("aria-invalid", "true")
    fill(page, {"paid_at": "2031-01-01T10:00"})
    expect(page.locator('[data-field-row="paid_at"]')).to_contain_text("这个时间还没到")


def test_what_is_missing_is_said_anew_while_it_is_filled_in(visitor: Visitor) -> None:
    page = visitor.open(QUICK)
    fill(page, {"account": "甲"})
    part(page, "copy").click()
    expect(part(page, "missing")).to_contain_text("还有 3 处没填")
    fill(page, {"paid_at": "2026-11-21T14:30"})
    expect(part(page, "missing")).to_contain_text("还有 2 处没填：付款金额、应到数量。")
    fill(page, {"paid_amount": "30", "expected_count": "60"})
    expect(part(page, "missing")).to_have_count(0)


def test_a_harsh_word_stays_marked_while_the_reader_writes_on(visitor: Visitor) -> None:
    page = telling(visitor, "你们就是骗子")
    expect(part(page, "tone")).to_be_visible()
    page.locator('[name="account"]').fill("甲")
    page.locator('[name="amount_lost"]').fill("100")
    expect(part(page, "tone")).to_be_visible()
    part(page, "accept").click()
    assert "骗子" not in page.locator('[name="same_time_event"]').input_value()
    assert page.locator('[name="account"]').input_value() == "甲"


def test_who_never_got_a_number_can_follow_up_all_the_same(visitor: Visitor) -> None:
    page = with_clipboard(visitor, "/letters/chase-24h/")
    page.get_by_role("radio", name="没给过").check()
    fill(page, {"submitted_at": "2026-11-20T14:30", "account": "甲"})
    part(page, "copy").click()
    expect(page.get_by_role("status")).to_have_text("已复制。现在去粘贴。")
    assert "【" not in clipboard(page)
    assert "还没有给过我工单编号" in clipboard(page)


def test_nobody_is_asked_to_make_the_others_words_calmer(visitor: Visitor) -> None:
    page = visitor.open("/letters/police-statement/")
    page.locator('[name="other_said"]').fill("你等着，你们这些骗子")
    page.locator('[name="other_now"]').fill("拉黑了，骗子死全家")
    expect(part(page, "tone")).to_contain_text("骗子死全家")
    page.locator('[name="other_now"]').fill("拉黑了")
    expect(part(page, "tone")).to_have_count(0)
