// Before the first paint, and therefore no module: how this browser's reader likes to read.
// Everything here is optional; without storage the defaults hold.
(() => {
  const root = document.documentElement;
  root.dataset.script = "";
  try {
    const kept = JSON.parse(localStorage.getItem("comfort") || "{}");
    for (const name of ["theme", "size", "width", "face", "contents"]) {
      if (/^[a-z]+$/.test(kept[name])) {
        root.dataset[name] = kept[name];
      }
    }
  } catch {
    // Storage is closed or holds something else.
  }
})();
