// The table of contents: marks where the reader is, closes when a link is followed, folds on wide screens.
import { choose } from "./comfort.js";
import { addKeys } from "./keys.js";
import { isLaidOut } from "./laid-out.js";

const contents = document.getElementById("contents");
if (contents) {
  const links = [...contents.querySelectorAll("a")];
  /** @type {{heading: HTMLElement, link: HTMLAnchorElement}[]} */
  const places = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ heading, link }] : [];
  });
  mark(places, contents);
  contents.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a") && contents.matches(":popover-open")) {
      contents.hidePopover();
    }
  });
  addFold(contents);
  const step = (/** @type {number} */ by) => () => {
    const now = links.findIndex((link) => link.hasAttribute("aria-current"));
    links[Math.min(Math.max(now + by, 0), links.length - 1)]?.click();
  };
  addKeys(
    { key: "n", does: "next section", run: step(1) },
    { key: "p", does: "previous section", run: step(-1) },
    { key: "c", does: "contents", run: () => (matchMedia("(min-width: 76rem)").matches ? fold() : contents.togglePopover()) },
  );
}

/**
 * The current section is the last one that begins above the middle of the upper half.
 * @param {{heading: HTMLElement, link: HTMLAnchorElement}[]} places
 * @param {HTMLElement} list
 */
function mark(places, list) {
  let waiting = false;
  const update = () => {
    waiting = false;
    const edge = innerHeight / 4;
    let current = null;
    for (const place of places.filter(({ heading }) => isLaidOut(heading))) {
      if (place.heading.getBoundingClientRect().top > edge) {
        break;
      }
      current = place.link;
    }
    const before = list.querySelector("[aria-current]");
    if (before === current) {
      return;
    }
    before?.removeAttribute("aria-current");
    if (current) {
      current.setAttribute("aria-current", "location");
      const { offsetTop, offsetHeight } = current;
      if (offsetTop < list.scrollTop + 40 || offsetTop + offsetHeight > list.scrollTop + list.clientHeight - 40) {
        list.scrollTop = offsetTop - list.clientHeight / 2;
      }
    }
  };
  addEventListener(
    "scroll",
    () => {
      if (!waiting) {
        waiting = true;
        requestAnimationFrame(update);
      }
    },
    { passive: true },
  );
  update();
}

function folded() {
  return document.documentElement.dataset.contents === "hidden";
}

function fold() {
  choose("contents", folded() ? "medium" : "hidden");
  const button = document.querySelector(".fold-contents");
  button?.setAttribute("aria-expanded", String(!folded()));
  button?.replaceChildren(folded() ? "Show" : "Hide");
}

/** @param {HTMLElement} list */
function addFold(list) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fold-contents";
  button.setAttribute("aria-expanded", String(!folded()));
  button.textContent = folded() ? "Show" : "Hide";
  button.addEventListener("click", fold);
  list.querySelector("h2")?.append(button);
}
