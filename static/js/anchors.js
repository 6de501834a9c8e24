// Links to a place in the paper: pressing one also copies its address.
import { copy } from "./say.js";

document.querySelector("main.reading")?.addEventListener("click", (event) => {
  const place = event.target instanceof Element ? event.target.closest(".anchor, .equation-number, .caption-label, .reference-label") : null;
  const link = place?.closest("a") ?? place?.querySelector("a");
  if (link) {
    copy(link.href, "Link copied");
    return;
  }
  const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
  const source = button instanceof HTMLElement && document.getElementById(button.dataset.copy ?? "");
  if (source) {
    copy(source.textContent ?? "", "Copied");
  }
});
