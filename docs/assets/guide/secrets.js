/**
 * Passwords and codes: values that their name announces, and values of such a shape anywhere in a sentence with the name.
 * The names are in the `guard` records of the data file; here stands the grammar around them.
 */

import { anyOf, hasLabel, isAmount, UNIT } from "./labels.js";

/** @typedef {import("./guard.js").GuardKind} GuardKind */
/** @typedef {import("./guard.js").GuardRecord} GuardRecord */
/** @typedef {import("./guard.js").Span} Span */

/** @type {WeakMap<string[], string[]>} */
const names = new WeakMap();

/**
 * @param {string[]} words
 * @returns {string[]} those that name the secret by themselves
 */
function outright(words) {
  const known = names.get(words) || words.filter((word) => !word.startsWith("…"));
  names.set(words, known);
  return known;
}

// Small words between the name of a secret and the secret: 密码我告诉他了，是 …, 验证码已经给了客服：…
const FILLER = "(?:[我你您他她它的一直还都也又再才就只原来现在应该当时之前先以后改换设置成为了告诉给说客服对方人家发报念写填输入用过可能好像大概记得是不新旧老收到里面在这那显示内容短信手机上登录陆注册支付已经刚至定回由从加和数]|[一两四六八468][个位]|[妈爸爷奶哥姐弟妹儿女婆]|生日|手机号|电话|名字|拼音|[大小]写|数字|字母)";
const LINK = "[\\s:：=＝→>「」“”\"'‘’【】\\[\\]（）()]";
const GAP = `(?:${FILLER}|${LINK}|[，,、]|is|was|shi){0,18}?`;
const OTHER_THING = /提示|错误|报错|代码|链接|页面|网址|地址|网站|邮箱|邮件|电话|热线|账号|帐号|账户|登录名|用户名|昵称|名字|[订工快]单|单[号据子]|(?:^|[^简])单|时间|日期|金额|余额|剩|少了|版本|编号|公告|通知|截图|附件|设备|型号|机型|工号|尾号|号码|原因|结果|次数|登录地/;
// A gap that hands the secret over, against one that merely stands in between.
const HANDS_OVER = /(?:[写放存记贴]在[这那下后上][里儿边面]?|[是为成:：=＝→给了说叫报填用]|[用填写输设报说]的|[用填写输设报说打记]成|[就是][四六八468][个位]|is|was|shi|生日|手机号|电话|名字|拼音|[大小]写|数字|字母)[\s「“"'‘【\[（(]*$|[「“【\[（(]\s*$/;
const ENGLISH_NO_SECRET = new Set(
  "error errors wrong right reset login logout forgot forget forgotten change changed incorrect invalid correct recovery failed page email mail link again help please same none null unknown required protected manager iphone ipad android ios macos windows chrome steam wechat weixin alipay taobao apple google huawei xiaomi oppo vivo".split(" "),
);
const OTHER_ACCOUNT = /^(?:(?:qq|uid|id|wx|vx)\d+|(?:iphone|ipad|ios|android|mate|mi|redmi|honor|huawei|oppo|vivo|win|mac)\d.*)$/; // 密码忘了，用QQ123456找回
const CHANGING = /(?:改|换|忘记?了?|修改|更改|重置|找回|输错|重设|丢)(?:了|过)?(?:登录|支付|交易|我的|的)?$/;
const DATE_OR_TIME = /^(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{4,6})?|(?:19|20)\d{2}[-.]\d{1,2}(?:[-.]\d{1,2}(?:t\d{2})?)?|(?:\d{2}[-.])?(?:0?[1-9]|1[0-2])[-.](?:0?[1-9]|[12]\d|3[01])|(?:[01]?\d|2[0-3])[-.][0-5]\d(?:[-.][0-5]\d)?)$/;
const FILE_NAME = /\.(?:png|jpe?g|gif|heic|pdf|docx?|xlsx?|csv|txt|mp4|mov|zip|rar)$/;

/**
 * One place where a word announces a secret.
 * @typedef {object} Announced
 * @property {string} word
 * @property {string} before the text before the word, at most 12 units
 * @property {string} gap what stands between the word and the secret
 * @property {string} secret
 * @property {number} start
 * @property {number} end
 * @property {string} after the text after the secret
 */

/**
 * @param {string} folded
 * @param {string[]} words
 * @param {string} gap a pattern
 * @param {string} secret a pattern
 * @returns {Announced[]}
 */
function announced(folded, words, gap, secret) {
  if (words.length === 0) return [];
  const pattern = new RegExp(`(${anyOf(words)})(${gap})(${secret})`, "g");
  /** @type {Announced[]} */
  const found = [];
  for (let match = pattern.exec(folded); match; match = pattern.exec(folded)) {
    const start = match.index + match[1].length + match[2].length;
    const end = start + match[3].length;
    const before = folded.slice(Math.max(0, match.index - 12), match.index);
    found.push({ word: match[1], before, gap: match[2], secret: match[3], start, end, after: folded.slice(end) });
    pattern.lastIndex = match.index + match[1].length;
  }
  return found.filter(isWholeWord);
}

/**
 * `mm` in 10mm or comment, `pass` in passport, `code` in error code announce nothing.
 * @param {{word: string, before: string, gap: string, secret: string}} one
 * @returns {boolean}
 */
function isWholeWord({ word, before, gap, secret }) {
  if (word === "码") return /(?:^|[\s，,；;、/])$/.test(before) && /^ ?[:：]/.test(gap); // 号：… 码：…
  if (!/^[a-z]/.test(word)) return true;
  const glued = gap === "" && !(/^(?:mima|password|passwd|pwd|yzm)$/.test(word) && /^\d{4}/.test(secret));
  return !glued && !/[a-z0-9]$/.test(before) && !OTHER_CODE.test(before);
}

const OTHER_CODE = /(?:错误|提示|返回|状态|兑换|激活|邀请|推广|优惠|error|status|err|zip|qr|bar|promo|gift|invite|redeem|country|area)[ _-]?$/;

const PASSWORD = "\\d(?:[ -]?\\d){5}(?![0-9a-z-])|\\d(?: \\d){3,7}(?![0-9a-z-])|[0-9a-z!@#$%^&*_+~?][!-~]{3,39}|[a-z]{1,5}(?: [a-z]{1,5}){2,3}(?![a-z ])|\\d{3}|[零〇一二三四五六七八九]{4,12}";

/**
 * @param {string} folded
 * @param {GuardRecord} record
 * @returns {Span[]}
 */
export function passwords(folded, { words = [] }) {
  const found = announced(folded, outright(words), GAP, PASSWORD).map(trimmed).filter(isPassword);
  return [...found.flatMap(afterAccount), ...found.flatMap(changedTo), ...pairedBefore(folded, words), ...inQuotes(folded, words)];
}

/**
 * 口令是“芝麻开门88”: in quotation marks a password may be of any characters, a digit among them.
 * @param {string} folded
 * @param {string[]} words
 * @returns {Span[]}
 */
function inQuotes(folded, words) {
  const pattern = new RegExp(`((?:${anyOf(outright(words))})[是为叫:： ]{1,2}[“「『"'‘])([^”」』"'’\\n]*\\d[^”」』"'’\\n]*)[”」』"'’]`, "g");
  return [...folded.matchAll(pattern)]
    .map((match) => ({ start: (match.index || 0) + match[1].length, end: (match.index || 0) + match[0].length - 1 }))
    .filter(({ start, end }) => end - start > 3 && end - start < 25);
}

/**
 * A password ends where a blank, a bracket or a slash between account and password stands.
 * @param {Announced} one
 * @returns {Announced}
 */
function trimmed(one) {
  const secret = one.secret.replace(/[,;:()\[\]{}<>"'`|\/\\].*$/, "").replace(/[.?]+$/, "");
  const end = one.start + secret.length;
  return { ...one, secret, end, after: one.secret.slice(secret.length) + one.after };
}

/**
 * @param {Announced} one
 * @returns {boolean}
 */
function isPassword(one) {
  const { secret, gap, after } = one;
  if (!looksLikeSecret(secret) || (secret.length < 4 && !(HANDS_OVER.test(gap) && /^\d+$/.test(secret)))) return false;
  if (isOldOne(one)) return true;
  if (/^[a-z]+$/.test(secret) && /^ ?(?:加|前面|后面)/.test(after)) return false; // rose加1326, told as a whole behind it
  if (/^[\d.~-]+$/.test(secret)) return isPlausibleNumber(one);
  if (/[，,、]/.test(gap) && OTHER_ACCOUNT.test(secret)) return false;
  if (HANDS_OVER.test(gap)) return !ENGLISH_NO_SECRET.has(secret);
  if (/^ *(?:[给发][你您]|如下|在这里?)?[，,、][，,、 ]*$/.test(gap)) return /\d/.test(secret) && /[a-z]/.test(secret) && !/^ *[\u4e00-\u9fff]/.test(after);
  if (!/^(?:.*[回来前直都还先])?\s*$/.test(gap) || /[，,、]/.test(gap) || /@.+\.[a-z]/.test(secret)) return false;
  return /\d/.test(secret) || (!ENGLISH_NO_SECRET.has(secret) && !/^ *[\u4e00-\u9fff]/.test(after));
}

/**
 * @param {Announced} one
 * @returns {boolean} 密码从aaa111改成…: what it was before
 */
function isOldOne({ gap, secret, after }) {
  return /[从由]\s*$/.test(gap) && /^\s*(?:被|给)?[改换变]/.test(after) && !DATE_OR_TIME.test(secret);
}

/**
 * @param {string} secret
 * @returns {boolean} whether it can be a password at all: not only punctuation, no file, no address
 */
function looksLikeSecret(secret) {
  return /[0-9a-z零〇一二三四五六七八九]/.test(secret) && !FILE_NAME.test(secret) && !/^(?:https?$|www\.|(?:19|20)\d{2}-\d{2}-\d{2}t\d)/.test(secret);
}

/**
 * @param {Announced} one
 * @returns {boolean} whether digits after the word are the password itself, not a count, a date or another number
 */
function isPlausibleNumber({ before, gap, secret, after }) {
  if (UNIT.test(after) || /^ ?(?:分钟|[:：]\d)/.test(after) || /\d[.~-]\d/.test(secret) || secret.length > 20) return false;
  if (HANDS_OVER.test(gap)) return !DATE_OR_TIME.test(secret) || (secret.length === 8 && !CHANGING.test(before));
  return !/[，,、]/.test(gap) && !DATE_OR_TIME.test(secret) && !CHANGING.test(before) && !/[了过]/.test(gap);
}

const CHANGED_TO = /^([，,、 ]{0,2}(?:后来|后面|现在|又|再|然后|之后|被|给)*我?(?:改|换|设|变)[成为了到]{1,2} ?[:：“「]?| ?(?:或者?|或是|和|跟|、) ?)([!-.0-~]{4,32})/;

/**
 * 密码是aaa111后来换成bbb222, aaa111 或者 bbb222: the second one too.
 * @param {Announced} one
 * @returns {Span[]}
 */
function changedTo({ end, after }) {
  const second = CHANGED_TO.exec(after);
  if (!second || !/\d/.test(second[2]) || UNIT.test(after.slice(second[0].length))) return [];
  return [{ start: end + second[1].length, end: end + second[0].length }];
}

/**
 * 账号密码：zhangsan abc123 - the second word is the password, and where it is masked already, none is left.
 * @param {Announced} one
 * @returns {Span[]}
 */
function afterAccount(one) {
  if (!ACCOUNT_BEFORE.test(one.before)) return [one];
  const second = /^([ ,，、\/|+]{1,3}|-{2,})([!-.0-~]{4,32})/.exec(one.after);
  if (!second) return [one];
  const span = { start: one.end + second[1].length, end: one.end + second[0].length };
  return /[0-9a-z]/.test(second[2]) ? [span] : [];
}

/**
 * xn88/abc123 密码.
 * @param {string} folded
 * @param {string[]} words
 * @returns {Span[]}
 */
function pairedBefore(folded, words) {
  const pattern = new RegExp(`((?:^|[^!-~])[0-9a-z_]{3,20}/)([0-9a-z][!-.0-~]{3,31}) ?(?:${anyOf(words)})(?![0-9a-z\\u4e00-\\u9fff])`, "g");
  return [...folded.matchAll(pattern)]
    .filter((match) => /\d/.test(match[2]) && !DATE_OR_TIME.test(match[2]))
    .map((match) => ({ start: (match.index || 0) + match[1].length, end: (match.index || 0) + match[1].length + match[2].length }));
}

const CODE = "\\d(?:[ -]?\\d){2,7}|[a-z]\\d?-\\d{4,8}|[a-z0-9]{4,8}|[零〇一二三四五六七八九幺]{4,8}";
const CARD_CODE = /^(?:cv[vcn]2?|安全码)$/;
const CODE_SHAPE = /^(?:\d{4,8}|\d{3}[ -]\d{3}|\d{4} \d{2}|\d{2} \d{4}|\d{4}[ -]\d{4}|\d{2}([ -])\d{2}(?:\1\d{2})?|\d(?:[ -]\d){3,7})$/;

/**
 * @param {string} folded
 * @param {GuardRecord} record
 * @returns {Span[]}
 */
export function codes(folded, { words = [] }) {
  const names = outright(words);
  const told = announced(folded, names, GAP, CODE).filter(isCode);
  return [...told, ...told.flatMap(nextCode)];
}

/**
 * 验证码447120和993017: the second one too, where it is as long as the first.
 * @param {Announced} one
 * @returns {Span[]}
 */
function nextCode({ secret, end, after }) {
  const second = /^( ?(?:以?及|还有|和|与|跟|、|，又?|,|第二[个次条]是?|[，,]?(?:后来|然后|之后|接着)?又?(?:收到|来|发)[了来]?(?:一?[个条])?)+ ?)(\d{4,8})(?![\d.:：])/.exec(after);
  if (!second || second[2].length !== secret.length || UNIT.test(after.slice(second[0].length))) return [];
  return [{ start: end + second[1].length, end: end + second[0].length }];
}

/**
 * @param {Announced} one
 * @returns {boolean}
 */
function isCode(one) {
  const { word, gap, secret, after } = one;
  if (/^[0-9a-z]/.test(after) || DATE_OR_TIME.test(secret) || (/^(?:code|pin)$/.test(word) && !HANDS_OVER.test(gap))) return false;
  if (/^[零〇一二三四五六七八九幺]+$/.test(secret)) return !/[，,、]/.test(gap);
  if (CARD_CODE.test(word) && /^\d{3}$/.test(secret)) return !UNIT.test(after);
  if (/[a-z]/.test(secret)) return /\d/.test(secret) && isMixedCode(one);
  return CODE_SHAPE.test(secret) && isPlausibleCode(one);
}

/**
 * @param {Announced} one
 * @returns {boolean} whether letters and digits after the word are a code, not a device or an account
 */
function isMixedCode({ gap, secret, after }) {
  if (/^[a-z]\d?-\d+$/.test(secret)) return true;
  if (/[，,、]/.test(gap) || /^(?:qq|uid|id|wx|vx|ios|iphone|mate|redmi|http)/.test(secret)) return false;
  return HANDS_OVER.test(gap) || !/^ ?[\u4e00-\u9fff]/.test(after);
}

/**
 * @param {Announced} one
 * @returns {boolean} whether digits after the word are the code, not a time, a count or an amount
 */
function isPlausibleCode({ gap, secret, after }) {
  const direct = gap.trim() === "";
  if (/^ ?(?:分钟|[:：]\d)/.test(after) || /^[.]\d/.test(after)) return false;
  if (UNIT.test(after) && !(direct && /^ 钻[没少不被]/.test(after))) return false;
  return direct || HANDS_OVER.test(gap) || /(?:填|输入|收到|发|给|报|说|告诉|念)/.test(gap) || (/^[，,、 ]+$/.test(gap) && /^\d{6}$/.test(secret.replace(/[ -]/g, "")));
}

// ---- told in free words -----------------------------------------------------------------------------

const SIX = "\\d(?:[ -]?\\d){5}";
const MIXED = "[!-.0-9@_a-z~^]{4,31}[!#$%&*+0-9@_a-z~^]";
const FOUR = "\\d{4}";
const VALUE = new RegExp(`(^|[^0-9a-z.:/_@#+-])(${SIX}|${MIXED}|${FOUR})(?![0-9a-z%]|[.:：/-]\\d)`, "g");
const ACCOUNT_BEFORE = /(?:账号|帐号|用户名|账户|号)[和与及跟\/、]?$/;
const NO_CODE = /00$|^20\d\d(?:0\d|1[0-2])?$/; // a round sum, a year, a month
const FARTHEST = 26; // units between the name and what was told
const TOLD = /(?:[是为给了过发说讲报念诉他她它成叫用设填打输写来去下:：，,]|就|合起来|[这那]个|[“「>→-])\s*$/;
const TOLD_AFTER = /^[”"』」）) ]*[，,]?(?:[这那它]个?|就|才|也|都)*(?:是|为|[这那][个串]|[当做作]|用作|[（(])/;

/**
 * What has the shape of a code or a password in a sentence that names one, wherever it stands: 我把 226718 念给他听的, 那个码.
 * @param {string} folded
 * @param {GuardRecord[]} records
 * @returns {{start: number, end: number, kind: GuardKind}[]}
 */
export function toldNearby(folded, records) {
  const named = records.filter((record) => record.words && record.words.length > 0);
  const names = named.flatMap((record) => namesOf(folded, record));
  const labels = named.flatMap((record) => record.unless || []);
  return [...folded.matchAll(VALUE)].flatMap((match) => {
    const start = (match.index || 0) + match[1].length;
    const value = { start, end: start + match[2].length, text: match[2] };
    const name = isTellable(folded, value, labels) && nearest(folded, names, value);
    return name ? [{ start, end: value.end, kind: name.kind }] : [];
  });
}

/** @typedef {Span & {kind: GuardKind}} Name where a secret is named */
/** @typedef {Span & {text: string}} Value what may be one */

/**
 * @param {string} folded
 * @param {GuardRecord} record
 * @returns {Name[]}
 */
function namesOf(folded, { kind, words = [] }) {
  return [...folded.matchAll(new RegExp(anyOf(words), "g"))]
    .map((match) => ({ start: match.index || 0, end: (match.index || 0) + match[0].length, kind, word: match[0] }))
    .filter(({ start, word }) => word !== "code" && isWholeWord({ word, before: folded.slice(Math.max(0, start - 12), start), gap: " ", secret: "" }));
}

/**
 * @param {string} folded
 * @param {Value} value
 * @param {string[]} labels
 * @returns {boolean} whether it is no date, no count, no sum and no number with a name of its own
 */
function isTellable(folded, { start, end, text }, labels) {
  const span = { start, end };
  return (/[a-z]/.test(text) ? isMixed(text) : isNumber(text)) && !DATE_OR_TIME.test(text) && !isAmount(folded, span) && !hasLabel(folded, span, labels);
}

/** @param {string} text */
function isSix(text) {
  return /^\d(?:[ -]?\d){5}$/.test(text);
}

/** @param {string} text */
function isNumber(text) {
  return (isSix(text) || /^\d{4}$/.test(text)) && !NO_CODE.test(text);
}

/** @param {string} text */
function isMixed(text) {
  return /\d/.test(text) && /[a-z]/.test(text) && !OTHER_ACCOUNT.test(text) && looksLikeSecret(text) && !/@.+\.[a-z]/.test(text);
}

/**
 * @param {string} folded
 * @param {Name[]} names
 * @param {Value} value
 * @returns {Name | undefined} the nearest name that tells of the value
 */
function nearest(folded, names, value) {
  const distance = (/** @type {Name} */ name) => name.end <= value.start ? value.start - name.end : name.start - value.end;
  return names.filter((name) => tellsOf(folded, name, value)).sort((a, b) => distance(a) - distance(b))[0];
}

/**
 * @param {string} folded
 * @param {Name} name
 * @param {Value} value
 * @returns {boolean}
 */
function tellsOf(folded, name, { start, end, text }) {
  const forward = name.end <= start;
  if (forward ? start - name.end > FARTHEST : name.start < end || name.start - end > FARTHEST) return false;
  const between = forward ? folded.slice(name.end, start) : folded.slice(end, name.start);
  if (/[。！!；;\n]/.test(between) || OTHER_THING.test(between)) return false;
  if (isSix(text)) return true;
  if (/^\d{4}$/.test(text)) return name.kind === "code" && (forward ? /^[^，,]{0,6}[是为:：]\s*$/ : TOLD_AFTER).test(between);
  return name.kind === "password" && (forward ? TOLD.test(between) && !ACCOUNT_BEFORE.test(folded.slice(0, name.start)) : TOLD_AFTER.test(between));
}
