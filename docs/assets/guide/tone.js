/**
 * The calm check: marks words in what the reader typed that hurt the reader's own case, and offers a calmer
 * clause. It never blocks. Words, reasons and calmer sentences come from the `tone` records of the data file;
 * here stands what no list can say: quotation marks, whose words they are, doubt, and the shapes of shouting.
 */

import { fold } from "./numbers.js";

/** @typedef {'insult'|'threat'|'shouting'|'motive'|'beyond-evidence'|'vague'} ToneKind */

/**
 * One `tone` record. In a word `（甲/乙）` stands for one of the two, `（甲/乙）?` for one of them or nothing,
 * `（甲/乙）*` for any number of them, `…` for up to eight characters of the same clause, `^` and `$` for its
 * beginning and end, `〔对方〕` for any name of the other side, `〔虚词〕` for a word of courtesy, hurry or
 * grammar. `罪＝甲/乙` among the words lets the others of the record say `〔罪〕` for `（甲/乙）`.
 * @typedef {{id: string, kind: ToneKind, words?: string[], reason: string, calmer: string}} ToneRecord
 */

/**
 * One mark; offsets are UTF-16 units of the original.
 * @typedef {object} Mark
 * @property {number} start where the clause begins that `calmer` replaces (shouting: the line)
 * @property {number} end where it ends
 * @property {ToneKind} kind
 * @property {string} word what was found, as typed
 * @property {number} wordStart
 * @property {string} reason
 * @property {string} calmer what may stand in its place, without a full stop at the end
 */

/** @typedef {{start: number, end: number}} Span */
/** @typedef {Span & {record: ToneRecord}} Hit */

const CLAUSE = /[^，,。；;！!？?\n]+/g;
const SENTENCE_END = /[。！!？?\n]/;
// Names of things with a harsh character in them; what they are made of says nothing about anybody.
const HARMLESS = /刷[新卡脸机不]|屁股|滚[动屏轮]|回滚|认准|(?:[我俺咱她爸]|妈)妈的(?=[^，。！？!?]{1})|[他她]奶奶?(?![个的])|奶奶的(?=[\u4e00-\u9fff])|想[弄搞]清楚?|退回扣|维护没完|瞒着?(?:我们?|家里|大人|父母)(?=[偷充买付点玩用花])|翻滚|拉黑|黑屏|黑名单|黑[钻金卡体色]|卡死|死机|死循环|不配[合套]|[都也]不放过|假期|[请放休]假/g;
const QUOTED = /“[^”\n]*”|「[^」\n]*」|『[^』\n]*』|‘[^’\n]*’|"[^"\n]*"|《[^》\n]*》|【[^】\n]*】/g;

/**
 * Everything to mark, in order; at most one mark of a kind in a clause.
 * @param {string} text as typed
 * @param {{lists: ToneRecord[], allow?: string[]}} options the `tone` records, and the words this letter allows
 * @returns {Mark[]}
 */
export function checkTone(text, { lists, allow = [] }) {
  const folded = fold(text).replace(HARMLESS, (word) => "□".repeat(word.length));
  const quoted = spansOf(QUOTED, folded);
  const clauses = spansOf(CLAUSE, folded);
  const hits = lists.flatMap((record) => record.kind === "shouting" ? shouts(text, record) : wordsOf(folded, clauses, record));
  const free = hits.filter((hit) => !touches(hit, quoted) && !allow.some((word) => folded.slice(hit.start, hit.end).includes(fold(word))));
  const calm = free.filter((hit) => hit.record.kind !== "vague" || !isShouted(hit, clauses, free));
  const marks = onePerClause(calm.map((hit) => markOf(text, clauses, hit))).sort((a, b) => a.wordStart - b.wordStart);
  return marks.reduce((kept, mark) => withNext(text, kept, mark), /** @type {Mark[]} */ ([]));
}

/**
 * @param {Hit} hit
 * @param {Span[]} clauses
 * @param {Hit[]} hits
 * @returns {boolean} whether its clause is shouted: it is asked about once it has been said in a quiet voice
 */
function isShouted(hit, clauses, hits) {
  const clause = clauses.find((one) => one.start <= hit.start && hit.start < one.end) || hit;
  return hits.some((other) => other.record.kind === "shouting" && other.start <= clause.end && clause.start < other.end);
}

/**
 * The text after the reader took the calmer words for one mark.
 * @param {string} text the text the mark is of
 * @param {Mark} mark
 * @returns {string}
 */
export function acceptCalmer(text, { start, end, calmer }) {
  return text.slice(0, start) + calmer + text.slice(end);
}

/**
 * @param {RegExp} pattern
 * @param {string} text
 * @returns {Span[]}
 */
function spansOf(pattern, text) {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index || 0, end: (match.index || 0) + match[0].length }));
}

/**
 * @param {Span} one
 * @param {Span[]} others
 * @returns {boolean} whether the span has a character in common with one of the others
 */
function touches(one, others) {
  return others.some((other) => other.start < one.end && one.start < other.end);
}

/**
 * @param {string} text
 * @param {Span[]} clauses
 * @param {Hit} hit
 * @returns {Mark}
 */
function markOf(text, clauses, hit) {
  const { kind, reason } = hit.record;
  const clause = clauses.find((one) => one.start <= hit.start && hit.start < one.end) || hit;
  const word = { kind, word: text.slice(hit.start, hit.end), wordStart: hit.start, reason };
  const calmer = hit.record.calmer.replace(/。$/, "");
  if (kind === "shouting") {
    const line = lineAround(text, hit.start);
    return { ...line, ...word, calmer: quieter(text.slice(line.start, line.end)) || calmer };
  }
  const [loud] = /^[？?！!]*/.exec(text.slice(clause.end)) || [""];
  const start = kind === "threat" ? startOfCondition(clauses, clause, text) : clause.start;
  return { start, end: clause.end + loud.length, ...word, calmer: calmer + (loud && "。") };
}

const LEADS_TO = /^.{0,4}(?:要是|如果|假如|要么|若|只要|除非|否则|不然|再|敢|不(?!是)|别|没|限|惹|逼|还不|给(?:你|平台|客服).{0,6}[天时钟])/;

/**
 * 不补钻，我就天天来骂: without its threat the condition leads nowhere, so it goes with it.
 * @param {Span[]} clauses
 * @param {Span} clause
 * @param {string} text
 * @returns {number} where the clause begins, or the conditions before it in the same sentence
 */
function startOfCondition(clauses, clause, text) {
  const before = clauses[clauses.indexOf(clause) - 1];
  if (!before || !/^[，,、 ]*$/.test(text.slice(before.end, clause.start))) return clause.start;
  return LEADS_TO.test(text.slice(before.start, before.end)) ? startOfCondition(clauses, before, text) : clause.start;
}

/**
 * Two neighbouring clauses of one kind are one mark, so that nothing calm is said twice.
 * @param {string} text
 * @param {Mark[]} kept the marks so far
 * @param {Mark} mark the next one
 * @returns {Mark[]}
 */
function withNext(text, kept, mark) {
  const last = kept.map((one) => one.kind).lastIndexOf(mark.kind);
  const joined = last >= 0 && mark.kind !== "shouting" && /^[，,、 ]*$/.test(text.slice(kept[last].end, Math.max(kept[last].end, mark.start)));
  if (!joined) return [...kept, mark];
  const { end, calmer } = { end: Math.max(kept[last].end, mark.end), calmer: kept[last].calmer.replace(/。$/, "") + (mark.calmer.endsWith("。") ? "。" : "") };
  return kept.map((one, place) => (place === last ? { ...one, end, calmer } : one));
}

/**
 * @param {string} text
 * @param {number} place
 * @returns {Span}
 */
function lineAround(text, place) {
  const end = text.indexOf("\n", place);
  return { start: text.lastIndexOf("\n", place) + 1, end: end < 0 ? text.length : end };
}

/**
 * @param {Mark[]} marks
 * @returns {Mark[]} the longest of each kind in a clause
 */
function onePerClause(marks) {
  const longestFirst = [...marks].sort((a, b) => b.word.length - a.word.length || a.wordStart - b.wordStart);
  /** @type {Mark[]} */
  const kept = [];
  for (const mark of longestFirst) {
    if (!kept.some((other) => other.kind === mark.kind && other.start === mark.start)) kept.push(mark);
  }
  return kept;
}

// ---- words ------------------------------------------------------------------------------------------

/** @type {WeakMap<ToneRecord, RegExp>} */
const patterns = new WeakMap();

/**
 * @param {ToneRecord} record
 * @returns {RegExp} one pattern for all words of the record, run clause by clause
 */
function patternOf(record) {
  const known = patterns.get(record);
  if (known) return known;
  const all = record.words || [];
  const names = all.filter((word) => word[1] === "＝");
  const words = all.filter((word) => !names.includes(word)).map((word) => named(word, names));
  const pattern = new RegExp(words.sort((a, b) => b.length - a.length).map(wordPattern).join("|") || "[]", "g");
  patterns.set(record, pattern);
  return pattern;
}

/**
 * @param {string} word
 * @param {string[]} names `罪＝甲/乙`
 * @returns {string} the word with `（甲/乙）` in place of `〔罪〕`
 */
function named(word, names) {
  return names.reduce((text, name) => text.split(`〔${name[0]}〕`).join(`（${name.slice(2)}）`), word);
}

// Whom a complaint is written to, by any of their names.
const THEM = "(?:你们?(?:的|家|自己人|客服)?|平台的?|客服|商家|卖家|店家|官方|公司|老板|卡盟|网站|员工|后台|内部|管理员|(?:工作|技术)人员|技术)";
// Courtesy, hurry, pronouns and particles: words that say nothing of what is to be done.
const EMPTY = "(?:可不可以|可以吗|[行好成中妥得]不[行好成中妥得]?|能不能|能否|可否|[行好中][吗伐嘛]|请|烦请|麻烦|劳烦|辛苦|拜托|希望|恳[请求]|[盼望求]|要求|务必|必须|一定|谢[谢了]|多谢|感谢|倒是|究竟|到底|反正|总之" +
  "|尽[快早]|[赶抓]紧|赶快|快[点些]?|马上|立[刻马即]|早[点日]|及时|迅速|速[度速]?|优先|加急|今天|现在|[你我]们|你|您|贵(?:司|方|平台)|平台|官方|客服|商家|卖家|亲|老板|大哥|领导|小二|[我咱俺]|我的|消费者|用户|玩家" +
  "|给予?|帮忙?|替|为|把|将|对|就|和|与|并|及|还|不?能|得|要|该|想要?|这[个件次]?|那个?|此|一?[下个点哈]|妥善|合[理法]|满意|公[正平]|认真|严肃|彻底|积极|有效|相应|适当|应有|的|地|了|吧|啊|呀|嘛|呢|呗|[哦喔噻撒伐嘞咧哩哈哟呐哇啵嗷]|俺们?|咱们?|恁|好好|掉" +
  "|进行|予以|[做作]出|拿出|问题|事[情儿]?|诉求|投诉|情况|纠纷|困扰|损失)";
const EDGE = "[^a-z0-9\\u4e00-\\u9fff]*";

/**
 * @param {string} word
 * @returns {string}
 */
function wordPattern(word) {
  const plain = fold(word).replace(/[.+{}()|[\]\\/]/g, (char) => (char === "/" ? "|" : `\\${char}`));
  const pattern = plain
    .replace(/（/g, "(?:").replace(/）/g, ")").replace(/〔对方〕/g, THEM).replace(/〔虚词〕/g, EMPTY).replace(/…/g, ".{0,8}?")
    .replace(/^\^/, `^${EDGE}`).replace(/\$/g, `${EDGE}$$`);
  return /^[a-z0-9]+$/.test(plain) ? `\\b${pattern}\\b` : pattern;
}

/**
 * @param {string} folded
 * @param {Span[]} clauses
 * @param {ToneRecord} record
 * @returns {Hit[]}
 */
function wordsOf(folded, clauses, record) {
  return clauses.flatMap((clause) => {
    const found = spansOf(patternOf(record), folded.slice(clause.start, clause.end));
    return found
      .filter((span) => span.end > span.start)
      .map((span) => ({ start: clause.start + span.start, end: clause.start + span.end, record }))
      .filter((hit) => isMeant(folded, clause, hit));
  });
}

// The reader's own deeds, or somebody else's, are not a charge against the platform.
const OWN_DEED = /(?:[我俺咱]|本人|我们|孩子|小孩|娃|女儿|儿子|老人|家人|父母|妈妈?|爸爸?)[^你平客商的被觉看认知敢猜说断]{0,3}$/;
const THIRD_PARTY = /冒充|自称|假冒|假客服|(?:^|[，,。；是怕])有人(?!进|管|看|改)|陌生|被别人|被他人|(?:别人|他人)(?:用|登|盗|骗|冒)|被盗号|(?:我|后来|[昨今][天晚]|爷|奶|爸|妈)被骗|垃圾(?:短信|邮件|箱|桶|信息)|防诈|反诈|(?:被|遇到|遇上|碰到|是不是|怀疑|像|防|不是|不让|小心|当心|说明是)骗子|骗子(?:用|让|说|打|加|把|要|发|拿|骗|登|转|的|冒|是谁|可能|再)/;
const TO_THEM = /(?:你们?(?:就是|都是|全是|真是)?(?:一?[个帮群伙窝种些])?|[这那][帮群伙窝种些]|[死臭狗])骗子/;
const DOUBT = /是否|是不是|有没有|会不会|可能|也许|或许|怀疑|疑似|担心|好像|似乎|如果|假如|倘若|若是|一旦|核查|核实|查一下|帮我查|请查|请确认|不是说|没有说|并不是|未必|不认为|不认可|排除|(?:^|[^例])[如若](?:确|系|属|有|果|构成|平台|你|认|经|被)?$/;
const ASKED = /请问|想问|想知道|不太?懂|不清楚|不确定|不知道(?!多少)/;
const REPORTED = /说我|说是|说你|认定|提示|显示|公告|通知|写着|称我|我涉|判我/;
const CONDITION = /^(?:再|敢|要是)|如果|假如|倘若|若|要是|请不要|请勿/;
const DENIED = /(?:没(?!见过|人|良心|什么|一个)有?|(?:^|[^是])不是|并非|并不|不要|不必|别|不会|不想|不愿|未|无意|无|不(?:提|谈|要求|涉及|需要))[^你平客商，]{0,3}$/;
const OWN_DENIAL = /^[^你平客商]{0,3}(?:不是我|我不是|我没|我并[不非没]|我无意)/;
const WANTED = /(?:想|打算|企图|准备|妄图)[^，]{0,4}$/; // a motive, marked as one
const OWN_FAULT = /傻|蠢|笨|瞎|脑|识字|认字|文盲/; // 我真傻: the reader's own
const IF_NOT = /^(?:[不再敢没别]|否则).*(?:就|我|老子|咱|俺)/;
const LEGAL_STEP = /请|投诉|消协|消费者协会|12315|12345|12300|起诉|诉讼|法院|仲裁|调解|律师|报警|报案|派出所|申请|申诉|反映|主张|违约|工单|人工|书面|证据|材料|截图|记录|核对|配合|提供|不再?[充用来催]|注销|放弃|接受|等你|联系你|再问|退回|原路/;
const NOT_CALLED = /(?:没有?|不是|并不|不会|别)(?:说|骂|指|叫|称)[^，]{0,6}$/;
const BESIDE = /[和与跟](?:骗子|强盗|小偷|流氓)(?!一样|一般|似的|差不多|没|有什么|有啥|何)/; // 我和骗子的聊天记录, not 跟弱智一样
const NOT_SAID = /(?:没|没有|不是|并非|并不|从没|不会|不想|不敢)(?:说|认为|觉得|指|指责|怪|怀疑|想说)[^，]{0,8}$/;
const CONCRETE = /回电|回拨|转接|补发|补足|补回|退回|退还|原路|恢复|撤销|关闭|解封|冻结|出具|提供|说明|列出|转给|转交|告诉我|书面|编号|解除|延长|换一|更正|违约|进度|日期|哪一?[步条笔]|明细|流水|\d+月\d+日/;
const LOOK = /[看查问瞅瞧]|^[^处解弄办搞给赔补说负重想管]*$/; // to look at a number, or to hurry with it, is asked clearly enough
const AMOUNT = /\d ?(?:元|块|钻|天会员|个月)/;
const OWN_PART = /^[也并我们]{0,3}愿意[^你平客商请给帮]{0,4}$|(?:我|我们|本人)(?:会|来|自己|再|已|已经|也会|也|这边|可以|愿意|将|整理|想)[^你平客商请给帮]{0,4}$|^(?:我|我们|本人)对|真实性$/;
const DONE_OR_ASKED = /(?:已经?|称|说|承诺|答应|之前|上次|昨天|正在|怎么|如何|何时|什么时候|由?谁|多久|没有|还没|未)[^请]{0,5}$/;

/**
 * @param {string} folded
 * @param {Span} clause
 * @param {Hit} hit
 * @returns {boolean} whether the word says here what its record objects to
 */
function isMeant(folded, clause, hit) {
  const before = folded.slice(clause.start, hit.start);
  const whole = folded.slice(clause.start, clause.end);
  const word = folded.slice(hit.start, hit.end);
  switch (hit.record.kind) {
    case "motive":
      return !OWN_DEED.test(before) && !isOwnDenial(before) && !CONDITION.test(before) && !NOT_SAID.test(before) && !isOthers(sentenceAround(folded, hit));
    case "beyond-evidence":
      return isCharge(before, before + word, /你们/.test(whole) ? whole : sentenceAround(folded, hit));
    case "vague":
      return isVague(before, whole, sentenceAround(folded, hit)) && !(LOOK.test(word) && hasObject(folded, hit));
    case "threat":
      return !DENIED.test(before + (/^[你平客商]/.test(word) ? word : "")) && !isNegated(before, word) && !OWN_DENIAL.test(whole) && !isLegalStep(word, whole);
    default:
      return !isOthers(whole) && !(OWN_FAULT.test(word) && OWN_DEED.test(before)) && !CONDITION.test(before) && !NOT_CALLED.test(before) &&
        !BESIDE.test(whole) && !isNegated(before, word);
  }
}

/**
 * @param {string} before the clause up to the word
 * @param {string} withWord the clause up to the end of the word
 * @param {string} sentence
 * @returns {boolean} whether the reader states as a fact what the platform did
 */
function isCharge(before, withWord, sentence) {
  const own = OWN_DEED.test(before) || isOwnDenial(before);
  return !own && !DENIED.test(before) && !NOT_SAID.test(before) && !isNegated(before, withWord.slice(before.length)) && !DOUBT.test(before) && !/是否|是不是|有没有/.test(withWord) &&
    !REPORTED.test(withWord) && !WANTED.test(withWord) && !ASKED.test(sentence) && !isOthers(sentence);
}

/**
 * @param {string} words a clause or a sentence
 * @returns {boolean} whether it tells of swindlers, who are not those that read the letter
 */
function isOthers(words) {
  return THIRD_PARTY.test(words) && !TO_THEM.test(words);
}

/**
 * 不退我就去消协: a condition with a lawful next step is no threat.
 * @param {string} word
 * @param {string} clause
 * @returns {boolean}
 */
function isLegalStep(word, clause) {
  return IF_NOT.test(word) && LEGAL_STEP.test(clause);
}

/**
 * @param {string} before
 * @param {string} word
 * @returns {boolean} whether 不 stands before the word, and not as in 要不要
 */
function isNegated(before, word) {
  return before.endsWith("不") && before[before.length - 2] !== word[0] && !/(?:看我|看老子|怎么|咋|为什么|为何|还)不$/.test(before);
}

/**
 * @param {string} before the clause up to the word
 * @param {string} clause
 * @param {string} sentence
 * @returns {boolean} whether the platform is asked for something that nobody can carry out as it stands
 */
function isVague(before, clause, sentence) {
  if (CONCRETE.test(sentence) || AMOUNT.test(clause) || /\d{3}/.test(clause)) return false;
  return !OWN_PART.test(before) && !DENIED.test(before) && !DONE_OR_ASKED.test(before) && clause.length > 1 && !before.endsWith("不");
}

/**
 * @param {string} folded
 * @param {Hit} hit
 * @returns {boolean} whether a number beside it or a sentence before it says what is to be looked at
 */
function hasObject(folded, hit) {
  return /\d{3}/.test(sentenceAround(folded, hit)) || /[^。！!？?\n]{7}[。！!？?\n]/.test(folded.slice(0, hit.start));
}

/**
 * @param {string} before
 * @returns {boolean} 我没有…, 孩子不是…: the reader speaks of their own side
 */
function isOwnDenial(before) {
  return /(?:^|[^看])(?:我|本人|孩子|家人)[^你平客商]{0,8}$/.test(before) && DENIED.test(before);
}

/**
 * @param {string} folded
 * @param {Span} span
 * @returns {string} the sentence in which the span stands
 */
function sentenceAround(folded, { start, end }) {
  const before = folded.slice(0, start).split(SENTENCE_END);
  return before[before.length - 1] + folded.slice(start, end) + folded.slice(end).split(SENTENCE_END)[0];
}

// ---- shouting ---------------------------------------------------------------------------------------

const MANY_MARKS = /[！!]{2,}|[？?]{3,}|[！!？?]{3,}/g;
const ONE_CHARACTER = /([\u4e00-\u9fff])\1{4,}/g;
const SAME_WORDS = /([\u4e00-\u9fff]{2,6}?)(?:[！!，,、。 ？?]?\1){2,}/g;
const CAPITALS = /\b[A-Z]{2,}(?:[ ,!]+[A-Z]{1,}){2,}\b/g;
const CHOPPED = /(?:[\u4e00-\u9fff]{1,4}[！!]){3,}/g;
const FRIENDLY = /^[谢好嗯哈嘿呵是对辛苦的了]+$/;

/**
 * @param {string} text
 * @param {ToneRecord} record
 * @returns {Hit[]}
 */
function shouts(text, record) {
  const repeats = [...spansOf(ONE_CHARACTER, text), ...spansOf(SAME_WORDS, text), ...spansOf(CHOPPED, text)];
  const loud = repeats.filter((span) => !FRIENDLY.test(text.slice(span.start, span.end).replace(/[^\u4e00-\u9fff]/g, "")));
  return [...spansOf(MANY_MARKS, text), ...spansOf(CAPITALS, text), ...loud].map((span) => ({ ...span, record }));
}

/**
 * The text said once, in a quiet voice.
 * @param {string} text
 * @returns {string}
 */
function quieter(text) {
  return text
    .replace(/[！!？?]*[？?][！!？?]*/g, "？")
    .replace(CHOPPED, (words) => `${words.replace(/[！!]/g, "")}。`)
    .replace(/[！!]+/g, "。")
    .replace(ONE_CHARACTER, "$1")
    .replace(SAME_WORDS, "$1")
    .replace(CAPITALS, (words) => words.toLowerCase())
    .replace(/^[。？]+$/, "");
}
