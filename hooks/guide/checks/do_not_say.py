"""Statements that were checked and found wrong or unprovable, and hours of hotlines, which nobody can vouch for.

Each pattern is the wrong statement itself; what it denies or warns of is allowed where the pattern says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.loading import Guide
from guide.problems import Problem
from guide.voice import our_words

WRONG: tuple[tuple[str, str], ...] = (
    ("(?:就)?等于没(?:有)?交付|合同一定成立", "交付和成立都有条件，另有约定的除外"),
    ("概不退款.{0,6}一律无效|充值(?:了)?一定能退|停业就能退", "各地做法不一，按规定或约定"),
    ("未成年人?充(?:值|的)?.{0,4}都能(?:全)?退|孩子充的都能退", "结果不一样，要看年纪、数目和经过"),
    ("(?<!没有写)提前五[日天](?:提醒|通知)|提前 ?5 ?[日天](?:提醒|通知)", "现行文字里没有这个天数"),
    ("45 ?个工作日|四十五个工作日|处理暂行办法第", "旧办法已经废止"),
    ("(?<!不能)(?<!不能要求)强制退款|(?:60|六十) ?[天日](?:内)?(?:必须|就要|一定)退", "12315 只能调解，不能强制"),
    ("五个工作日内(?:会)?告知(?:举报)?结果|5 ?个工作日内告知(?:举报)?结果", "新办法没有这一条"),
    ("(?:一起|同时|两边)(?:投|投诉)(?:会)?更快", "消协处理过的，12315 不予受理"),
    ("消协.{0,6}\\d+ ?(?:天|日|个工作日)内", "没有来源"),
    ("不发货就退一赔三|退一赔三", "欺诈要有证据"),
    ("举证(?:责任)?倒置|由(?:卖家|平台|商家)(?:负责)?举证", "只管耐用商品和装修，六个月内"),
    ("(?:平台|网站|商家)必须保存(?:三|3) ?年", "只管平台经营者"),
    ("支付(?:公司|机构)必须告诉|(?:57|五十七)条必须赔", "第五十七条只管未经授权的支付"),
    ("(?:15|十五) ?[日天]不退就是拒绝", "那个规定的效力没有确认"),
    ("(?:催告|发(?:了)?函)就(?:会)?中断", "要能证明到了对方"),
    ("(?<!非法)(?:买卖|出租)账号(?:都|就)?(?:是)?违法", "条文写的是“非法”买卖、出租"),
    ("(?:报警|警察|警方)(?:就)?必须立案|一定会立案", "警方要接受报案并给回执，立不立案依法定"),
    ("(?:所有|都|全部)(?:的)?账单(?:都)?写(?:着|明)", "只有一部分导出账单这样写"),
    ("第 ?(?:17|十七) ?行", "请按列名找表头"),
    ("网信办.{0,4}12321|95055", "号码是错的"),
    ("卡盟都是诈骗|卡盟全是骗", "没有权威的说法"),
    ("截图(?:是)?没(?:有)?用|上链(?:就)?(?:必胜|必赢)", "两样都不对"),
)
HOURS = re.compile(
    r"\d{1,2}[:：]\d{2} ?[-－—–~～至到] ?\d{1,2}[:：]\d{2}|\d+ ?点(?:到|至) ?\d+ ?点|24 ?小时(?:热线|客服|接听|服务)"
    r"|工作时间|服务时间|接听时间|全天候|全年无休|[早上午]\d+ ?点"
)
_PATTERNS = tuple((re.compile(pattern), why) for pattern, why in WRONG)
_ANY = re.compile("|".join(pattern for pattern, _why in WRONG))


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `do-not-say` and `hotline-hours`."""
    for owner, path, text in our_words(guide):
        for found, why in wrong_statements(text):
            yield guide.problem(owner, path, "do-not-say", f"不能说“{found}”：{why}，请照依据改写")
        hours = HOURS.search(text)
        if hours:
            say = f"不写热线的时间（{hours[0]}）：会变，也没有来源，请删掉"
            yield guide.problem(owner, path, "hotline-hours", say)


def wrong_statements(text: str) -> list[tuple[str, str]]:
    """The wrong statements in a text, each with why it is wrong."""
    if not _ANY.search(text):
        return []
    return [(match[0], why) for pattern, why in _PATTERNS for match in pattern.finditer(text)]
