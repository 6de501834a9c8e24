// Single keys, and the list of them under "?". They can be switched off there (WCAG 2.1.4).
import { keep, recall } from "./kept.js";

/**
 * @typedef {{key: string, does: string, run: () => void}} Key
 */

/** @type {Key[]} */
const KEYS = [
  { key: "?", does: "this list", run: show },
  { key: "/", does: "find a paper", run: () => focus(".search input, .quick input") },
  { key: "s", does: "reading settings", run: () => document.getElementById("comfort")?.togglePopover() },
];

/** @param {Key[]} more keys of this page */
export function addKeys(...more) {
  KEYS.push(...more);
}

/** @param {string} selector */
function focus(selector) {
  for (const field of document.querySelectorAll(selector)) {
    if (field instanceof HTMLElement && field.offsetParent) {
      field.focus();
      return;
    }
  }
  location.href = "/search/";
}

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.ctrlKey || event.metaKey || event.altKey || typing || document.querySelector("dialog[open]")) {
    return;
  }
  const found = KEYS.find((each) => each.key === event.key);
  if (found && (found.key === "?" || !recall("keys").off)) {
    event.preventDefault();
    found.run();
  }
});

function show() {
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  dialog.setAttribute("aria-labelledby", "keys-title");
  dialog.innerHTML =
    '<h2 id="keys-title">Keys</h2><dl></dl><p><label><input type="checkbox"> Use these keys</label></p>' +
    '<form method="dialog"><button>Close</button></form>';
  const list = /** @type {HTMLElement} */ (dialog.querySelector("dl"));
  for (const { key, does } of KEYS) {
    const term = document.createElement("dt");
    term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    list.append(term, Object.assign(document.createElement("dd"), { textContent: does }));
  }
  const use = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  use.checked = !recall("keys").off;
  use.addEventListener("change", () => keep("keys", { off: !use.checked }));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
