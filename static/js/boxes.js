// Boxes that may scroll sideways: only those that do are stops for the Tab key, and they say what they are.

const NAMES = { "equation-box": "Formula", "table-box": "Table", algorithm: "Algorithm", listing: "Listing" };

function check() {
  const boxes = [...document.querySelectorAll(".equation-box, .table-box, .algorithm, .listing")];
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
new ResizeObserver(() => {
  clearTimeout(timer);
  timer = window.setTimeout(check, 200);
}).observe(document.body);
