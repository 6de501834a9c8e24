// What a paper has. Each import stands by itself and may be removed; without any of them the page is plain links.
import "./contents.js";
import "./previews.js";
import "./anchors.js";
import "./figures.js";
import "./formulas.js";
import "./place.js";
import "./boxes.js";
import "./authors.js";
