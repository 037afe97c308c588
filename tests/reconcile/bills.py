"""Bills in the formats of 微信 and 支付宝 for the browser tests. Shares nothing with the readers it tests."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

WECHAT = [
    "交易时间",
    "交易类型",
    "交易对方",
    "商品",
    "收/支",
    "金额(元)",
    "支付方式",
    "当前状态",
    "交易单号",
    "商户单号",
    "备注",
]
ALIPAY = [
    "交易时间",
    "交易分类",
    "交易对方",
    "对方账号",
    "商品说明",
    "收/支",
    "金额",
    "收/付款方式",
    "交易状态",
    "交易订单号",
    "商家订单号",
    "备注",
]


@dataclass(frozen=True)
class Paid:
    """One payment; `number` makes its trade and merchant numbers."""

    at: str
    number: int
    payee: str = "小年数卡"
    goods: str = "充值60钻"
    yuan: str = "6.00"
    status: str = "支付成功"

    def wechat(self) -> list[str]:
        """The cells of a row of 微信."""
        numbers = [f"4200{self.number}\t", f"ZK{self.number}\t"]
        what = [self.at, "商户消费", self.payee, self.goods, "支出", f"¥{self.yuan}", "零钱", self.status]
        return [*what, *numbers, "/"]

    def alipay(self) -> list[str]:
        """The cells of a row of 支付宝, padded as the app pads them."""
        numbers = [f"4200{self.number}\t", f"ZK{self.number}\t"]
        what = [self.at, "日用百货", self.payee, "/", self.goods, "支出", self.yuan, "余额宝", "交易成功"]
        return [cell.ljust(20) for cell in [*what, *numbers, ""]]


def wechat_csv(rows: list[Paid]) -> bytes:
    """UTF-8 with a byte order mark, the header in line 17."""
    preamble = ["微信支付账单明细", "微信昵称：[小明]", *["说明"] * 13, "------微信支付账单明细列表------"]
    lines = [*preamble, ",".join(WECHAT), *(",".join(row.wechat()) for row in rows), ""]
    return "\n".join(lines).encode("utf-8-sig")


def alipay_csv(rows: list[Paid]) -> bytes:
    """GBK, padded, a comma at the end of every row."""
    preamble = ["-" * 80, "导出信息：", "姓名：小明", f"共{len(rows)}笔记录", "特别提示：", "", "----电子客户回单----"]
    head = [name.ljust(20) for name in ALIPAY]
    lines = [*preamble, *(",".join(cells) + "," for cells in [head, *(row.alipay() for row in rows)]), ""]
    return "\r\n".join(lines).encode("gbk")


def wechat_xlsx(rows: list[Paid]) -> bytes:
    """The newer form: inline strings, compressed, the header in row 18."""
    table = [*[["说明"]] * 17, WECHAT, *([cell.strip() for cell in row.wechat()] for row in rows)]
    body = "".join(f"<row>{''.join(_cell(text) for text in row)}</row>" for row in table)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{space}"/>')
        sheet = f'<worksheet xmlns="{space}"><sheetData>{body}</sheetData></worksheet>'
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return file.getvalue()


def _cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def locked_zip() -> bytes:
    """A zip whose entries say that they are encrypted."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("bill.csv", wechat_csv([]))
    content = bytearray(file.getvalue())
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(content)
