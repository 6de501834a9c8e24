// What a link within the paper leads to, shown beside the link: on hover, on focus, on the first tap. And the way back
// for those who follow it.
import { addKeys } from "./keys.js";

const DELAY = 180;
const OWN_PLACE = ".anchor, .note-back, .caption-label, .equation-number, .equation-number a, .reference-label";

const article = document.querySelector("article.paper");
const box = document.createElement("div");
box.className = "preview";
box.id = "preview";
box.popover = "manual";
box.setAttribute("role", "tooltip");

/** @type {HTMLAnchorElement | null} */
let shownFor = null;
/** @type {HTMLAnchorElement | null} */
let hovered = null;
let pointer = { x: NaN, y: NaN };
/** @type {number | undefined} */
let timer;
let pressedInside = false;
/** Whether the pointer opened what is shown, not the focus. */
let pointed = false;

/** @param {EventTarget | null} target */
function isInside(target) {
  return target instanceof Node && box.contains(target);
}

/**
 * The link that an event is about, if it leads elsewhere in the paper.
 * @param {Event} event
 */
function linkOf(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  return link && link.getAttribute("href")?.startsWith("#") && !link.matches(OWN_PLACE) && !box.contains(link) ? link : null;
}

/** @param {HTMLAnchorElement} link */
function targetOf(link) {
  return document.getElementById(decodeURIComponent(link.hash.slice(1)));
}

/**
 * A copy of what is worth showing of a target.
 * @param {HTMLElement} target
 */
function excerpt(target) {
  if (target.localName === "section") {
    const parts = [...target.children].slice(0, 2).map((child) => child.cloneNode(true));
    const whole = document.createElement("div");
    whole.append(...parts);
    return whole;
  }
  const block = target.closest(".note-text, .references li, .equation, figure, .ltx_theorem, .ltx_proof, .line, .affiliations li, .author-notes li") ?? target.closest(".ltx_para, p, li") ?? target;
  const copy = /** @type {HTMLElement} */ (block.cloneNode(true));
  if (copy.localName !== "li") {
    return copy;
  }
  // There is no list here that it could be an item of.
  const item = document.createElement("div");
  item.append(...copy.childNodes);
  return item;
}

/** @param {HTMLElement} target */
function isSideNote(target) {
  return target.matches(".note-text") && getComputedStyle(target).float !== "none";
}

/**
 * @param {HTMLAnchorElement} link
 * @param {boolean} tapped
 */
function show(link, tapped) {
  const target = targetOf(link);
  if (!target || isSideNote(target)) {
    return false;
  }
  hide();
  const copy = excerpt(target);
  copy.removeAttribute("id");
  for (const each of copy.querySelectorAll(".reference-label, .reference-cited, .note-back, .anchor")) {
    each.remove();
  }
  for (const each of copy.querySelectorAll("[id], [tabindex]")) {
    each.removeAttribute("id");
    each.removeAttribute("tabindex");
  }
  for (const each of copy.querySelectorAll("a")) {
    each.tabIndex = -1;
  }
  for (const each of copy.querySelectorAll("img")) {
    each.loading = "eager";
  }
  box.replaceChildren(copy);
  if (tapped) {
    const go = document.createElement("a");
    go.className = "preview-go";
    go.href = link.hash;
    go.textContent = "Go there";
    go.addEventListener("click", () => leave(link));
    box.append(go);
  }
  article?.parentElement?.append(box);
  box.showPopover();
  place(link);
  link.setAttribute("aria-describedby", box.id);
  shownFor = link;
  return true;
}

/**
 * Below the link, or above where there is no room; inside the window.
 * @param {HTMLElement} link
 */
function place(link) {
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.left - 16, document.documentElement.clientWidth - size.width - 8));
  const below = at.bottom + 8;
  const top = below + size.height <= innerHeight || at.top < size.height + 8 ? below : at.top - size.height - 8;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${top + scrollY}px`;
}

function hide() {
  clearTimeout(timer);
  if (shownFor) {
    shownFor.removeAttribute("aria-describedby");
    shownFor = null;
    pointed = false;
    box.hidePopover();
    box.remove();
  }
}

/** @param {() => void} then */
function later(then) {
  clearTimeout(timer);
  timer = window.setTimeout(then, DELAY);
}

// Where the pointer comes to a link, not where scrolling brings the link to the pointer.
addEventListener("pointermove", (event) => {
  const { clientX, clientY, pointerType, target } = event;
  const moved = clientX !== pointer.x || clientY !== pointer.y;
  pointer = { x: clientX, y: clientY };
  const link = target instanceof Node && article?.contains(target) ? linkOf(event) : null;
  if (pointerType === "mouse" && moved && link !== hovered) {
    hovered = link;
    if (link) {
      later(() => {
        pointed = show(link, false);
      });
    }
  }
});
// The pointer may move onto the preview, and it stays (WCAG 1.4.13). So does one that the focus opened: scrolling to it, or
// a pointer that lies somewhere in the text, closes nothing.
for (const each of [article, box]) {
  each?.addEventListener("pointerout", (event) => {
    const { pointerType, relatedTarget } = /** @type {PointerEvent} */ (event);
    if (pointerType === "mouse" && !isInside(relatedTarget)) {
      later(() => pointed && hide());
    }
  });
}
box.addEventListener("pointerover", () => clearTimeout(timer));
article?.addEventListener("focusin", (event) => {
  const link = linkOf(event);
  const { relatedTarget } = /** @type {FocusEvent} */ (event);
  // When a dialog gives the focus back, what Escape has closed stays closed.
  const given = relatedTarget instanceof Element && relatedTarget.closest("dialog");
  if (link?.matches(":focus-visible") && !given) {
    show(link, false);
  }
});
article?.addEventListener("focusout", (event) => {
  const { relatedTarget } = /** @type {FocusEvent} */ (event);
  if (!pressedInside && !isInside(relatedTarget)) {
    hide();
  }
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    hide();
  }
});
addEventListener("pointerdown", ({ target }) => {
  pressedInside = isInside(target);
  if (!pressedInside) {
    hide();
  }
});
article?.addEventListener("click", (event) => {
  const link = linkOf(event);
  if (!link) {
    return;
  }
  const tapped = /** @type {PointerEvent} */ (event).pointerType === "touch";
  if (tapped && show(link, true)) {
    event.preventDefault();
    return;
  }
  leave(link);
});

// ---- Back to where you were ----

/** @type {HTMLButtonElement | null} */
let back = null;

/** @param {HTMLAnchorElement} link */
function leave(link) {
  hide();
  // Where the link was in the window: what is above it may be laid out meanwhile, and grow.
  const from = link.getBoundingClientRect().top;
  back?.remove();
  back = document.createElement("button");
  back.type = "button";
  back.className = "return";
  back.textContent = "Back to where you were";
  back.addEventListener("click", () => {
    back?.remove();
    back = null;
    scrollBy({ top: link.getBoundingClientRect().top - from });
    link.focus({ preventScroll: true });
    hide();
  });
  document.body.append(back);
}

addKeys({ key: "b", does: "back to where you were", run: () => back?.click() });
