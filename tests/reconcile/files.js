/**
 * Bills in the exact formats that 微信 and 支付宝 export, written by the tests
 * themselves: text, GBK, xlsx and zip. Shares nothing with the readers it tests.
 */

/**
 * @typedef {object} Row one payment as the two apps write it
 * @property {number} at seconds since 2026-01-01 00:00:00 in Shanghai
 * @property {string} payee
 * @property {string} goods
 * @property {string} yuan `6.00`
 * @property {'支出' | '收入' | '/'} way
 * @property {string} [status]
 * @property {string} [kind]
 * @property {string} trade
 * @property {string} merchant
 * @property {string} [method]
 * @property {string} [note]
 */

const START = Date.UTC(2026, 0, 1);

/** @param {number} at @param {string} [between] */
export function stamp(at, between = ' ') {
  const text = new Date(START + at * 1000).toISOString();
  return `${text.slice(0, 10)}${between}${text.slice(11, 19)}`;
}

/** @param {string} text */
function quoted(text) {
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** @param {string} yuan */
function thousands(yuan) {
  return yuan.replace(/\B(?=(\d{3})+\.)/g, ',');
}

/**
 * 微信, CSV of the older kind: UTF-8, header in line 17.
 * @param {Row[]} rows
 * @param {{ bom?: boolean, commas?: boolean, crlf?: boolean, separators?: boolean, count?: number }} [style]
 * @returns {Uint8Array}
 */
export function wechatCsv(rows, style = {}) {
  const pad = style.commas ? ',,,,,,,,,,' : '';
  const preamble = [
    '微信支付账单明细', '微信昵称：[小明]', '起始时间：[2026-01-01 00:00:00] 终止时间：[2026-12-31 23:59:59]',
    '导出类型：[全部]', '导出时间：[2026-12-31 23:59:59]', '', `共${style.count ?? rows.length}笔记录`,
    '收入：1笔 0.35元', '支出：1笔 28.16元', '中性交易：0笔 0.00元', '注：',
    '1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易',
    '2. 本明细仅展示当前账单中的交易，不包括已删除的记录', '3. 本明细仅供个人对账使用', '',
    '----------------------微信支付账单明细列表--------------------',
  ].map((line) => line + pad);
  const head = '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注';
  const body = rows.map((row) => wechatCells(row, style.separators === true).map(quoted).join(','));
  const text = [...preamble, head, ...body, ''].join(style.crlf ? '\r\n' : '\n');
  return new TextEncoder().encode((style.bom ? '\ufeff' : '') + text);
}

/** @param {Row} row @param {boolean} separators */
function wechatCells(row, separators) {
  const money = `¥${separators ? thousands(row.yuan) : row.yuan}`;
  return [
    stamp(row.at), row.kind ?? '商户消费', row.payee, row.goods || '/', row.way, money, row.method ?? '零钱',
    row.status ?? '支付成功', `${row.trade}\t`, `${row.merchant || '/'}\t`, row.note ?? '/',
  ];
}

/**
 * 支付宝: GBK, padded cells, tabs after numbers, a comma at the end of every row.
 * @param {Row[]} rows
 * @param {{ encoding?: 'gbk' | 'utf-8', padded?: boolean, trailing?: boolean, count?: number }} [style]
 * @returns {Uint8Array}
 */
export function alipayCsv(rows, style = {}) {
  const end = style.trailing === false ? '' : ',';
  const wide = (/** @type {string} */ text) => (style.padded === false ? text : text.padEnd(20));
  const preamble = [
    '-'.repeat(84), '导出信息：', '姓名：小明', '支付宝账户：xiao***@example.com',
    '起始时间：[2026-01-01 00:00:00]    终止时间：[2026-12-31 23:59:59]', '导出交易类型：[全部]',
    '导出时间：[2026-12-31 23:59:59]', `共${style.count ?? rows.length}笔记录`, '收入：1笔 28.50元', '支出：63笔 16.54元',
    '不计收支：2笔 16.37元', '', '特别提示：',
    '1.本回单内容可表明支付宝受理了相应支付交易申请，因系统原因或通讯故障等偶发因素导致本回单与实际交易结果不符时，以实际交易情况为准；',
    '8.本明细仅展示当前账单中的交易，不包括已删除的记录；', '9.本明细仅供个人对账使用。', '',
    '------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------',
  ];
  const names = ['交易时间', '交易分类', '交易对方', '对方账号', '商品说明', '收/支', '金额', '收/付款方式', '交易状态', '交易订单号', '商家订单号', '备注'];
  const body = rows.map((row) => alipayCells(row).map(wide).map(quoted).join(',') + end);
  const text = [...preamble, names.map(wide).join(',') + end, ...body, ''].join('\r\n');
  return style.encoding === 'utf-8' ? new TextEncoder().encode(text) : gbk(text);
}

/** @param {Row} row */
function alipayCells(row) {
  return [
    stamp(row.at), row.kind ?? '日用百货', row.payee, '/', row.goods, row.way === '/' ? '不计收支' : row.way, row.yuan,
    row.method ?? '余额宝', row.status ?? '交易成功', `${row.trade}\t`, `${row.merchant}\t`, row.note ?? '',
  ];
}

/**
 * 支付宝, the older form of the website.
 * @param {Row[]} rows
 * @returns {Uint8Array}
 */
export function alipayWebCsv(rows) {
  const names = '交易号                  ,商家订单号               ,交易创建时间              ,付款时间                ,最近修改时间              ,交易来源地     ,类型              ,交易对方            ,商品名称                ,金额（元）   ,收/支     ,交易状态    ,服务费（元）   ,成功退款（元）  ,备注                  ,资金状态     ,';
  const body = rows.map((row) => [
    `${row.trade}\t`, `${row.merchant}\t`, stamp(row.at), stamp(row.at), stamp(row.at), '其他（包括阿里巴巴和外部商家）',
    '即时到账交易', row.payee, row.goods, row.yuan, row.way, '交易成功', '0.00', '0.00', '', '已支出',
  ].join(',') + ',');
  const text = ['支付宝交易记录明细查询', '账号:[xiao***@example.com]', '起始日期:[2026-01-01 00:00:00]    终止日期:[2026-12-31 00:00:00]',
    '---------------------------------交易记录明细列表------------------------------------', names, ...body,
    '------------------------------------------------------------------------------------',
    '共1笔记录', '已收入:0笔,0.00元', '导出时间:[2026-12-31 23:59:59]    用户:小明', ''].join('\r\n');
  return gbk(text);
}

/** @type {Map<string, [number, number]> | null} */
let gbkTable = null;

/** Encodes by asking the platform's decoder what each pair of bytes means. @param {string} text @returns {Uint8Array} */
export function gbk(text) {
  gbkTable = gbkTable ?? buildGbk();
  /** @type {number[]} */
  const bytes = [];
  for (const letter of text) {
    const code = /** @type {number} */ (letter.codePointAt(0));
    if (code < 128) bytes.push(code);
    else bytes.push(...(gbkTable.get(letter) ?? (letter === '¥' ? [0xa3, 0xa4] : [0x3f])));
  }
  return Uint8Array.from(bytes);
}

function buildGbk() {
  /** @type {Map<string, [number, number]>} */
  const table = new Map();
  const decoder = new TextDecoder('gbk');
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      const letter = decoder.decode(Uint8Array.from([high, low]));
      if ([...letter].length === 1 && letter !== '\ufffd' && !table.has(letter)) table.set(letter, [high, low]);
    }
  }
  return table;
}

/**
 * 微信, the newer xlsx: header in row 18, four notes, times as Excel serials where asked.
 * @param {Row[]} rows
 * @param {{ serial?: boolean, shared?: boolean }} [style]
 * @returns {Uint8Array}
 */
export function wechatXlsx(rows, style = {}) {
  const preamble = [
    ['微信支付账单明细'], ['微信昵称：[小明]'], ['起始时间：[2026-01-01 00:00:00] 终止时间：[2026-12-31 23:59:59]'], ['导出类型：[全部]'],
    ['导出时间：[2026-12-31 23:59:59]'], [], [`共${rows.length}笔记录`], ['收入：1笔 0.35元'], ['支出：1笔 28.16元'], ['中性交易：0笔 0.00元'],
    ['注：'], ['1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易'], ['2. 无有效内容时以"/"展示'],
    ['3. 本明细仅供个人对账使用'], ['4. 本账单中所有时间均为UTC+08:00时间'], [],
    ['----------------------微信支付账单明细列表--------------------'],
  ];
  const head = ['交易时间', '交易类型', '交易对方', '商品', '收/支', '金额(元)', '支付方式', '当前状态', '交易单号', '商户单号', '备注'];
  const body = rows.map((row) => {
    const cells = /** @type {(string | number)[]} */ (wechatCells(row, false).map((text) => text.trim()));
    if (style.serial) cells[0] = serialOf(row.at);
    cells[5] = Number(row.yuan);
    return cells;
  });
  return sheetFile([...preamble, head, ...body], style.shared !== false);
}

/** @param {number} at */
function serialOf(at) {
  return (START + at * 1000) / 86400000 + 25569;
}

/** @param {string} text */
function xml(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** @param {number} column @returns {string} */
function letters(column) {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

/**
 * @param {(string | number)[][]} rows
 * @param {boolean} shared strings in a table of their own, as Excel does
 * @returns {Uint8Array}
 */
export function sheetFile(rows, shared) {
  /** @type {string[]} */
  const strings = [];
  const cell = (/** @type {string | number} */ value, /** @type {string} */ place) => {
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
    if (!shared) return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`;
    return `<c r="${place}" t="s"><v>${strings.push(value) - 1}</v></c>`;
  };
  const lines = rows.map((row, i) => `<row r="${i + 1}">${row.map((value, j) => cell(value, `${letters(j)}${i + 1}`)).join('')}</row>`);
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const entries = /** @type {Record<string, string>} */ ({
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${head}<workbook ${space}><sheets><sheet name="Sheet1" sheetId="1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet ${space}><sheetData>${lines.join('')}</sheetData></worksheet>`,
  });
  if (shared) entries['xl/sharedStrings.xml'] = `${head}<sst ${space}>${strings.map((text) => `<si><t>${xml(text)}</t></si>`).join('')}</sst>`;
  return zip(Object.entries(entries).map(([name, text]) => [name, new TextEncoder().encode(text)]));
}

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** @param {number} value @param {number} size */
function little(value, size) {
  return Array.from({ length: size }, (_, i) => (value >>> (8 * i)) & 255);
}

/**
 * A zip with stored entries.
 * @param {[string, Uint8Array][]} files
 * @param {boolean} [locked] marks the entries as encrypted, as the mails of both apps do
 * @returns {Uint8Array}
 */
export function zip(files, locked = false) {
  /** @type {number[]} */
  const body = [];
  /** @type {number[]} */
  const directory = [];
  const flags = locked ? 0x801 : 0x800;
  for (const [name, bytes] of files) {
    const title = [...new TextEncoder().encode(name)];
    const shared = [...little(20, 2), ...little(flags, 2), ...little(0, 2), ...little(0, 4), ...little(crc32(bytes), 4),
      ...little(bytes.length, 4), ...little(bytes.length, 4), ...little(title.length, 2), ...little(0, 2)];
    const offset = body.length;
    body.push(0x50, 0x4b, 3, 4, ...shared, ...title);
    for (const byte of bytes) body.push(byte);
    directory.push(0x50, 0x4b, 1, 2, ...little(20, 2), ...shared, ...little(0, 2), ...little(0, 2), ...little(0, 2),
      ...little(0, 4), ...little(offset, 4), ...title);
  }
  const end = [0x50, 0x4b, 5, 6, ...little(0, 4), ...little(files.length, 2), ...little(files.length, 2),
    ...little(directory.length, 4), ...little(body.length, 4), 0, 0];
  return Uint8Array.from([...body, ...directory, ...end]);
}
