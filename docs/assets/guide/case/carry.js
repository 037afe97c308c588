// The record's way to another phone and back: copy, file, paste.

import { copyShown } from "../copy.js";
import { saveFile as handOver } from "../save-file.js";
import { say } from "../say.js";
import { typedTime } from "../letter/facts.js";
import { mergeDocs, preview } from "./merge.js";
import { make, part, tell } from "./nodes.js";
import { exportText, readText, REFUSALS } from "./transfer.js";

/** @typedef {import("../elements/case.js").default} GuideCase */

/** @param {GuideCase} page */
export function copyWhole(page) {
  const place = /** @type {HTMLTextAreaElement} */ (part(page, "export-text"));
  place.value = exportText(page.store.read(), Date.now());
  part(page, "export-shown").hidden = false;
  return copyShown(place.value, place, say);
}

/** @param {GuideCase} page */
export function saveFile(page) {
  try {
    handOver(exportText(page.store.read(), Date.now()), `我的记录-${typedTime(Date.now()).slice(0, 10)}.txt`, "text/plain");
    say("存成了文件。没看到文件，就用“复制整份记录”。");
  } catch {
    say("这里存不了文件。用“复制整份记录”，粘到备忘录里。");
  }
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
