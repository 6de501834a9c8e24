// Sections far from the window are not laid out (content-visibility in paper.css). Who asks for the place of something in
// them has them laid out, and gets a place that is not where it will be.

/** @param {Element} element */
export function isLaidOut(element) {
  // Browsers that cannot tell lay out everything.
  return element.checkVisibility?.({ contentVisibilityAuto: true }) ?? true;
}
