// Says something in the page's one live region.

/**
 * @param {string} text
 */
export function say(text) {
  const status = document.querySelector("[role=status]");
  if (status) status.textContent = text;
}
