"""Character tables for search: how Chinese characters sound, and the simplified form of each.

The browser has no dictionary. It gets one reading for every character that matters (those of the
site's own texts and the everyday ones), the two-character contexts in which a character is read
otherwise, and the simplified form of every traditional character that leads to one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import groupby

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT

_ALWAYS_PLAIN = frozenset("没给")
"""Characters whose rarer reading is wrong in nearly everything readers type: 没收到, 没补给我."""

_SPOKEN = "著着妳你佢他唔不冇没咗了嘅的俾给畀给攞拿係是喺在"
"""What dialects and other places write, each with the everyday character that means the same."""

_FIRST_LEVEL_ROWS = range(16, 56)
"""Rows of GB 2312 that hold the 3,755 everyday characters, in the order of their sound."""


def tables_for(texts: Iterable[str]) -> dict[str, object]:
    """Tables for the characters of `texts` and the everyday ones.

    Returns `{"everyday": "syllable and count of the everyday characters said so, in turn", "readings": {syllable:
    characters said so against their place among those, or beside them}, "contexts": {two characters: "syllable
    syllable"}, "simplified": "traditional and simplified characters in turn"}`; syllables are without tone, ü is v.
    """
    plain = [simplify(text) for text in texts]
    placed = placed_sounds()
    characters = {char for text in plain for char in text if is_hanzi(char)} | placed.keys()
    return {
        "everyday": " ".join(f"{sound}{len(list(run))}" for sound, run in groupby(placed.values())),
        "readings": readings_of(char for char in characters if placed.get(char) != reading_of(char)),
        "contexts": contexts_of(plain),
        "simplified": simplified_pairs(characters),
    }


def is_hanzi(char: str) -> bool:
    """Whether the character is a Chinese one of the basic block."""
    return "\u4e00" <= char <= "\u9fff"


@cache
def everyday_characters() -> tuple[str, ...]:
    """The 3,755 characters of the first level of GB 2312, in its order, which the browser knows as well."""
    codes = (bytes((row + 0xA0, cell + 0xA0)) for row in _FIRST_LEVEL_ROWS for cell in range(1, 95))
    return tuple(char for char in (code.decode("gb2312", "ignore") for code in codes) if char)


@cache
def placed_sounds() -> dict[str, str]:
    """Everyday character → the reading it shares with a neighbour, or else the one of the character before."""
    chars = everyday_characters()
    readings = [reading_of(char) for char in chars]
    placed: dict[str, str] = {}
    sound = readings[0]
    for at, char in enumerate(chars):
        if readings[at] in (*readings[at - 1 : at], *readings[at + 1 : at + 2]):
            sound = readings[at]
        placed[char] = sound
    return placed


@cache
def reading_of(char: str) -> str:
    """The most usual reading of one character, without tone: `账` → `zhang`, `绿` → `lv`."""
    return lazy_pinyin(char, style=Style.NORMAL, v_to_u=False)[0]


def readings_of(characters: Iterable[str]) -> dict[str, str]:
    """Syllable → its characters, both in a fixed order."""
    by_sound: dict[str, list[str]] = {}
    for char in sorted(characters):
        by_sound.setdefault(reading_of(char), []).append(char)
    return {sound: "".join(by_sound[sound]) for sound in sorted(by_sound)}


def contexts_of(texts: Iterable[str]) -> dict[str, str]:
    """Pairs of characters, one of which is read otherwise than alone: `重复` → `chong fu`.

    Only a pair that the dictionary of phrases knows can be, so no other is asked for.
    """
    pairs = {text[at : at + 2] for text in texts for at in range(len(text) - 1)}
    found: dict[str, str] = {}
    for pair in sorted(pairs & PHRASES_DICT.keys()):
        if not all(map(is_hanzi, pair)) or _ALWAYS_PLAIN & set(pair):
            continue
        spoken = lazy_pinyin(pair, style=Style.NORMAL, v_to_u=False)
        if spoken != [reading_of(char) for char in pair]:
            found[pair] = " ".join(spoken)
    return found


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def simplify(text: str) -> str:
    """The text in simplified characters. Kept, so that a second build in `serve` converts only what was changed."""
    return str(_converter().convert(text))


def simplified_pairs(characters: Iterable[str]) -> str:
    """Other and simplified characters in turn, for every form that leads to one of `characters`."""
    wanted = set(characters)
    pairs: list[str] = [_SPOKEN]
    for code in range(0x4E00, 0xA000):
        plain = simplify(chr(code))
        if plain != chr(code) and plain in wanted and chr(code) not in _SPOKEN[::2]:
            pairs.append(chr(code) + plain)
    return "".join(pairs)
