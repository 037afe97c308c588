"""Whatever is typed, pasted, chosen or put into an address is shown as it is and runs nothing.

Tried with the policy of the site on, and with it taken away: the code must be safe by itself.
"""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.harness import DESKTOP, PHONE, Visitor, go
from tests.reconcile.bills import Paid, wechat_csv

CORPUS = [
    "<script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "<svg/onload=window.hacked=1>",
    "\"><img src=x onerror='window.hacked=1'>",
    "'-(window.hacked=1)-'",
    "javascript:window.hacked=1",
    "</textarea></template><iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    "<a href='javascript:window.hacked=1' autofocus onfocus='window.hacked=1'>x</a>",
    "${window.hacked=1} {{constructor.constructor('window.hacked=1')()}} $& $1 $`",
    "&lt;img src=x onerror=window.hacked=1&gt; &#60;script&#62;",
    "<details open ontoggle=window.hacked=1><style>*{display:none}</style>",
    "__proto__ constructor \\u003cscript\\u003ewindow.hacked=1\\u003c/script\\u003e",
]
FRAGMENTS = ["%E0%A4%A", "<img src=x onerror=window.hacked=1>", "'];window.hacked=1//", "constructor"]
LETTER = "/letters/complaint-12315/"

TYPE_ALL = """(corpus) => {
  const controls = [...document.querySelectorAll("[data-field-row] :is(input[type=text], textarea)")];
  return controls.map((each, place) => {
    each.value = corpus[place % corpus.length];
    each.dispatchEvent(new Event("input", { bubbles: true }));
    return each.value;
  });
}"""
SHOWN = "document.querySelector('[data-guide=letter-text]').textContent"
FOREIGN_NODES = "document.querySelectorAll('img[src=x], iframe, [onerror], [onload], [onfocus], [ontoggle]').length"
ANSWERED = "(words) => document.querySelector('[data-md-component=search-result]').dataset.guideQuery === words"
RUNS_INLINE = """() => {
  const script = document.createElement("script");
  script.textContent = "window.ran = true";
  document.head.append(script);
  return Boolean(window.ran);
}"""


def without_policy(route: Route) -> None:
    """Delivers a page without its policy."""
    answer = route.fetch()
    body, count = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", answer.text())
    assert count == 1
    route.fulfill(response=answer, body=body)


def harmless(page: Page) -> None:
    """Nothing ran, and nothing of it became an element."""
    assert page.evaluate("window.hacked") is None
    assert page.evaluate(FOREIGN_NODES) == 0


def letter_fields(page: Page) -> None:
    go(page, LETTER)
    for turn in range(len(CORPUS)):
        values = page.evaluate(TYPE_ALL, CORPUS[turn:] + CORPUS[:turn])
        text = page.evaluate(SHOWN)
        assert len(values) >= 10
        assert sum(value in text for value in values) >= 8
    harmless(page)


def search_box(page: Page) -> None:
    go(page, "/")
    for words in CORPUS:
        page.fill('input[data-md-component="search-query"]', words)
        page.wait_for_function(ANSWERED, arg=words)
    harmless(page)


def addresses(page: Page) -> None:
    page.set_viewport_size(PHONE)
    for words in CORPUS[:4]:
        go(page, f"/symptoms/expired/?q={quote(words)}#{quote(words)}")
        assert page.locator('input[data-md-component="search-query"]').input_value() == words
        assert "hacked" not in page.evaluate("location.search")
        harmless(page)
    for fragment in FRAGMENTS:
        page.goto("about:blank")
        go(page, f"/symptoms/expired/#{fragment}")
        harmless(page)


def record(page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    go(page, "/case/")
    page.fill("[name=account]", CORPUS[1])
    page.click("summary:has-text('记一次和客服的联系')")
    page.fill("[name=contact-who]", CORPUS[2])
    page.fill("[name=contact-text]", CORPUS[0])
    page.click("text=记下这一次")
    page.click("[data-guide=export]")
    whole = page.locator("[data-guide=export-text]").input_value()
    page.click("[data-guide=erase]")
    page.fill("[data-guide=import-text]", CORPUS[3])
    expect(page.locator("[data-guide=import-refused]")).to_be_visible()
    page.fill("[data-guide=import-text]", whole)
    expect(page.locator("[data-guide=import-changes]")).to_contain_text("平台账号")
    page.click("[data-guide=import]")
    expect(page.locator("[name=account]")).to_have_value(CORPUS[1])
    expect(page.locator("[data-guide=timeline]")).to_contain_text(CORPUS[0])
    expect(page.locator("[data-guide=record]")).to_contain_text(CORPUS[2])
    harmless(page)


def sums(page: Page) -> None:
    go(page, "/reconcile/")
    page.fill("[name=balance_before]", "100")
    page.fill("[name=balance_now]", "130")
    page.fill("[name=ledger]", "\n".join(f"2026-05-0{day} 10:00 {CORPUS[day]} +60" for day in range(1, 5)))
    bill = wechat_csv([Paid("2026-05-02 10:00:00", 2, payee=CORPUS[1], goods=f"充值60钻{CORPUS[2]}")])
    page.set_input_files(
        "[name=bill]", {"name": f"{CORPUS[1]}.csv", "mimeType": "application/octet-stream", "buffer": bill}
    )
    expect(page.locator("[data-guide=report]")).to_contain_text("onerror=window.hacked=1")
    harmless(page)
    page.set_input_files("[name=bill]", {"name": CORPUS[1], "mimeType": "text/html", "buffer": CORPUS[0].encode()})
    expect(page.get_by_role("status")).not_to_be_empty()
    harmless(page)


@pytest.mark.parametrize("policy", ["on", "off"])
def test_hostile_words_are_shown_as_typed_and_run_nothing_with_the_policy(visitor: Visitor, policy: str) -> None:
    page = visitor.page(viewport=DESKTOP)
    page.on("dialog", lambda dialog: visitor.troubles.found.append(f"dialog: {dialog.message}"))
    if policy == "off":
        page.route(re.compile(r"/($|[?#])"), without_policy)
    for part in (letter_fields, search_box, addresses, record, sums):
        part(page)
    assert page.evaluate(RUNS_INLINE) == (policy == "off")
    if policy == "on":
        visitor.troubles.expect("Content Security Policy")
