// A long list of authors is folded by the style sheet; this unfolds it.

const SHOWN = 10;
for (const list of document.querySelectorAll("ul.authors")) {
  const hidden = list.children.length - SHOWN;
  if (hidden > 2) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "more-authors";
    button.textContent = `and ${hidden} more`;
    button.addEventListener("click", () => {
      list.classList.add("all");
      const next = list.children[SHOWN];
      button.remove();
      if (next instanceof HTMLElement) {
        next.tabIndex = -1;
        next.focus();
      }
    });
    list.after(button);
  }
}
