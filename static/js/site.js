// What every page has. Each import stands by itself and may be removed.
import "./comfort.js";
import "./keys.js";
import { say } from "./say.js";

for (const link of document.querySelectorAll(".bookmarklet")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    say("Drag it to the bookmarks bar");
  });
}
