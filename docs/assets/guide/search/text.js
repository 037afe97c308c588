// Turns what people type into units that can be compared: simplified characters with their sound,
// words in Latin letters, numbers. Pure: no DOM, no storage, no clock.

/**
 * One character, Latin word or number.
 * `text` is what stood there ("" where only the sound was typed), `sound` the folded syllable
 * ("" for Latin words, numbers and pictures).
 * @typedef {{text: string, sound: string}} Unit
 */

/**
 * What the build hands over, see hooks/guide/search_tables.py.
 * @typedef {object} Tables
 * @property {string} everyday                  syllables with the number of everyday characters said so, in turn
 * @property {Record<string, string>} readings  syllable → further characters, and those said otherwise
 * @property {Record<string, string>} contexts  two characters → "syllable syllable"
 * @property {string} simplified                traditional and simplified characters in turn
 */

/**
 * @typedef {object} Reader
 * @property {(text: string) => Unit[]} units       what the text consists of
 * @property {(units: readonly Unit[]) => void} learn  makes syllables that follow each other so likelier in unspaced pinyin
 */

export const HANZI = /[\u3400-\u9fff]/;
const PIECES = /[\u3400-\u9fff]|[a-z]+|[0-9]+(?:[.,][0-9]+)*|\p{Extended_Pictographic}/gu;

/** A number of any size means "some number": 50 and 500 tell the same story. */
export const NUMBER = "#";

/**
 * Sounds that people and input methods mix up become one: zh/z, ch/c, sh/s, ang/an, eng/en, ing/in.
 * @param {string} syllable without tone, ü as v
 * @returns {string}
 */
export function foldSound(syllable) {
  return syllable
    .replace(/^([zcs])h/, "$1")
    .replace(/([aei]n)g$/, "$1")
    .replace(/^([nl])ue$/, "$1ve");
}

/** Letters of the longest syllable or word looked for in a row of letters. */
const LONGEST_PART = 12;

const TENS = /[一二两三四五六七八九几]*[十百千万][一二两三四五六七八九几十百千万零]*/g;

/**
 * Width, case and compatibility forms away; a character repeated for effect is kept twice;
 * a number in characters (三百五) becomes digits of no particular size.
 * @param {string} text in simplified characters
 */
export function plain(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(\D)\1{2,}/gu, "$1$1")
    .replace(TENS, (number) => (number.length > 1 ? "0" : number));
}

/**
 * @param {string} pairs traditional and simplified characters in turn
 * @returns {Map<string, string>}
 */
function simplifier(pairs) {
  const map = new Map();
  const chars = [...pairs];
  for (let at = 0; at < chars.length; at += 2) map.set(chars[at], chars[at + 1]);
  return map;
}

/** @returns {string} the first level of GB 2312: the everyday characters, nearly in the order of their sound */
function everydayCharacters() {
  const bytes = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  return new TextDecoder("gbk").decode(Uint8Array.from(bytes));
}

/**
 * @param {Tables} tables
 * @returns {[string, string][]} syllable and characters, the later ones prevailing
 */
function readingsOf({ everyday, readings }) {
  const chars = everydayCharacters();
  let at = 0;
  const placed = [...everyday.matchAll(/([a-z]+)([0-9]+)/g)].map(([, syllable, count]) => [syllable, chars.slice(at, at += Number(count))]);
  return /** @type {[string, string][]} */ ([...placed, ...Object.entries(readings)]);
}

/**
 * @param {[string, string][]} readings
 * @returns {Map<string, string>} character → folded syllable
 */
function sounds(readings) {
  const map = new Map();
  for (const [syllable, chars] of readings) {
    const sound = foldSound(syllable);
    for (const char of chars) map.set(char, sound);
  }
  return map;
}

/**
 * Splits what was typed without spaces into pinyin and Latin words (autoxufei): fewest parts, and among those
 * the pairs that the site's own texts know.
 * @param {Set<string>} syllables every syllable that exists, unfolded
 * @param {Set<string>} words     Latin words
 * @param {Map<string, Map<string, number>>} pairs  folded syllable → the next one → how often that was learnt
 */
function splitter(syllables, words, pairs) {
  /** @typedef {{cost: number, parts: Unit[]}} Path */
  const PAIR_WORTH = 0.4;
  /** A Latin word is only believed where syllables explain no more of the letters. */
  const WORD_COST = 1.8;

  /** @param {string} part @returns {Unit[]} what the letters may be */
  const readingsOf = (part) => [
    ...(syllables.has(part) ? [{ text: "", sound: foldSound(part) }] : []),
    ...(words.has(part) ? [{ text: part, sound: "" }] : []),
  ];

  /** @param {Path} path @param {Unit} unit @returns {Path} */
  const extend = (path, unit) => {
    const before = path.parts[path.parts.length - 1];
    const known = unit.sound && before ? pairs.get(before.sound)?.get(unit.sound) || 0 : 0;
    const worth = PAIR_WORTH * Math.min(1, Math.log1p(known) / 3);
    return { cost: path.cost + (unit.text ? WORD_COST : 1 - worth), parts: [...path.parts, unit] };
  };

  /** @param {Path | undefined} known @param {Path} path */
  const cheaper = (known, path) => !known || path.cost < known.cost ? path : known;

  /** @param {string} word @returns {Unit[] | null} null if it is neither */
  return (word) => {
    /** @type {(Path | undefined)[]} */
    const best = [{ cost: 0, parts: [] }];
    for (let end = 1; end <= word.length; end += 1) {
      for (let start = Math.max(0, end - LONGEST_PART); start < end; start += 1) {
        const before = best[start];
        if (!before) continue;
        for (const unit of readingsOf(word.slice(start, end))) best[end] = cheaper(best[end], extend(before, unit));
      }
    }
    const whole = best[word.length];
    return whole ? whole.parts : null;
  };
}

/** Characters that may be part of a number, and so mean nothing before their neighbours are known. */
const PART_OF_A_NUMBER = /[十百千万]/;
/** Marks between characters that change nothing. */
const SILENT = " ，。、？！：；";

/**
 * @param {Record<string, string>} contexts
 * @returns {Map<string, Map<string, Unit[]>>} first character → second → how both are read
 */
function neighbours(contexts) {
  /** @type {ReturnType<typeof neighbours>} */
  const all = new Map();
  for (const [[first, second], said] of Object.entries(contexts)) {
    const [before, after] = said.split(" ").map(foldSound);
    const known = all.get(first) || new Map();
    all.set(first, known.set(second, [{ text: first, sound: before }, { text: second, sound: after }]));
  }
  return all;
}

/**
 * @param {Tables} tables
 * @param {Iterable<string>} latinWords words in Latin letters that are no pinyin (vip, pro, order)
 * @returns {Reader}
 */
export function makeReader(tables, latinWords) {
  const simple = simplifier(tables.simplified);
  const readings = readingsOf(tables);
  const soundOf = sounds(readings);
  const contexts = neighbours(tables.contexts);
  const words = new Set(latinWords);
  /** @type {Map<string, Map<string, number>>} */
  const pairs = new Map();
  const split = splitter(new Set(readings.map(([syllable]) => syllable)), words, pairs);

  /** @param {string} word @returns {Unit[]} */
  const latin = (word) => {
    const parts = words.has(word) ? null : split(word);
    if (!parts || (parts.length === 1 && word.length < 2)) return [{ text: word, sound: "" }];
    return parts;
  };

  /** @param {string} piece @returns {Unit | Unit[]} */
  const unit = (piece) => {
    if (/^[a-z]/.test(piece)) return latin(piece);
    if (/^[0-9]/.test(piece)) return { text: NUMBER, sound: "" };
    return { text: piece, sound: HANZI.test(piece) ? soundOf.get(piece) || "?" : "" };
  };

  /** @param {string} text @returns {Unit[]} */
  const readThoroughly = (text) => {
    const simplified = [...text].map((char) => simple.get(char) || char).join("");
    return (plain(simplified).match(PIECES) || []).flatMap(unit);
  };

  /** @type {Map<number, Unit | "silent" | "unclear">} character code → what it is wherever it stands */
  const alone = new Map();

  /** @param {string} written a character @returns {Unit | "silent" | "unclear"} */
  const readAlone = (written) => {
    const char = simple.get(written) || written;
    if (SILENT.includes(char)) return "silent";
    if (!HANZI.test(char) || PART_OF_A_NUMBER.test(char)) return "unclear";
    return { text: char, sound: soundOf.get(char) || "?" };
  };

  /** @param {string} text @returns {Unit[] | null} null where a character's meaning hangs on the others */
  const readQuickly = (text) => {
    /** @type {Unit[]} */
    const units = [];
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const found = alone.get(code) || readAlone(text[at]);
      alone.set(code, found);
      if (found === "unclear") return null;
      if (found === "silent") continue;
      const last = units[units.length - 1];
      if (last && last.text === found.text) return null;
      units.push(found);
    }
    return units;
  };

  /** @param {Unit[]} units readings that depend on the neighbour are put right, in place */
  const hear = (units) => {
    for (let at = 0; at + 1 < units.length; at += 1) {
      const following = contexts.get(units[at].text);
      const said = following && following.get(units[at + 1].text);
      if (said) [units[at], units[at + 1]] = said;
    }
    return units;
  };

  return {
    units: (text) => hear(readQuickly(text) || readThoroughly(text)),
    learn(units) {
      for (let at = 0; at + 1 < units.length; at += 1) {
        const { sound } = units[at + 1];
        const known = pairs.get(units[at].sound) || new Map();
        pairs.set(units[at].sound, known.set(sound, (known.get(sound) || 0) + 1));
      }
    },
  };
}

/**
 * @param {string} text
 * @returns {string} its Latin letters alone, in a row: what unspaced pinyin patterns are looked for in
 */
export function letters(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[^a-z]/g, "");
}
