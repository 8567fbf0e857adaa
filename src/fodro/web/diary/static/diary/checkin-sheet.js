/* The sheet never lies over the place it is about; where there is no sheet, the card comes into sight. */

import { keysOf } from "./checkin-card.js";

const GAP_PX = 8;

export function bringIntoSight(host, card) {
  const sheet = host.querySelector(".places");
  const region = host.feet.seen(keysOf(card)[0])?.querySelector("path").getBoundingClientRect();
  if (matchMedia("(width >= 60rem)").matches || getComputedStyle(sheet).position !== "sticky") {
    card.scrollIntoView({ block: "nearest" });
  } else if (region?.height) {
    const hidden = region.bottom + GAP_PX - sheet.getBoundingClientRect().top;
    if (hidden > 0) scrollBy({ top: hidden });
  }
}
