// Boxes that may scroll sideways: only those that do are stops for the Tab key, and they say what they are.
import { isLaidOut } from "./laid-out.js";

const NAMES = { "equation-box": "Formula", "wide-formula": "Formula", "table-box": "Table", algorithm: "Algorithm", listing: "Listing" };

/** Formulas in the text do not break: one that is wider than its column gets a box, too. */
function boxWideFormulas() {
  const formulas = [...document.querySelectorAll('.paper math:not([display="block"])')].filter(isLaidOut);
  const wide = formulas.filter((formula) => {
    const column = formula.closest("p, li, dd, figcaption, h1, h2, h3, .ltx_p, .note-text, .paper");
    return column && formula.getBoundingClientRect().width > column.clientWidth;
  });
  for (const formula of wide.filter((each) => !each.closest(".wide-formula, .equation-box, .table-box"))) {
    const box = document.createElement("span");
    box.className = "wide-formula";
    formula.replaceWith(box);
    box.append(formula);
  }
}

function check() {
  boxWideFormulas();
  const boxes = [...document.querySelectorAll(Object.keys(NAMES).map((name) => `.${name}`).join())].filter(isLaidOut);
  // All reading before all writing: one layout however many boxes.
  const scrolls = boxes.map((box) => box.scrollWidth > box.clientWidth + 1);
  boxes.forEach((box, i) => {
    if (scrolls[i]) {
      const name = Object.entries(NAMES).find(([kind]) => box.classList.contains(kind))?.[1] ?? "Box";
      box.setAttribute("tabindex", "0");
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", `${name}, scrolls sideways`);
    } else {
      box.removeAttribute("tabindex");
      box.removeAttribute("role");
      box.removeAttribute("aria-label");
    }
  });
}

/** @type {number | undefined} */
let timer;
const observer = new ResizeObserver(() => {
  clearTimeout(timer);
  timer = window.setTimeout(check, 200);
});
// A section gets its size when it is laid out, and the page may stay as high as it was.
for (const each of document.querySelectorAll("body, .paper section")) {
  observer.observe(each);
}
