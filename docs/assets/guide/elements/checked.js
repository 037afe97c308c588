// <guide-checked>: says when a date of checking is past, by the reader's own clock.

export default class GuideChecked extends HTMLElement {
  connectedCallback() {
    const time = this.querySelector("time");
    const next = time?.getAttribute("data-next");
    if (!time || !next || new Date().toISOString().slice(0, 10) <= next || this.querySelector("strong")) return;
    const past = document.createElement("strong");
    past.textContent = "已过核对日期，请以官方最新公布为准";
    time.after(" ", past);
  }
}
