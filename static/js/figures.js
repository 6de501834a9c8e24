// A figure by itself, as large as the window, and larger still. Without script the link opens the file.

document.querySelector("article.paper")?.addEventListener("click", (event) => {
  const { ctrlKey, metaKey, shiftKey, target } = /** @type {MouseEvent} */ (event);
  const link = target instanceof Element ? target.closest("a") : null;
  if (!link?.matches(".zoom") || ctrlKey || metaKey || shiftKey) {
    return;
  }
  event.preventDefault();
  open(link);
});

/** @param {HTMLAnchorElement} link */
function open(link) {
  const small = link.querySelector("img");
  const caption = link.closest("figure")?.querySelector("figcaption")?.textContent?.trim() ?? "";
  const dialog = document.createElement("dialog");
  dialog.className = "figure-box";
  dialog.setAttribute("aria-label", caption.slice(0, 100) || "Figure");
  const stage = document.createElement("div");
  stage.className = "stage";
  stage.tabIndex = 0;
  const image = document.createElement("img");
  image.src = link.href;
  image.alt = small?.alt ?? "";
  // A small SVG or picture grows to the window; its own size is only a hint.
  image.width = (small?.naturalWidth ?? 600) * 4;
  image.addEventListener("click", () => dialog.classList.toggle("close"));
  const form = document.createElement("form");
  form.method = "dialog";
  const button = document.createElement("button");
  button.className = "close-button";
  button.textContent = "Close";
  form.append(button);
  stage.append(image);
  stage.addEventListener("click", ({ target }) => target === stage && dialog.close());
  dialog.append(form, stage);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
