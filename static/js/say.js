// One short message, seen and heard: "Link copied".

/** @type {HTMLElement | undefined} */
let line;
/** @type {number | undefined} */
let timer;

/** @param {string} message */
export function say(message) {
  if (!line) {
    line = document.createElement("div");
    line.className = "said";
    line.setAttribute("role", "status");
    document.body.append(line);
  }
  line.textContent = message;
  clearTimeout(timer);
  timer = window.setTimeout(() => line && (line.textContent = ""), 2500);
}

/**
 * @param {string} text
 * @param {string} message said when it has been copied
 */
export async function copy(text, message) {
  try {
    await navigator.clipboard.writeText(text);
    say(message);
  } catch {
    // Not allowed here: the link still works as a link, the text can still be selected.
  }
}
