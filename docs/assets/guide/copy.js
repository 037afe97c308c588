// Puts a text on the clipboard, in insecure contexts and in-app browsers too.

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
export function selectAll(element) {
  if (element instanceof HTMLTextAreaElement) {
    element.focus();
    element.select();
    return;
  }
  const selection = getSelection();
  if (selection) selection.selectAllChildren(element);
}
