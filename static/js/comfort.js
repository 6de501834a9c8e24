// The panel of reading settings: colours, size, width, letters. comfort-early.js applies them on the next page.
import { keep, recall } from "./kept.js";

/** What is chosen where nothing was: it needs no attribute. */
const DEFAULTS = new Set(["auto", "medium", "serif"]);

const panel = document.getElementById("comfort");
if (panel) {
  const kept = recall("comfort");
  for (const input of panel.querySelectorAll("input")) {
    if (kept[input.name] === input.value) {
      input.checked = true;
    }
  }
  panel.addEventListener("change", (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    choose(input.name, input.value);
  });
}

/**
 * @param {string} name
 * @param {string} value
 */
export function choose(name, value) {
  const kept = recall("comfort");
  if (DEFAULTS.has(value)) {
    delete kept[name];
    delete document.documentElement.dataset[name];
  } else {
    kept[name] = value;
    document.documentElement.dataset[name] = value;
  }
  keep("comfort", kept);
}
