// Says something in the page's one live region, a strip at the lower edge that goes away by itself.

const STAYS_MS = 12_000;
let waiting = 0;

/**
 * @param {string} text
 */
export function say(text) {
  const status = document.querySelector("[role=status]");
  if (!status) return;
  status.textContent = text;
  clearTimeout(waiting);
  waiting = setTimeout(() => (status.textContent = ""), STAYS_MS);
}

/** Print the page, or say what to do where the browser cannot. */
export function printPage() {
  try {
    print();
  } catch {
    say("这里不能打印。先复制，发到能打印的地方。");
  }
}
