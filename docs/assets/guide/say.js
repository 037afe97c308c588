// Says something in the page's one live region, a strip at the lower edge that goes away by itself.

const STAYS_MS = 12_000;
let waiting = 0;

/**
 * For readers who see and those who hear.
 * @param {string} text
 */
export function say(text) {
  put(text, false);
}

/**
 * For readers who hear: what it says stands on the page already.
 * @param {string} text
 */
export function voice(text) {
  put(text, true);
}

/**
 * @param {string} text
 * @param {boolean} heardOnly
 */
function put(text, heardOnly) {
  const status = document.querySelector("[role=status]");
  if (!status) return;
  status.textContent = text;
  status.classList.toggle("g-status--heard", heardOnly);
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
