// How far the reader is, and where he stopped the last time: kept in this browser only.
import { keep, recall } from "./kept.js";
import { isLaidOut } from "./laid-out.js";

const MOST = 60;
const main = document.querySelector("main.reading");
const paper = main instanceof HTMLElement ? main.dataset.paper : undefined;

if (main && paper) {
  const line = document.createElement("div");
  line.className = "reading-line";
  document.body.append(line);
  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (!waiting) {
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          line.style.transform = `scaleX(${progress()})`;
        });
      }
    },
    { passive: true },
  );
  addEventListener("pagehide", () => remember(paper));
  document.addEventListener("visibilitychange", () => document.hidden && remember(paper));
  if (!location.hash && scrollY < innerHeight) {
    offer(paper);
  }
}

/** From 0 at the top to 1 where the paper itself ends. */
function progress() {
  const end = document.getElementById("about")?.offsetTop ?? document.body.scrollHeight;
  return Math.min(1, scrollY / Math.max(1, end - innerHeight));
}

/** @param {string} paper */
function remember(paper) {
  const places = recall("places");
  delete places[paper];
  const at = [...document.querySelectorAll("article .ltx_para[id], article section[id]")].findLast(
    (each) => isLaidOut(each) && each.getBoundingClientRect().top < 80,
  );
  if (at && progress() > 0.05 && progress() < 0.97) {
    places[paper] = at.id;
  }
  // The oldest go first: a key that is set again comes last.
  for (const old of Object.keys(places).slice(0, -MOST)) {
    delete places[old];
  }
  keep("places", places);
}

/** @param {string} paper */
function offer(paper) {
  const target = document.getElementById(String(recall("places")[paper] ?? ""));
  if (!target) {
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "return";
  button.textContent = "Continue where you were";
  button.addEventListener("click", () => {
    target.scrollIntoView();
    button.remove();
  });
  document.body.append(button);
  addEventListener("scroll", () => scrollY > innerHeight / 2 && button.remove(), { passive: true });
}
