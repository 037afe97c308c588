/**
 * Finding the header row of a table by the names of its columns, wherever it
 * stands, and reading a cell by what it means instead of by its place. Pure.
 */
import { cell } from './text.js';

/**
 * @typedef {[field: string, names: RegExp][]} Headings in order of preference for a name that fits two
 */

/**
 * @typedef {object} Header
 * @property {Map<string, number>} places field → column
 * @property {number} width columns of the header row
 */

/** @param {string} text a heading, bare of units, padding and case */
function bare(text) {
  return cell(text).replace(/\s/g, '').replace(/[(（[【].*$/, '').toLowerCase();
}

/**
 * The fields that a row names, if it is a header.
 * @param {readonly string[]} row
 * @param {Headings} headings each expression is tried on a whole, bare heading
 * @returns {Map<string, number>} field → column, the first column of each
 */
export function placesIn(row, headings) {
  /** @type {Map<string, number>} */
  const places = new Map();
  const names = row.map(bare);
  const taken = new Set();
  for (const [field, form] of headings) {
    const place = names.findIndex((name, at) => name !== '' && !taken.has(at) && form.test(name));
    if (place < 0 || places.has(field)) continue;
    places.set(field, place);
    taken.add(place);
  }
  return places;
}

/**
 * @param {readonly string[]} row
 * @param {Map<string, number>} places
 * @param {string} field
 * @returns {string} empty when the table has no such column
 */
export function at(row, places, field) {
  const place = places.get(field);
  return place === undefined ? '' : (row[place] ?? '');
}
