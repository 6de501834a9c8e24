// The page of a paper that is being converted: says what is happening, and becomes the paper when it is ready.
// Without script the page loads itself again.

const FASTEST = 1500;
const SLOWEST = 8000;

const main = document.querySelector("main[data-state]");
const doing = document.getElementById("doing");
const elapsed = document.getElementById("elapsed");

let wait = FASTEST;

async function ask() {
  if (!(main instanceof HTMLElement) || !main.dataset.state) {
    return;
  }
  try {
    const answer = await fetch(main.dataset.state, { cache: "no-store" });
    const paper = await answer.json();
    if (paper.state !== "queued" && paper.state !== "rendering") {
      location.reload();
      return;
    }
    tell(paper);
    wait = FASTEST;
  } catch {
    // The site is away for a moment: ask less often.
    wait = Math.min(SLOWEST, wait * 2);
  }
  setTimeout(ask, document.hidden ? SLOWEST : wait);
}

/** @param {{stage?: string, doing?: string}} paper */
function tell(paper) {
  // Only what changed: the line is read aloud.
  if (doing && paper.doing && doing.textContent !== paper.doing) {
    doing.textContent = paper.doing;
  }
  const steps = [...document.querySelectorAll("#steps li")];
  const now = steps.findIndex((step) => step instanceof HTMLElement && step.dataset.stage === paper.stage);
  steps.forEach((step, i) => {
    step.className = i < now ? "done" : i === now ? "now" : "to-come";
  });
}

function count() {
  if (elapsed) {
    const seconds = Number(elapsed.dataset.seconds) + 1;
    elapsed.dataset.seconds = String(seconds);
    elapsed.textContent = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
}

setTimeout(ask, wait);
setInterval(count, 1000);
