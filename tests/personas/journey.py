"""Plays a story step by step on a phone: every step of stories.yml is a method of Journey."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.harness import PATIENCE_MS, START_CLOCK, go

COPIED = "已复制。现在去粘贴。"
UNTOUCHED = "what was copied before"
READY = "html[data-guide-ready]"
RESULT = '[data-md-component="search-result"]'

SHOWN = """() => {
  const text = [...document.querySelectorAll('[data-guide="letter-text"]')].find((each) => each.offsetParent);
  return 'value' in text ? text.value : text.innerText;
}"""
UNTICKED = """() => [...document.querySelectorAll('input[name^="attest-"]:not(:checked)')]
  .map((each) => each.closest("label").innerText.trim().replace(/。$/, ""))"""
ABOVE_COPY = """(label) => [...document.querySelectorAll("[data-guide=copy]")]
  .every((each) => label.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING)"""
COMPLAINTS = "main a:is([href$='letters/cca-complaint/'], [href$='letters/complaint-12315/'])"
NOW_PLUS = "new Date(Date.now() + %d * 3600 * 1000).toISOString()"


@dataclass
class Journey:
    """A reader on their way, and what it has cost them: taps, fields filled in, characters typed."""

    page: Page
    taps: int = 0
    fields: int = 0
    typed: int = 0

    def walk(self, steps: list[dict[str, Any]]) -> None:
        """Takes the steps in order. The failing one is named in the error's notes."""
        for number, step in enumerate(steps, start=1):
            [(name, value)] = step.items()
            try:
                getattr(self, name.replace(" ", "_"))(value)
            except (AssertionError, ValueError) as error:
                error.add_note(f"step {number}: {step}")
                raise

    # ---- finding the way

    def search(self, words: str) -> None:
        """Types a story into the one search box and waits for the answer to exactly these words."""
        self.page.locator('input[data-md-component="search-query"]').fill(words)
        expect(self.page.locator(RESULT)).to_have_attribute("data-guide-query", words, timeout=PATIENCE_MS)

    def follow_first_result(self, address: str) -> None:
        """The first result is this page."""
        self.go_by(self.page.locator(f"{RESULT} a").first, address)

    def no_result(self, addresses: list[str]) -> None:
        """None of these pages is among the results."""
        hrefs = self.page.locator(f"{RESULT} a").evaluate_all("(all) => all.map((each) => each.href)")
        assert hrefs
        assert not [href for href in hrefs for address in addresses if href.endswith(address)]

    def crisis_first(self, address: str) -> None:
        """The calm strip stands above the results, and its link comes first."""
        expect(self.page.locator(f"{RESULT} [data-guide=crisis]")).to_be_visible()
        assert str(self.page.locator(f"{RESULT} a").first.evaluate("(link) => link.href")).endswith(address)

    def follow(self, link: dict[str, str]) -> None:
        """Taps the first visible link with these words."""
        [(words, address)] = link.items()
        self.go_by(self.page.locator(f"a[href]:visible:has-text({words!r})").first, address)

    def go_by(self, link: Locator, address: str) -> None:
        """Taps a link and arrives at the address."""
        link.tap()
        self.taps += 1
        expect(self.page).to_have_url(re.compile(re.escape(address) + r"(#.*)?$"))
        self.page.wait_for_selector(READY, state="attached")

    def answer(self, words: str) -> None:
        """Chooses an answer of 帮我判断 and waits for what follows."""
        question = self.page.locator("fieldset[data-guide=question]:visible")
        asked = question.get_attribute("id")
        question.get_by_role("radio", name=words, exact=True).tap()
        self.taps += 1
        self.page.locator(f"#{asked}").wait_for(state="hidden")

    def outcome(self, wanted: str) -> None:
        """Where the answers lead."""
        expect(self.page.locator(f'[data-guide=outcome][data-outcome="{wanted}"]')).to_be_visible()

    def come_back_after_hours(self, hours: int) -> None:
        """Closes the page and opens home again later, in the same browser."""
        later = self.page.evaluate(NOW_PLUS % hours)
        context = self.page.context
        self.page.close()
        context.add_init_script(START_CLOCK % later)
        self.page = go(context.new_page(), "/")
        self.taps = self.fields = self.typed = 0

    # ---- reading

    def read(self, words: str) -> None:
        """These words stand on the page, in sight."""
        expect(self.page.locator("main").get_by_text(words).first).to_be_visible()

    def first_thing_to_do(self, words: str) -> None:
        """The first line of 现在就做 stops the loss, and no button to copy stands above it."""
        first = self.page.locator("[data-guide=do-now] label").first
        expect(first).to_contain_text(words)
        assert first.evaluate(ABOVE_COPY)

    def unfold(self, words: str) -> None:
        """Opens a folded block."""
        self.page.locator("summary", has_text=words).first.tap()
        self.taps += 1

    def date(self, dates: dict[str, str]) -> None:
        """The page names the reader's own date, to the minute as far as it is given."""
        for deadline, start in dates.items():
            times = self.page.locator(f'time[data-deadline="{deadline}"][datetime^="{start}"]:visible')
            expect(times.first).to_be_visible()

    def nothing_to_copy(self, _: bool) -> None:
        """No letter is offered where none is needed."""
        assert self.page.locator("[data-guide=copy]:visible").count() == 0

    def no_complaint_for_own_use(self, _: bool) -> None:
        """Unfolded, no link leads to a consumer's complaint; every line on one says whom it is for."""
        self.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        assert self.page.locator(f"{COMPLAINTS}:visible").all_inner_texts() == []
        lines = self.page.locator("article :is(li, p):visible").all_inner_texts()
        about = [line for line in lines if re.search("12315|消协", line)]
        assert about
        open_to_all = [line for line in about if not re.search("自己用|转卖|代理|不予受理|举报", line)]
        assert open_to_all == []

    def within(self, limits: dict[str, int]) -> None:
        """What it has cost the reader until now."""
        spent = {name: getattr(self, name) for name in limits}
        assert all(spent[name] <= limit for name, limit in limits.items()), spent

    # ---- writing

    def fill(self, values: dict[str, str]) -> None:
        """Fills in fields by their name. Picking a date is no typing."""
        for name, value in values.items():
            control = self.page.locator(f'main form [name="{name}"]')
            control.fill(value)
            self.fields += 1
            if not re.match(r"\d{4}-\d\d-\d\d", value):
                self.typed += len(value)

    def choose(self, values: dict[str, str]) -> None:
        """Chooses one of several."""
        for name, value in values.items():
            self.page.locator(f'input[name="{name}"][value="{value}"]').check()
            self.taps += 1

    def tick(self, words: str) -> None:
        """Ticks a sentence that is true for this reader."""
        box = self.page.get_by_role("checkbox", name=words, exact=True)
        expect(box).not_to_be_checked()
        box.check()

    def press(self, words: str) -> None:
        """Presses a button."""
        self.page.locator(f"button:visible:has-text({words!r})").first.tap()
        self.taps += 1

    def type_a_secret(self, values: dict[str, str]) -> None:
        """A code typed into a field is noticed before it can be sent, and masked in one tap."""
        [(name, value)] = values.items()
        control = self.page.locator(f'main form [name="{name}"]')
        control.press_sequentially(value)
        notice = self.page.locator("[data-guide=guard]:visible")
        expect(notice).to_have_attribute("data-kind", "code")
        notice.locator("[data-guide=mask]").tap()
        assert not re.search(r"\d{6}", control.input_value())

    # ---- copying

    def copy_too_early(self, labels: str) -> None:
        """With gaps, the first press copies nothing and names what is missing."""
        self.page.evaluate(f"navigator.clipboard.writeText({UNTOUCHED!r})")
        self.page.locator("button[data-guide=copy]:visible").tap()
        expect(self.page.locator("[data-guide=missing]:visible")).to_contain_text(labels)
        assert self.clipboard() == UNTOUCHED

    def copy(self, wanted: dict[str, list[str]]) -> None:
        """The message is in the clipboard as it is shown: whole, true for this reader, and without a gap.

        Only what belongs to ink (`by hand`) stays open. No sentence stands there that was not ticked.
        """
        self.page.locator("button[data-guide=copy]:visible").tap()
        self.taps += 1
        expect(self.page.get_by_role("status")).to_have_text(COPIED)
        text = self.clipboard()
        assert text == self.page.evaluate(SHOWN)
        assert re.findall("【(.*?)】", text) == wanted.get("by hand", [])
        assert [words for words in wanted["has"] if words not in text] == [], text
        unwanted = wanted.get("lacks", []) + self.page.evaluate(UNTICKED)
        assert [words for words in unwanted if words in text] == [], text

    def clipboard(self) -> str:
        """What a paste would give."""
        return str(self.page.evaluate("navigator.clipboard.readText()"))
