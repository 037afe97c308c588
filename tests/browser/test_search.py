"""The search box as readers use it: typed, composed, pasted, given in the address; answered, steered, closed."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.harness import DESKTOP, NOW, Troubles, Visitor, axe, go

PAID = "付了钱，钻没到账"
HOME_AND_AWAY = ["/", "/symptoms/", "/symptoms/paid-not-credited/", "/about/"]


def box_input(page: Page) -> Locator:
    return page.locator('input[data-md-component="search-query"]')


def results(page: Page) -> Locator:
    return page.locator('[data-md-component="search-result"]')


def links(page: Page) -> Locator:
    return results(page).locator("a")


def answered(page: Page, query: str) -> None:
    """Waits until what is shown answers exactly this query."""
    page.wait_for_function(
        """(query) => {
          const box = document.querySelector('[data-md-component="search-result"]');
          return box.dataset.guideQuery === query && !box.hidden;
        }""",
        arg=query,
    )


def ask(page: Page, query: str) -> None:
    box_input(page).fill(query)
    answered(page, query)


@pytest.mark.parametrize("address", HOME_AND_AWAY)
def test_every_page_has_one_visible_input_and_one_result_box(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    expect(box_input(page)).to_have_count(1)
    expect(box_input(page)).to_be_visible()
    expect(results(page)).to_have_count(1)


def test_own_words_find_the_page(visitor: Visitor) -> None:
    page = visitor.open("/")
    ask(page, "充值一直没到账")
    expect(links(page).first).to_contain_text(PAID)
    expect(links(page).first).to_have_attribute("href", re.compile(r"/symptoms/paid-not-credited/$"))


def test_a_page_not_found_has_the_search_too(visitor: Visitor, troubles: Troubles) -> None:
    page = visitor.open("/no/such/page/")
    ask(page, "充值一直没到账")
    expect(links(page).first).to_contain_text(PAID)
    troubles.expect("404")


def test_the_query_stands_on_the_box_as_typed(visitor: Visitor) -> None:
    page = visitor.open("/")
    for query in ["  充值 没到账 ", "公交卡余额在哪查", "ＺＵＡＮ meile"]:
        ask(page, query)


def test_nothing_is_fetched_before_the_first_words(visitor: Visitor) -> None:
    page = visitor.page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    go(page, "/")
    box_input(page).focus()
    box_input(page).fill("   ")
    assert not [url for url in fetched if re.search(r"search\.json|worker\.js|rank\.js", url)]
    ask(page, "钻没了")
    assert len([url for url in fetched if url.endswith("search.json")]) == 1


def test_a_query_typed_while_the_data_loads_is_answered(visitor: Visitor) -> None:
    page = visitor.page()
    held: list[Route] = []
    page.context.route("**/search.json", lambda route: held.append(route))
    go(page, "/")
    with page.expect_request("**/search.json"):
        box_input(page).fill("钻没")
    expect(results(page)).to_contain_text("正在准备")
    box_input(page).fill("充值一直没到账")
    expect(results(page)).not_to_have_attribute("data-guide-query", "钻没")
    held[0].continue_()
    answered(page, "充值一直没到账")
    expect(links(page).first).to_contain_text(PAID)


def test_older_results_are_never_shown_for_a_newer_query(visitor: Visitor) -> None:
    page = visitor.open("/")
    ask(page, "钻没了")
    page.evaluate(
        """() => {
          const box = document.querySelector('[data-md-component="search-result"]');
          const input = document.querySelector('input[data-md-component="search-query"]');
          const shown = window.shownFor = [];
          new MutationObserver(() => shown.push([box.dataset.guideQuery, input.value]))
            .observe(box, { attributes: true, childList: true });
        }"""
    )
    for query in ["充", "充值", "充值没", "充值没到", "充值没到账"]:
        box_input(page).fill(query)
    answered(page, "充值没到账")
    assert all(shown in (None, typed) for shown, typed in page.evaluate("window.shownFor"))


def test_nothing_is_searched_while_an_input_method_composes(visitor: Visitor) -> None:
    page = visitor.open("/")
    box_input(page).focus()
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "zuanmeile", "selectionStart": 9, "selectionEnd": 9})
    expect(box_input(page)).to_have_value("zuanmeile")
    page.wait_for_timeout(300)
    expect(results(page)).to_be_hidden()
    keyboard.send("Input.insertText", {"text": "钻没了"})
    answered(page, "钻没了")
    expect(links(page).first).to_be_visible()


def test_pasted_words_are_searched(visitor: Visitor) -> None:
    page = visitor.open("/", viewport=DESKTOP)
    box_input(page).fill("充值一直没到账")
    box_input(page).press("Control+a")
    box_input(page).press("Control+x")
    expect(results(page)).to_be_hidden()
    box_input(page).press("Control+v")
    answered(page, "充值一直没到账")


@pytest.mark.parametrize("address", ["/", "/symptoms/expired/"])
def test_a_query_in_the_address_is_taken_out_of_it_and_answered(visitor: Visitor, address: str) -> None:
    page = visitor.open(f"{address}?q=%E9%92%BB%E6%B2%A1%E4%BA%86&from=x#top")
    answered(page, "钻没了")
    expect(box_input(page)).to_be_visible()
    expect(box_input(page)).to_be_editable()
    expect(box_input(page)).to_have_value("钻没了")
    assert page.url.endswith(f"{address}?from=x#top")
    assert "钻没了" not in page.title()


def test_typing_leaves_address_title_and_history_alone(visitor: Visitor) -> None:
    page = visitor.open("/")
    before = (page.url, page.title())
    ask(page, "钻没了")
    assert (page.url, page.title()) == before
    assert "钻没了" not in page.evaluate("JSON.stringify(history.state)")


def test_enter_opens_the_first_result_of_what_is_typed(visitor: Visitor) -> None:
    page = visitor.open("/")
    box_input(page).fill("充值一直没到账")
    box_input(page).press("Enter")
    page.wait_for_url("**/symptoms/paid-not-credited/")


def test_enter_on_nothing_stays(visitor: Visitor) -> None:
    page = visitor.open("/")
    box_input(page).press("Enter")
    ask(page, "公交卡余额在哪查")
    before = page.url
    box_input(page).press("Enter")
    page.wait_for_timeout(200)
    assert page.url == before


def test_arrows_walk_the_results_and_escape_closes_them(visitor: Visitor) -> None:
    page = visitor.open("/", viewport=DESKTOP)
    ask(page, "钻没了")
    box_input(page).press("ArrowDown")
    expect(links(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box_input(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(results(page)).to_be_hidden()
    expect(box_input(page)).to_have_value("钻没了")


def test_back_closes_the_results_and_stays_on_the_page(visitor: Visitor) -> None:
    page = visitor.open("/symptoms/expired/")
    box_input(page).press_sequentially("钻没了")
    answered(page, "钻没了")
    page.go_back()
    expect(results(page)).to_be_hidden()
    assert page.url.endswith("/symptoms/expired/")


def test_results_are_announced_after_a_pause(visitor: Visitor) -> None:
    page = visitor.open("/")
    ask(page, "充值一直没到账")
    expect(page.locator("[role=status]")).to_have_text(re.compile(rf"找到 \d+ 条。第一条：{PAID}"))


HOLD = """() => {
  const real = Worker.prototype.postMessage;
  window.held = [];
  Worker.prototype.postMessage = function (...given) { held.push(() => real.apply(this, given)); };
}"""


def test_what_is_no_longer_shown_is_not_announced(visitor: Visitor) -> None:
    page = visitor.page(now=None)
    page.clock.install(time=NOW)
    go(page, "/")
    page.clock.pause_at("2026-11-22T10:10:00+08:00")
    ask(page, "钻没了")
    page.evaluate(HOLD)
    box_input(page).fill("充值一直没到账")
    page.clock.run_for(200)
    expect(results(page)).to_contain_text("正在准备")
    page.clock.run_for(2000)
    expect(page.locator("[role=status]")).to_have_text("")
    page.evaluate("held.forEach((give) => give())")
    answered(page, "充值一直没到账")
    page.clock.run_for(2000)
    expect(page.locator("[role=status]")).to_have_text(re.compile(rf"找到 \d+ 条。第一条：{PAID}"))


def test_another_subject_gets_exits_and_no_symptom(visitor: Visitor) -> None:
    page = visitor.open("/")
    ask(page, "公交卡余额在哪查")
    expect(links(page)).to_have_count(0)
    exits = page.locator('[data-guide="search-exits"] a')
    expect(exits).to_have_count(4)
    for link in exits.all():
        assert not re.search(r"/symptoms/[a-z]", link.get_attribute("href") or "")


def test_who_says_only_how_bad_it_is_finds_a_way_to_someone_who_listens(visitor: Visitor) -> None:
    page = visitor.open("/")
    ask(page, "不知道该怎么办，整个人都不好了")
    expect(links(page)).to_have_count(0)
    page.get_by_role("link", name="心里很难受").click()
    expect(page).to_have_url(re.compile("/help-now/$"))


def test_crisis_puts_help_first_and_keeps_the_results(visitor: Visitor) -> None:
    page = visitor.open("/")
    ask(page, "钻被骗光了不想活了")
    expect(results(page).locator('[data-guide="crisis"]')).to_be_visible()
    expect(links(page).first).to_have_attribute("href", re.compile(r"/help-now/$"))
    assert links(page).count() > 1


def test_a_hint_at_despair_gets_a_quiet_line_and_enter_still_opens_the_trouble(visitor: Visitor) -> None:
    page = visitor.open("/")
    ask(page, "充值一直没到账，没脸回家")
    expect(results(page).locator('[data-guide="hint"]')).to_be_visible()
    expect(page.locator('[data-guide="crisis"]')).to_have_count(0)
    expect(links(page).first).to_have_attribute("href", re.compile(r"/help-now/$"))
    box_input(page).press("Enter")
    page.wait_for_url("**/symptoms/paid-not-credited/")


def test_who_tells_nothing_but_a_low_mood_finds_someone_who_listens(visitor: Visitor) -> None:
    page = visitor.open("/")
    ask(page, "觉得自己很没用，一直哭")
    expect(links(page)).to_have_count(1)
    box_input(page).press("Enter")
    page.wait_for_url("**/help-now/")


def test_everyday_exaggeration_gets_no_crisis_strip(visitor: Visitor) -> None:
    page = visitor.open("/")
    for query in ["急死我了充值没到账", "亏死了钻没了"]:
        ask(page, query)
        expect(page.locator('[data-guide="crisis"], [data-guide="hint"]')).to_have_count(0)
        expect(links(page).first).to_be_visible()


def test_a_wrongful_wish_gets_the_refusal_alone(visitor: Visitor) -> None:
    page = visitor.open("/")
    ask(page, "盗号软件哪里下载")
    expect(links(page)).to_have_count(1)
    expect(links(page).first).to_have_attribute("href", re.compile(r"/refused/$"))


def test_a_number_of_one_s_own_gets_a_line(visitor: Visitor) -> None:
    page = visitor.open("/")
    note = page.get_by_text("这里不用填账号，直接说发生了什么。")
    for query in ["13800138000 钻没了", "验证码 483920", "4200 0018 9920 2611", "ABCD-1234-EFGH 用不了"]:
        box_input(page).fill(query)
        expect(note).to_be_visible()
    box_input(page).fill("充了5000钻没到")
    expect(note).to_have_count(0)
    box_input(page).fill("密码是abc123，钻没了")
    page.get_by_role("button", name="遮住它").click()
    expect(box_input(page)).to_have_value("密码是••••••，钻没了")
    expect(note).to_have_count(0)


def test_the_search_answers_where_there_are_no_workers(visitor: Visitor) -> None:
    page = visitor.page()
    page.add_init_script("delete window.Worker")
    go(page, "/")
    ask(page, "充值一直没到账")
    expect(links(page).first).to_contain_text(PAID)


def test_the_search_answers_where_a_worker_cannot_start(visitor: Visitor) -> None:
    page = visitor.page()
    page.add_init_script(
        """window.Worker = class extends EventTarget {
          constructor() { super(); setTimeout(() => this.dispatchEvent(new Event("error"))); }
          postMessage() {}
          terminate() {}
        }"""
    )
    go(page, "/")
    ask(page, "充值一直没到账")
    expect(links(page).first).to_contain_text(PAID)


def test_the_search_answers_where_storage_is_blocked(visitor: Visitor) -> None:
    page = visitor.open("/", storage="blocked")
    ask(page, "充值一直没到账")
    expect(links(page).first).to_contain_text(PAID)


def test_data_that_cannot_be_read_is_said_and_tried_again(visitor: Visitor) -> None:
    page = visitor.page()
    page.context.route("**/search.json", lambda route: route.abort())
    go(page, "/")
    box_input(page).fill("充值没到账")
    expect(page.locator('[data-guide="search-exits"]')).to_contain_text("搜索没有准备好")
    page.context.unroute("**/search.json")
    ask(page, "充值一直没到账")
    expect(links(page).first).to_contain_text(PAID)


def test_without_script_a_link_stands_where_the_box_would_be(no_script: Page) -> None:
    go(no_script, "/", wait=False)
    expect(box_input(no_script)).to_be_hidden()
    expect(no_script.get_by_role("link", name="出了什么事：看全部情况")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["充值一直没到账", "公交卡余额在哪查", "不想活了", "盗号软件哪里下载"])
def test_axe_finds_nothing_while_the_search_is_open(visitor: Visitor, query: str, scheme: str) -> None:
    page = visitor.open("/", scheme="dark" if scheme == "dark" else "light")
    ask(page, query)
    axe(page)


# The 95th percentile of the quietest of seven rounds: what else the machine does is not the search's time.
MEASURE = """
async ({ base, queries }) => {
  const { buildIndex, search } = await import(`${base}search/rank.js`);
  const index = buildIndex(await (await fetch(`${base}search.json`)).json());
  const slowest = () => {
    const spent = queries.map((query) => {
      const start = performance.now();
      search(index, query);
      return performance.now() - start;
    });
    return spent.sort((a, b) => a - b)[Math.floor(spent.length * 0.95)];
  };
  return Math.min(...Array.from({ length: 7 }, slowest));
}
"""


@pytest.mark.timed
def test_a_query_takes_30_ms_on_a_phone_four_times_slower(visitor: Visitor, root: Path) -> None:
    page = visitor.open("/")
    base = page.evaluate("document.querySelector('script[type=module]').src.replace(/index\\.js$/, '')")
    lines = (root / "tests/search/queries.tsv").read_text("utf-8").splitlines()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.set_default_timeout(60_000)
    spent = page.evaluate(MEASURE, {"base": base, "queries": [line.split("\t")[0] for line in lines if line]})
    sys.stdout.write(f"search, four times slower: {spent:.1f} ms at the 95th percentile\n")
    assert spent <= 30, f"{spent:.1f} ms at the 95th percentile"


# From the last byte of the data to the first answer, in a page that has run nothing of the search before.
FIRST_ANSWER = """
async (base) => {
  const { buildIndex, search } = await import(`${base}search/rank.js`);
  const data = await (await fetch(`${base}search.json`)).text();
  const start = performance.now();
  const { results } = search(buildIndex(JSON.parse(data)), "充值一直没到账");
  return { results: results.length, spent: performance.now() - start };
}
"""


@pytest.mark.timed
def test_the_first_results_come_300_ms_after_the_data(visitor: Visitor) -> None:
    page = visitor.open("/")
    rounds = []
    for _ in range(7):
        page.reload()
        base = page.evaluate("document.querySelector('script[type=module]').src.replace(/index\\.js$/, '')")
        rounds.append(page.evaluate(FIRST_ANSWER, base))
    assert all(each["results"] for each in rounds)
    spent = min(each["spent"] for each in rounds)
    sys.stdout.write(
        f"search, first results: {spent:.0f} ms after the data, the quietest of {len(rounds)} fresh pages\n"
    )
    assert spent <= 300, f"{spent:.0f} ms"
