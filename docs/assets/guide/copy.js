// Puts a text on the clipboard, in insecure contexts and in-app browsers too.

/**
 * Copy, and say what comes next; where it fails, select what is shown, so that a long press can copy it.
 * @param {string} text
 * @param {HTMLElement} shown where the text stands
 * @param {(words: string) => void} tell
 * @returns {Promise<boolean>} whether it is on the clipboard now
 */
export async function copyShown(text, shown, tell) {
  const copied = await copyText(text);
  if (!copied) selectAll(shown);
  tell(copied ? "已复制。现在去粘贴。" : "没复制成，文字已选中，请长按再点“复制”。");
  return copied;
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is on the clipboard now; never throws
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/**
 * The older way: select the text in a field outside the screen and ask the browser to copy it.
 * @param {string} text
 * @returns {boolean}
 */
function copyBySelection(text) {
  const field = document.createElement("textarea");
  const back = document.activeElement;
  field.value = text;
  field.className = "g-offscreen";
  field.setAttribute("readonly", "");
  document.body.append(field);
  try {
    field.select();
    field.setSelectionRange(0, text.length);
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
  }
}

/**
 * Select what stands in an element, so that the reader can copy it by hand.
 * @param {HTMLElement} element a text field, or any element with text
 */
function selectAll(element) {
  if (element instanceof HTMLTextAreaElement) {
    element.focus();
    element.select();
    return;
  }
  const selection = getSelection();
  if (selection) selection.selectAllChildren(element);
}
