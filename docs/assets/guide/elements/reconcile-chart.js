// Draws the balance over time as inline SVG: steps, the balance that should be there, the gap, and the
// payments that nothing answers. Colours come from the stylesheet; the table behind it says the same.

import { svg } from "./reconcile-dom.js";

const WIDTH = 640;
const HEIGHT = 260;
const LEFT = 56;
const RIGHT = 84;
const TOP = 24;
const BOTTOM = 40;

/** @typedef {import("../reconcile/report.js").Picture} Picture */

/**
 * @typedef {object} Scale
 * @property {(x: number) => number} x
 * @property {(balance: number) => number} y
 */

/**
 * @param {Picture} picture
 * @param {number | null} opening
 * @param {string} title what the picture says, in words
 * @returns {SVGElement | null} null when there is nothing to draw
 */
export function chart(picture, opening, title) {
  if (picture.points.length === 0) return null;
  const scale = scaleOf(picture, opening);
  return svg(
    "svg",
    { class: "g-chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: "img", "aria-label": title },
    ...axes(picture, opening, scale),
    steps(picture, opening, scale),
    ...endOf(picture, scale),
    ...picture.marks.map((mark) => payment(mark, scale)),
  );
}

/** @param {Picture} picture @param {number | null} opening */
function levels({ points, expected, seen }, opening) {
  const values = points.map(({ balance }) => balance);
  return [...values, opening ?? values[0], expected ?? values[0], seen ?? values[0]];
}

/** @param {Picture} picture @param {number | null} opening @returns {Scale} */
function scaleOf(picture, opening) {
  const xs = [...picture.points, ...picture.marks].map(({ x }) => x);
  const ys = levels(picture, opening);
  const [first, last] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.min(0, ...ys), Math.max(...ys)];
  const wide = last - first || 1;
  const tall = high - low || 1;
  return {
    x: (x) => round(LEFT + ((x - first) / wide) * (WIDTH - LEFT - RIGHT)),
    y: (balance) => round(HEIGHT - BOTTOM - ((balance - low) / tall) * (HEIGHT - TOP - BOTTOM)),
  };
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}

/** @param {Picture} picture @param {number | null} opening @param {Scale} scale */
function axes(picture, opening, scale) {
  const values = levels(picture, opening);
  const marks = [Math.min(0, ...values), Math.max(...values)];
  const bottom = HEIGHT - BOTTOM;
  return [
    svg("path", { class: "g-chart__axis", d: `M${LEFT} ${TOP}V${bottom}H${WIDTH - RIGHT}` }),
    ...marks.map((value) => svg("text", { x: LEFT - 8, y: scale.y(value) + 4, "text-anchor": "end" }, String(value))),
    svg("text", { x: LEFT, y: HEIGHT - 14 }, picture.rows[0]?.[0].slice(0, 10) || "最早"),
    svg("text", { x: WIDTH - RIGHT, y: HEIGHT - 14, "text-anchor": "end" }, picture.rows[picture.rows.length - 1]?.[0].slice(0, 10) || "最近"),
  ];
}

/** @param {Picture} picture @param {number | null} opening @param {Scale} scale */
function steps({ points }, opening, scale) {
  const start = opening ?? points[0].balance;
  const path = points.map(({ x, balance }) => `H${scale.x(x)}V${scale.y(balance)}`).join("");
  return svg("path", { class: "g-chart__line", d: `M${LEFT} ${scale.y(start)}${path}` });
}

/** The balance that should be there, the one seen, and what lies between. @param {Picture} picture @param {Scale} scale */
function endOf({ expected, seen }, scale) {
  if (expected === null || seen === null) return [];
  const right = WIDTH - RIGHT;
  const [top, bottom] = [scale.y(expected), scale.y(seen)];
  const label = (/** @type {string} */ text, /** @type {number} */ y) => svg("text", { x: right + 12, y }, text);
  const apart = Math.abs(top - bottom) < 16 ? 10 : 4;
  const shift = expected >= seen ? 1 : -1;
  return [
    svg("path", { class: "g-chart__expected", d: `M${LEFT} ${top}H${right}` }),
    ...(expected === seen ? [] : [svg("path", { class: "g-chart__gap", d: `M${right + 5} ${top}V${bottom}` })]),
    label(`应有 ${expected}`, top + 4 - (apart - 4) * shift),
    ...(expected === seen ? [] : [label(`看到 ${seen}`, bottom + 4 + (apart - 4) * shift)]),
  ];
}

/** @param {import("../reconcile/report.js").Mark} mark @param {Scale} scale */
function payment(mark, scale) {
  const x = scale.x(mark.x);
  const y = HEIGHT - BOTTOM;
  return svg("path", { class: "g-chart__mark", d: `M${x} ${y - 16}l8 14h-16z` }, svg("title", {}, mark.label));
}
