// Does a query hold what belongs in no search: a phone, card or order number, or a code? Pure.

/** Six digits are a verification code; no sum of money that people type is as long. */
const LONG_NUMBER = /\d(?:[ -]?\d){5}/;
const CODE = /\b(?=[a-z-]*\d)(?=[\d-]*[a-z])[a-z\d]+(?:-?[a-z\d]+)*\b/gi;
const CODE_LENGTH = 10;

/**
 * @param {string} text as typed
 * @returns {boolean}
 */
export function looksPrivate(text) {
  const plain = text.normalize("NFKC");
  return LONG_NUMBER.test(plain) || (plain.match(CODE) || []).some((code) => code.length >= CODE_LENGTH);
}
