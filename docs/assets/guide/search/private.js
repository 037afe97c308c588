// Does a query hold what belongs in no search: a phone, card or order number, a code, a password? Pure.

/** Six digits are a verification code; no sum of money that people type is as long. */
const LONG_NUMBER = /\d(?:[ -]?\d){5,}/g;
const CODE = /\b(?=[a-z-]*\d)(?=[\d-]*[a-z])[a-z\d]+(?:-?[a-z\d]+)*\b/gi;
const CODE_LENGTH = 10;
/** Few names of secrets: the many that fields know (guard.js) weigh more than a whole answer of the search. */
const TOLD = /(?:密码|口令|[验校][证验]码|动态码)(?:[是为就给他她发了\s:：“"]{0,4})([a-z\d]{4,})/gi;

/**
 * The same characters in one width, so that places stay where they are.
 * @param {string} text
 * @returns {string}
 */
function plain(text) {
  return text.replace(/[\u0080-\uffff]/g, (sign) => {
    const folded = sign.normalize("NFKC");
    return folded.length === 1 ? folded : sign;
  });
}

/**
 * @param {string} text as typed
 * @returns {string[]} what should not stand in a search, in one width
 */
function privateParts(text) {
  const codes = (text.match(CODE) || []).filter((code) => code.length >= CODE_LENGTH);
  const told = [...text.matchAll(TOLD)].map((match) => match[1]);
  return [...(text.match(LONG_NUMBER) || []), ...codes, ...told];
}

/**
 * @param {string} text as typed
 * @returns {boolean}
 */
export function looksPrivate(text) {
  return privateParts(plain(text)).length > 0;
}

/**
 * @param {string} text as typed
 * @returns {string} with every character of a number, code or password covered
 */
export function masked(text) {
  const cover = (/** @type {string} */ held, /** @type {string} */ part) => held.split(part).join("•".repeat(part.length));
  const covered = privateParts(plain(text)).reduce(cover, plain(text));
  return text.replace(/[\s\S]/g, (sign, at) => (covered[at] === "•" ? "•" : sign));
}
