// What is remembered in this browser and nowhere else. A browser that keeps nothing is fine.

/**
 * @param {string} key
 * @returns {Record<string, any>} what was kept, or an empty object
 */
export function recall(key) {
  try {
    const value = JSON.parse(localStorage.getItem(key) || "{}");
    return value && typeof value === "object" ? value : {};
  } catch {
    return {};
  }
}

/**
 * @param {string} key
 * @param {Record<string, any>} value
 */
export function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or closed: then it is forgotten.
  }
}
