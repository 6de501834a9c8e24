// Formulas are copied as the TeX they were written in.

document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || !event.clipboardData) {
    return;
  }
  const range = selection.getRangeAt(0);
  // A selection inside one formula means the formula.
  const around = elementOf(range.commonAncestorContainer)?.closest("math");
  if (around) {
    range.selectNode(around);
  }
  const copied = document.createElement("div");
  copied.append(range.cloneContents());
  const formulas = copied.querySelectorAll("math[alttext]");
  if (formulas.length === 0) {
    return;
  }
  for (const formula of formulas) {
    const mark = formula.getAttribute("display") === "block" ? "$$" : "$";
    formula.replaceWith(`${mark}${formula.getAttribute("alttext")}${mark}`);
  }
  // Laid out for a moment, so that lines and paragraphs break where they are seen to.
  copied.className = "copied-text";
  document.body.append(copied);
  event.clipboardData.setData("text/plain", copied.innerText.trim());
  copied.remove();
  event.preventDefault();
});

/** @param {Node} node */
function elementOf(node) {
  return node instanceof Element ? node : node.parentElement;
}
