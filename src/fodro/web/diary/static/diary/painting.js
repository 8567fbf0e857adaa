/* A drawing of both feet with nothing known becomes one with what this device knows. */

import { paintedOn } from "./noted.js";

const LEVELS = /\b((on-)?pain)-\d+/g;
const shapesOf = (picture) => [...picture.querySelectorAll("[data-side] [data-region], text[data-region]")];

const placeOf = (shape) => `${shape.closest("[data-side]").dataset.side}.${shape.dataset.region}`;

/** Paint `spots` on every picture under `root`; a view with nothing on it goes, unless all have nothing. */
export function paintFeet(root, spots, parts) {
  const pictures = [...root.querySelectorAll(".feet-picture")];
  const shown = pictures.filter((picture) => paint(picture, paintedOn(viewOf(picture), spots, parts)));
  const kept = shown.length ? shown : pictures.slice(0, 1);
  for (const picture of pictures) if (!kept.includes(picture)) picture.remove();
}

const viewOf = (picture) => (picture.querySelector("title").id.includes("-sole") ? "sole" : "top");

function paint(picture, painted) {
  let hurts = false;
  for (const shape of shapesOf(picture)) {
    const intensity = painted.get(placeOf(shape));
    if (intensity === undefined) shape.remove();
    else setLevel(picture, shape, Math.round(intensity));
    hurts ||= intensity > 0;
  }
  return hurts;
}

function setLevel(picture, shape, level) {
  const own = shape.getAttribute("class");
  shape.setAttribute("class", own.replace(LEVELS, `$1-${level}`));
  if (shape.tagName === "text") shape.textContent = level;
  const glow = picture.querySelector(`#${CSS.escape(shape.querySelector("[fill^=url]")?.getAttribute("fill").slice(5, -1) ?? "-")}`);
  glow?.setAttribute("class", `pain-${level}`);
}
