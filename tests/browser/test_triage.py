"""帮我判断: a numbered list without script, one question at a time with it; twelve stories find their page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.harness import DESKTOP, NOW, PHONE, Visitor, axe, go

ADDRESS = "/triage/"
STORIES = Path(__file__).resolve().parent.parent / "personas" / "triage-stories.yml"
ENOUGH_STORIES = 11

QUESTION = "fieldset[data-guide=question]:visible"
OUTCOME = "[data-guide=outcome][data-outcome]:visible"

TO_PAID = ["都没有", "付了钱或用了钻，东西没来、少了、不对", "微信、支付宝、银行卡等，付的是钱", "什么都没来"]
TO_PAID_END = [*TO_PAID, "扣了钱，订单写成功、失败或未支付", "还是没有"]
TO_NO_LOSS = ["都没有", "我不确定", "没少，也能用"]

# Every question with its answers and where they lead, as the list says without script.
READ_LIST = """
(rows) => rows.map((row) => ({
  id: row.id,
  options: [...row.querySelectorAll("input")].map((box) => ({
    name: box.name, say: box.value, href: box.closest("li").querySelector("a").getAttribute("href"),
  })),
}))
"""

# Begins anew, answers with the visible button, and gives back the question or the outcome it comes to.
WALK = """
(steps) => {
  document.querySelector("[data-guide=again]").click();
  for (const [id, say] of steps) {
    const question = document.getElementById(id);
    if (!question.offsetParent) throw new Error(`${id} is not asked`);
    [...question.querySelectorAll("input")].find((box) => box.value === say).click();
    question.querySelector("button[type=submit]").click();
  }
  const asked = [...document.querySelectorAll("fieldset[data-guide=question]")].filter((each) => each.offsetParent);
  const outcome = document.querySelector("[data-guide=outcome]");
  return asked.length ? asked.map((each) => each.id).join(" ") : outcome.dataset.outcome;
}
"""

# Begins anew, answers whatever is asked in the words of a story, and gives back the outcome.
TELL = """
(answers) => {
  document.querySelector("[data-guide=again]").click();
  const questions = [...document.querySelectorAll("fieldset[data-guide=question]")];
  const asked = () => questions.filter((each) => each.offsetParent);
  for (const say of answers) {
    const [question, another] = asked();
    if (another) throw new Error(`${another.id} is asked as well`);
    [...question.querySelectorAll("input")].find((box) => box.labels[0].innerText.trim() === say).click();
    question.querySelector("button[type=submit]").click();
  }
  const outcome = document.querySelector("[data-guide=outcome]");
  return outcome.offsetParent && !asked().length ? outcome.dataset.outcome : null;
}
"""


@pytest.fixture
def triage(phone: Page) -> Page:
    return go(phone, ADDRESS)


def stopped(visitor: Visitor, viewport: ViewportSize) -> Page:
    """The page in front of a reader for whom time passes only when the test says so."""
    page = visitor.page(viewport=viewport, now=None)
    page.clock.install(time=NOW)
    go(page, ADDRESS)
    page.clock.pause_at("2026-11-22T10:10:00+08:00")
    return page


def answer(page: Page, say: str) -> None:
    """Taps the answer with exactly these words and waits until it led on."""
    question = page.locator(QUESTION)
    before = question.get_attribute("id")
    question.get_by_role("radio", name=say, exact=True).tap()
    page.locator(f"#{before}").wait_for(state="hidden")


def answer_all(page: Page, words: list[str]) -> None:
    for say in words:
        answer(page, say)


def asked(page: Page) -> str:
    return page.locator(QUESTION).locator("[data-triage=ask]").inner_text()


def outcome(page: Page) -> str | None:
    return page.locator(OUTCOME).get_attribute("data-outcome")


def focused(page: Page) -> str:
    words: str = page.evaluate("document.activeElement.textContent.trim()")
    return words


def said(page: Page) -> Locator:
    return page.locator("[role=status]")


def shortest_ways(rows: list[dict[str, Any]]) -> dict[str, list[tuple[str, str]]]:
    """Question → the fewest (question, answer) that lead to it from the first one, breadth first."""
    ways: dict[str, list[tuple[str, str]]] = {rows[0]["id"]: []}
    by_id = {row["id"]: row for row in rows}
    waiting = [rows[0]["id"]]
    for at in waiting:
        for option in by_id[at]["options"]:
            target = option["href"].removeprefix("#")
            if target in by_id and target not in ways:
                ways[target] = [*ways[at], (at, option["say"])]
                waiting.append(target)
    return ways


def test_without_script_every_question_stands_on_the_page_with_where_each_answer_leads(no_script: Page) -> None:
    page = go(no_script, ADDRESS, wait=False)
    questions = page.locator("fieldset[data-guide=question]")
    rows = questions.evaluate_all(READ_LIST)
    assert [questions.nth(place).is_visible() for place in range(len(rows))] == [True] * len(rows)
    assert len(rows) == 17
    ids = {row["id"] for row in rows}
    for row in rows:
        for option in row["options"]:
            assert option["name"] == row["id"]
            target = option["href"]
            assert target.removeprefix("#") in {*ids, "triage-no-loss"} or target.startswith("../symptoms/")
    assert page.locator("#triage-no-loss").is_visible()


def test_without_script_a_jump_leads_to_the_question_it_names(no_script: Page) -> None:
    page = go(no_script, ADDRESS, wait=False)
    page.locator("#q-safety li", has_text="都没有").get_by_role("link", name="去第 2 题").tap()
    expect(page.locator("#q-trouble")).to_be_in_viewport()
    expect(page.locator("#q-trouble legend")).to_contain_text("第 2 题")


def test_without_script_no_button_and_no_small_question_is_offered_that_would_do_nothing(no_script: Page) -> None:
    page = go(no_script, ADDRESS, wait=False)
    assert page.locator("guide-triage button:visible").count() == 0
    assert page.locator("[data-guide=small-question]:visible").count() == 0
    page.locator("#q-safety input").first.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith(ADDRESS)


def test_leaving_and_help_are_links_on_every_question_and_at_the_end(visitor: Visitor) -> None:
    for page in (visitor.open(ADDRESS, script=False), visitor.open(ADDRESS)):
        ways = page.locator(".g-triage__ways")
        assert ways.get_by_role("link", name="都不是，看全部").get_attribute("href") == "../symptoms/"
        assert ways.get_by_role("link", name="现在很难受").get_attribute("href") == "../help-now/"
    for say in TO_PAID_END:
        answer(page, say)
        assert page.locator(".g-triage__ways a:visible").count() == 2


def test_one_question_is_visible_at_a_time_with_one_way_on(triage: Page) -> None:
    for say in TO_PAID_END:
        assert triage.locator(QUESTION).count() == 1
        assert triage.locator(f"{QUESTION} button[type=submit]:visible").count() == 1
        assert triage.locator(f"{QUESTION} a:visible").count() == 0
        answer(triage, say)
    assert triage.locator(QUESTION).count() == 0


def test_the_answers_lead_to_a_page_to_look_at_first_and_never_to_a_cause(triage: Page) -> None:
    answer_all(triage, TO_PAID_END)
    assert outcome(triage) == "paid-not-credited"
    end = triage.locator(OUTCOME)
    expect(end).to_contain_text("先看这一页")
    expect(end).not_to_contain_text("就是这个原因")
    assert end.locator("a").first.get_attribute("href") == "../symptoms/paid-not-credited/"
    end.get_by_role("link", name="付了钱，钻没到账").tap()
    expect(triage.locator("h1")).to_contain_text("付了钱，钻没到账")


def test_every_answer_of_every_question_leads_where_the_list_says(triage: Page) -> None:
    rows: list[dict[str, Any]] = triage.locator("fieldset[data-guide=question]").evaluate_all(READ_LIST)
    ways = shortest_ways(rows)
    walks = [
        (ways[row["id"]] + [(row["id"], option["say"])], option["href"]) for row in rows for option in row["options"]
    ]
    assert len(walks) > 90
    for steps, href in walks:
        arrived = triage.evaluate(WALK, steps)
        assert arrived == href.removeprefix("#triage-").removeprefix("#").removeprefix("../symptoms/").rstrip("/")


def test_no_loss_says_how_to_make_sure_and_then_gives_the_checklist(triage: Page) -> None:
    answer_all(triage, TO_NO_LOSS)
    assert outcome(triage) == "no-loss"
    end = triage.locator(OUTCOME)
    expect(end.get_by_role("heading", name="看起来没有损失")).to_be_visible()
    expect(end).to_contain_text("一笔一笔认")
    expect(end.locator("[data-guide=small-question]").first).to_be_hidden()
    assert end.get_by_role("link", name="隔两周看一眼").get_attribute("href") == "../checklists/fortnightly-look/"
    expect(triage.get_by_text("先看这一页")).to_be_hidden()
    triage.get_by_role("button", name="没少，也能用").tap()
    answer(triage, "少了，或没了")
    assert asked(triage).startswith("打开账户明细")


def test_the_answers_given_stand_under_the_outcome_and_changing_one_keeps_the_rest(triage: Page) -> None:
    answer_all(triage, TO_PAID_END)
    given = triage.locator("[data-guide=change] strong")
    assert given.all_inner_texts() == TO_PAID_END
    triage.locator("[data-guide=change]", has_text="什么都没来").tap()
    assert asked(triage) == "付完钱以后，你看到的是？"
    assert triage.get_by_role("radio", name="什么都没来", exact=True).is_checked()
    answer(triage, "来了，数量不够")
    assert outcome(triage) == "short-credited"
    assert given.all_inner_texts() == [*TO_PAID[:3], "来了，数量不够"]
    triage.locator("[data-guide=change]", has_text="来了，数量不够").tap()
    answer(triage, "什么都没来")
    assert outcome(triage) == "paid-not-credited"
    assert given.all_inner_texts() == TO_PAID_END


def test_one_step_back_shows_the_answer_given_and_keeps_those_after_it(triage: Page) -> None:
    answer_all(triage, TO_PAID)
    back = triage.get_by_role("button", name="上一步")
    assert back.get_attribute("type") == "button"
    back.tap()
    assert asked(triage) == "付完钱以后，你看到的是？"
    back.tap()
    assert asked(triage) == "这一笔，你用什么付的？"
    assert triage.get_by_role("radio", name=TO_PAID[2], exact=True).is_checked()
    triage.get_by_role("button", name="继续").tap()
    assert asked(triage) == "看支付账单，再看平台订单。是哪种？"
    for _ in TO_PAID:
        back.tap()
    expect(back).to_be_hidden()
    assert asked(triage).startswith("先看安全")


def test_beginning_anew_forgets_the_answers(triage: Page) -> None:
    answer_all(triage, TO_NO_LOSS)
    triage.get_by_role("button", name="从头再答").tap()
    assert asked(triage).startswith("先看安全")
    assert triage.locator("input:checked").count() == 0
    go(triage, ADDRESS)
    assert asked(triage).startswith("先看安全")


def test_by_keyboard_alone_arrows_only_choose_and_enter_goes_on(visitor: Visitor) -> None:
    triage = stopped(visitor, viewport=PHONE)
    triage.locator("#q-safety input").first.focus()
    for _ in range(3):
        triage.keyboard.press("ArrowDown")
    triage.clock.run_for(1000)
    assert asked(triage).startswith("先看安全")
    triage.keyboard.press("Enter")
    assert asked(triage) == "你遇到的事，最像哪一种？"
    triage.keyboard.press("Tab")
    triage.keyboard.press("Space")
    triage.keyboard.press("Tab")
    assert focused(triage) == "继续"
    triage.keyboard.press("Space")
    assert asked(triage) == "这一笔，你用什么付的？"


def test_going_on_without_a_choice_says_what_is_missing(triage: Page) -> None:
    triage.get_by_role("button", name="继续").tap()
    expect(triage.locator("#q-safety [data-triage=error]")).to_be_visible()
    expect(said(triage)).to_contain_text("先选一个")
    assert triage.evaluate("document.activeElement.name") == "q-safety"
    answer(triage, "都没有")
    expect(triage.locator("[data-triage=error]:visible")).to_have_count(0)


def test_a_double_tap_answers_one_question_and_not_two(visitor: Visitor) -> None:
    page = stopped(visitor, viewport=DESKTOP)
    place = page.get_by_role("radio", name="都没有", exact=True).bounding_box()
    assert place
    for _ in range(2):
        page.mouse.click(place["x"] + 5, place["y"] + 5)
        page.clock.run_for(60)
    page.clock.run_for(1000)
    assert asked(page) == "你遇到的事，最像哪一种？"


def test_the_focus_follows_to_the_new_question_and_to_the_outcome(triage: Page) -> None:
    answer(triage, "都没有")
    assert "你遇到的事" in focused(triage)
    expect(triage.locator(QUESTION).locator("legend")).to_be_in_viewport()
    answer_all(triage, TO_PAID_END[1:])
    assert focused(triage) == "先看这一页"
    triage.locator("[data-guide=change]").last.tap()
    assert "钻来了吗" in focused(triage)


def test_each_step_and_the_end_are_announced(triage: Page) -> None:
    expect(said(triage)).to_have_text("")
    answer(triage, "都没有")
    expect(said(triage)).to_have_text("第 2 题，最多 6 题。")
    triage.get_by_role("button", name="上一步").tap()
    expect(said(triage)).to_have_text("第 1 题，最多 6 题。")
    answer_all(triage, TO_PAID_END)
    expect(said(triage)).to_have_text("答完了。先看这一页：付了钱，钻没到账。")
    assert triage.locator("[role=status]").count() == 1


def test_a_long_question_begins_in_view_after_a_tap_far_down(triage: Page) -> None:
    answer(triage, "都没有")
    triage.get_by_role("radio", name="想把钱或钻退回来").scroll_into_view_if_needed()
    answer(triage, "想把钱或钻退回来")
    expect(triage.locator(QUESTION).locator("legend")).to_be_in_viewport(ratio=1)
    expect(triage.get_by_role("radio").first).to_be_in_viewport(ratio=1)


def test_a_reload_keeps_the_answers_of_this_tab_and_leaves_the_focus_alone(triage: Page) -> None:
    answer_all(triage, TO_PAID)
    go(triage, ADDRESS)
    assert asked(triage) == "看支付账单，再看平台订单。是哪种？"
    assert triage.evaluate("document.activeElement === document.body")
    answer_all(triage, TO_PAID_END[len(TO_PAID) :])
    go(triage, ADDRESS)
    assert outcome(triage) == "paid-not-credited"
    assert triage.evaluate("localStorage.length") == 0


def test_no_answer_enters_the_address_or_the_title(triage: Page) -> None:
    before = (triage.url, triage.title(), triage.evaluate("history.length"))
    answer_all(triage, TO_PAID_END)
    assert (triage.url, triage.title(), triage.evaluate("history.length")) == before


def test_an_answer_chosen_before_the_script_ran_counts(phone: Page) -> None:
    phone.add_init_script(
        "document.addEventListener('readystatechange', () => {"
        " const box = document.querySelector('#q-safety input[value=都没有]'); if (box) box.checked = true; });"
    )
    go(phone, ADDRESS)
    assert asked(phone) == "你遇到的事，最像哪一种？"


def test_with_storage_blocked_every_step_works(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, storage="blocked")
    answer_all(page, TO_PAID_END)
    assert outcome(page) == "paid-not-credited"
    page.locator("[data-guide=change]", has_text="什么都没来").tap()
    answer(page, "钱扣了两次或更多")
    assert outcome(page) == "charged-twice"
    page.get_by_role("radio", name="自己用").tap()
    expect(said(page)).to_contain_text("这里不让保存")


def test_the_small_questions_come_after_the_outcome_and_choose_the_blocks_of_the_page(triage: Page) -> None:
    smalls = triage.locator("[data-guide=small-question]:visible")
    assert smalls.count() == 0
    answer_all(triage, ["都没有", "已经找过平台，没解决", "说不通过，或证据不够"])
    assert smalls.locator("legend").all_inner_texts() == ["你说的钻是哪一种？", "买来做什么？", "你满 18 岁了吗？"]
    assert smalls.get_by_role("radio", name="我不确定").count() == 3
    for say in ("平台账户里的余额", "拿货转卖、做代理", "满了"):
        triage.get_by_role("radio", name=say, exact=True).tap()
        expect(said(triage)).to_have_text("记下了，那一页会照着显示。")
    assert outcome(triage) == "appeal-rejected"
    triage.locator(".g-outcome__link").tap()
    shown = triage.locator("[data-guide-only]:visible")
    expect(shown).to_have_count(1)
    assert shown.evaluate_all("(blocks) => blocks.map((block) => block.dataset.guideOnly)") == ["purpose.resale"]
    triage.go_back()
    triage.wait_for_selector("html[data-guide-ready]", state="attached")
    assert triage.get_by_role("radio", name="拿货转卖、做代理").is_checked()


def test_who_is_not_yet_eighteen_is_told_at_once_to_find_an_adult(triage: Page) -> None:
    answer_all(triage, TO_PAID_END)
    advice = triage.get_by_role("heading", name="先找大人")
    expect(advice).to_be_hidden()
    triage.get_by_role("radio", name="还没有").tap()
    expect(advice).to_be_visible()
    expect(triage.locator(OUTCOME)).to_contain_text("信得过的大人")
    triage.get_by_role("radio", name="满了").tap()
    expect(advice).to_be_hidden()


def test_everything_to_tap_is_big_enough_and_nothing_scrolls_sideways(triage: Page) -> None:
    for say in (*TO_PAID_END, None):
        targets = triage.locator("guide-triage :is(label, button, .g-triage__ways a):visible")
        heights = targets.evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().height)")
        assert heights
        assert min(heights) >= 44
        assert triage.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if say:
            answer(triage, say)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_question_an_error_an_outcome_and_no_loss(visitor: Visitor, scheme: Any) -> None:
    page = visitor.open(ADDRESS, scheme=scheme)
    page.get_by_role("button", name="继续").tap()
    axe(page)
    answer_all(page, TO_PAID_END)
    page.get_by_role("radio", name="还没有").tap()
    axe(page)
    page.get_by_role("button", name="从头再答").tap()
    answer_all(page, TO_NO_LOSS)
    axe(page)


def test_axe_finds_nothing_in_the_list_without_script(visitor: Visitor) -> None:
    page = visitor.page()
    page.route("**/index.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    go(page, ADDRESS, wait=False)
    axe(page)


def test_at_least_eleven_of_twelve_stories_find_an_accepted_page(triage: Page) -> None:
    stories = yaml.safe_load(STORIES.read_text(encoding="utf-8"))
    assert len(stories) == 12
    missed = []
    for each in stories:
        found = triage.evaluate(TELL, each["answers"])
        if found not in each["accepted"]:
            missed.append(f"{found}: {each['story']}")
    assert len(stories) - len(missed) >= ENOUGH_STORIES, "\n".join(missed)


def test_the_nav_of_wide_screens_names_the_page_second(desktop: Page) -> None:
    go(desktop, "/")
    links = desktop.get_by_role("navigation", name="主要入口").get_by_role("link")
    assert links.nth(1).inner_text() == "帮我判断"
    links.nth(1).click()
    expect(desktop.locator("h1")).to_contain_text("帮我判断")
