// Says something in the page's one live region.

/**
 * @param {string} text
 */
export function say(text) {
  const status = document.querySelector("[role=status]");
  if (status) status.textContent = text;
}

/** Print the page, or say what to do where the browser cannot. */
export function printPage() {
  try {
    print();
  } catch {
    say("这里不能打印。先复制，发到能打印的地方。");
  }
}
