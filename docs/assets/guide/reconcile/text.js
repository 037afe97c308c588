/**
 * Reading what people and files write for numbers and codes: full-width digits,
 * currency signs, thousands separators, three kinds of minus. Pure.
 */

const MINUS = /[−–—‒﹣－]/g;
/** Everything that needs no change; most cells hold nothing else, and the change is slow. */
const ALREADY_PLAIN = /^[\t\n -~\u4e00-\u9fff]*$/;

const CLEAN = /^[0-9A-Za-z\u4e00-\u9fff.:/-]*( [0-9A-Za-z\u4e00-\u9fff.:/-]+)*$/;

/**
 * Text with full-width letters, digits and punctuation made plain, and every minus the same.
 * @param {unknown} value
 * @returns {string}
 */
export function plain(value) {
  const text = String(value ?? '');
  if (ALREADY_PLAIN.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(MINUS, '-')
    .replace(/[\u200b-\u200f\ufeff\u00a0]/g, ' ');
}

/**
 * A cell without the padding, tabs and quotes that exports put around it.
 * @param {unknown} value
 * @returns {string}
 */
export function cell(value) {
  const text = plain(value).trim();
  if (CLEAN.test(text)) return text;
  return text.replace(/\s+/g, ' ').replace(/^['"`=]+|['"`]+$/g, '').trim();
}

/**
 * A number such as `+60`, `-1,234.5`, `¥6.00`, `60 钻`, `(30)`.
 * @param {unknown} value
 * @returns {number | null} null when the cell is not one number
 */
export function number(value) {
  const text = cell(value).replace(/[¥$元钻石颗个枚点币,，\s]/g, '');
  const match = /^(\()?([+-]?)(\d+(?:\.\d+)?|\.\d+)\)?$/.exec(text);
  if (!match) return null;
  const size = Number(match[3]);
  return match[1] || match[2] === '-' ? -size : size;
}

/**
 * Money as whole cents, without its sign.
 * @param {unknown} value
 * @returns {number | null}
 */
export function cents(value) {
  const amount = number(value);
  return amount === null ? null : Math.round(Math.abs(amount) * 100);
}

/**
 * A value rounded to two decimals, so that sums of decimals compare.
 * @param {number} value
 * @returns {number}
 */
export function round(value) {
  return Math.round(value * 100) / 100 + 0;
}

/**
 * An order number without the tabs, quotes and dashes around it; empty for `/` and the like.
 * @param {unknown} value
 * @returns {string}
 */
export function code(value) {
  const text = cell(value).replace(/\s/g, '');
  return /[0-9A-Za-z]{2}/.test(text) ? text : '';
}

/**
 * Keys that depend on content alone: the second of two equal rows gets `#2`.
 * @returns {(content: string) => string}
 */
export function keyMaker() {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return (content) => {
    const count = (seen.get(content) ?? 0) + 1;
    seen.set(content, count);
    return count === 1 ? content : `${content}#${count}`;
  };
}
