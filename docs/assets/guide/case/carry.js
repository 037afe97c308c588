// The record's way to another phone and back: copy, file, paste.

import { copyText, selectAll } from "../copy.js";
import { say } from "../say.js";
import { typedTime } from "../letter/facts.js";
import { mergeDocs, preview } from "./merge.js";
import { make, part, tell } from "./nodes.js";
import { exportText, readText, REFUSALS } from "./transfer.js";

/** @typedef {import("../elements/case.js").default} GuideCase */

const HELD = 20_000; // milliseconds for which a file waits to be fetched

/**
 * @param {string} text
 * @param {HTMLElement} shown where it can be selected by hand
 */
export async function copyShown(text, shown) {
  if (await copyText(text)) return say("已复制。现在去粘贴。");
  selectAll(shown);
  say("没复制成，文字已选中，请长按再点“复制”。");
}

/** @param {GuideCase} page */
export function copyWhole(page) {
  const place = /** @type {HTMLTextAreaElement} */ (part(page, "export-text"));
  place.value = exportText(page.store.read(), Date.now());
  part(page, "export-shown").hidden = false;
  return copyShown(place.value, place);
}

/** @param {GuideCase} page */
export function saveFile(page) {
  try {
    handFile(exportText(page.store.read(), Date.now()), `我的记录-${typedTime(Date.now()).slice(0, 10)}.txt`);
    say("存成了文件。没看到文件，就用“复制整份记录”。");
  } catch {
    say("这里存不了文件。用“复制整份记录”，粘到备忘录里。");
  }
}

/**
 * @param {string} text
 * @param {string} name of the file
 */
function handFile(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), HELD);
}

/**
 * @param {GuideCase} page
 * @param {HTMLInputElement} control with the chosen file
 */
export async function readFile(page, control) {
  const file = control.files?.[0];
  if (!file) return;
  const text = await file.text().catch(() => "");
  /** @type {HTMLTextAreaElement} */ (part(page, "import-text")).value = text;
  showImport(page);
}

/**
 * @param {GuideCase} page
 * @returns {import("./transfer.js").Reading}
 */
function pasted(page) {
  return readText(/** @type {HTMLTextAreaElement} */ (part(page, "import-text")).value);
}

/**
 * Say what the pasted text would change, or why it is refused.
 * @param {GuideCase} page
 */
export function showImport(page) {
  const { doc, refused } = pasted(page);
  tell(page, "import-refused", refused && refused !== "empty" ? REFUSALS[refused] : "");
  part(page, "import-preview").hidden = !doc;
  if (!doc) return;
  const changes = preview(page.store.read(), doc);
  tell(page, "import-preview", changes.nothing ? "这些都已经在这里了，放进来也不会变。" : "放进来以后：");
  part(page, "import-changes").replaceChildren(...changeWords(page, changes).map((words) => make("li", {}, words)));
}

/**
 * @param {GuideCase} page
 * @param {ReturnType<typeof preview>} changes
 * @returns {string[]}
 */
function changeWords(page, { facts, disputed, ticks, log, letters }) {
  const labels = (/** @type {string[]} */ names) => [...page.labels].filter(([name]) => names.includes(name)).map(([, label]) => label).join("、");
  return [
    facts.length ? `多 ${facts.length} 项要点：${labels(facts)}。` : "",
    log ? `多 ${log} 件经过。` : "",
    ticks ? `多 ${ticks} 个勾。` : "",
    letters ? `多 ${letters} 封改过的信。` : "",
    disputed.length ? `${disputed.length} 项两边不一样：${labels(disputed)}。留着你现在的，另一个写在旁边，由你选。` : "",
  ].filter(Boolean);
}

/** @param {GuideCase} page */
export function bringIn(page) {
  const { doc, refused } = pasted(page);
  if (!doc) return say(REFUSALS[refused]);
  page.withUndo("放进来了。", (present) => Object.assign(present, mergeDocs(present, doc), { rev: present.rev }));
  /** @type {HTMLTextAreaElement} */ (part(page, "import-text")).value = "";
  part(page, "import-preview").hidden = true;
}
