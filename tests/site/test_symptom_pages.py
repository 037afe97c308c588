"""Symptom pages: the order of their blocks, their length, and what a frightened reader meets first."""

from __future__ import annotations

import re

from guide.loading import Guide
from tests.site.pages import BuiltPage, Element, elements, hanzi, has_class, text_of

ORDER = ["bottom-line", "signs", "do-now", "quick-message", "do-not", "causes"]
ORDER += ["evidence", "next", "result", "whom", "end", "sources"]
OPTIONAL = {"quick-message"}
LONGEST = 3200  # Chinese characters in the article outside the sources, hidden blocks included
MAIN_FLOW = 2000  # Chinese characters that every reader sees before the sources
HEAD = 600  # of them, up to the short message
ONE_LINE = 18  # characters of a sign on a line of a phone 360 pixels wide
FIRST_TWO_LINES = 25  # characters of the first line that leave room for its link on the second
NOT_MAIN = {"g-mark", "g-fields", "g-attest", "g-switch", "g-notice", "g-letter__buttons", "g-letter__hint"}
NOT_MAIN |= {"g-ticks__count", "g-paper__head", "g-pieces", "g-paper__kind", "headerlink"}
AFTER_HEAD = {"do-not", "causes", "evidence", "next", "result", "whom", "end"}
DO_NOT = re.compile("别(?!的|人|处|家|名)|不要|不给|不付|不转|不再")
MAY_STOP = re.compile("可以停|到此为止|不用再|没有损失|就没事|没有少|就办完了|不走这一页")
STOP_FIRST = re.compile("停|别|不要|改密码|先存|截|退出|冻结|录屏|看")


def test_every_block_stands_once_in_its_order_inside_the_article(symptom_pages: list[BuiltPage]) -> None:
    for page in symptom_pages:
        names = [element.get("data-guide") for element in elements(page.article)]
        found = [name for name in names if name in ORDER]
        assert found == [name for name in ORDER if name not in OPTIONAL or name in found], page.url
        everywhere = [element.get("data-guide") for element in elements(page.root)]
        assert [name for name in everywhere if name in ORDER] == found, page.url


def test_a_message_is_there_exactly_where_the_data_has_one(symptom_pages: list[BuiltPage], guide: Guide) -> None:
    for page in symptom_pages:
        symptom = guide.find("symptoms", page.url.split("/")[1])
        assert bool(page.blocks("quick-message")) == bool(symptom.quick_message), page.url


def test_no_page_is_longer_than_a_reader_can_bear(symptom_pages: list[BuiltPage]) -> None:
    for page in symptom_pages:
        length = hanzi(page.article, lambda element: element.get("data-guide") == "sources")
        assert 1000 < length < LONGEST, f"{page.url}: {length}"


def not_main_flow(element: Element) -> bool:
    """Sources, form labels, buttons, claim marks, and what only some readers see."""
    return (
        element.get("data-guide") in ("sources", "only")
        or element.get("data-guide-only") is not None
        or element.tag in ("button", "textarea", "guide-deadline")
        or has_class(element, *NOT_MAIN)
    )


def test_what_every_reader_sees_is_short(symptom_pages: list[BuiltPage]) -> None:
    for page in symptom_pages:
        length = hanzi(page.article, not_main_flow)
        assert length <= MAIN_FLOW, f"{page.url}: {length} characters that every reader sees; shorten"


def test_the_signs_leave_the_first_step_on_the_first_screen(guide: Guide) -> None:
    for symptom in guide["symptoms"]:
        assert len(symptom.signs.lines) <= 3, symptom.id
        for line in symptom.signs.lines:
            text = line if isinstance(line, str) else line.text
            assert len(text) <= ONE_LINE, f"{symptom.id}: {text}"
        if symptom.id in urgent_ids(guide):
            assert len(symptom.bottom_line) <= FIRST_TWO_LINES, symptom.id


def urgent_ids(guide: Guide) -> list[str]:
    """The troubles in which a loss may go on while one reads."""
    return [each.id for each in guide["symptoms"] if each.group == "小心骗子" or each.id == "platform-gone"]


def test_the_way_to_the_short_message_is_shorter_still(symptom_pages: list[BuiltPage]) -> None:
    for page in symptom_pages:
        length = hanzi(page.article, lambda each: not_main_flow(each) or each.get("data-guide") in AFTER_HEAD)
        assert 200 < length <= HEAD, f"{page.url}: {length} characters down to the short message; shorten, or drop a neighbour"


def test_before_the_short_message_stands_what_not_to_do_and_when_to_stop(symptom_pages: list[BuiltPage]) -> None:
    for page in symptom_pages:
        words = "".join(text_of(block) for name in ("bottom-line", "do-now") for block in page.blocks(name))
        assert DO_NOT.search(words), page.url
        assert MAY_STOP.search(words), page.url


def test_every_tickable_item_of_a_page_has_one_box(symptom_pages: list[BuiltPage], guide: Guide) -> None:
    for page in symptom_pages:
        symptom = guide.find("symptoms", page.url.split("/")[1])
        [do_now] = page.blocks("do-now")
        boxes = [each.get("name") for each in elements(do_now) if each.get("type") == "checkbox"]
        assert boxes == [tick.name for tick in symptom.do_now], page.url
        everywhere = [each.get("name") for each in elements(page.root) if each.get("type") == "checkbox"]
        assert all(everywhere.count(name) == 1 for name in boxes), page.url


def test_the_title_asks_what_to_do_and_the_heading_names_the_trouble(
    symptom_pages: list[BuiltPage], guide: Guide
) -> None:
    for page in symptom_pages:
        title = guide.find("symptoms", page.url.split("/")[1]).title
        [named] = [text_of(element) for element in elements(page.root) if element.tag == "title"]
        assert named.startswith(f"{title}怎么办"), page.url
        [heading] = [text_of(element).strip() for element in elements(page.article) if element.tag == "h1"]
        assert heading.rstrip("¶").strip() == title, page.url


def test_where_a_loss_goes_on_the_first_line_stops_it_and_no_copy_button_stands_above(
    symptom_pages: list[BuiltPage], guide: Guide
) -> None:
    urgent = urgent_ids(guide)
    assert len(urgent) >= 4
    for page in symptom_pages:
        if page.url.split("/")[1] not in urgent:
            continue
        order = list(elements(page.article))
        [do_now] = page.blocks("do-now")
        copies = [place for place, element in enumerate(order) if element.get("data-guide") == "copy"]
        assert all(place > order.index(do_now) for place in copies), page.url
        first = next(text_of(element) for element in elements(do_now) if element.tag == "label")
        assert STOP_FIRST.search(first), f"{page.url}: {first}"


def test_who_is_under_eighteen_is_sent_to_a_grown_up_on_every_page(symptom_pages: list[BuiltPage]) -> None:
    for page in symptom_pages:
        blocks = [each for each in elements(page.article) if each.get("data-guide-only") == "age.minor"]
        assert any(re.search("大人|家长", text_of(each)) for each in blocks), page.url


def test_every_page_says_at_least_twice_when_to_stop(symptom_pages: list[BuiltPage]) -> None:
    for page in symptom_pages:
        [end] = page.blocks("end")
        assert len(re.findall("停|不用|到此为止|没有损失|没有少|没有丢|等到|够了|算", text_of(end))) >= 2, page.url


def test_readers_never_see_the_words_any_or_all(symptom_pages: list[BuiltPage]) -> None:
    for page in symptom_pages:
        assert not re.search(r"\b(any|all)\b", text_of(page.article)), page.url
