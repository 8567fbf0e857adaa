/* Pain on the map: each place in its own step of the hue, a whole foot wherever no place has a rating of its own. */

const WHOLE = "foot";

/** What a key such as "L.sole.heel" says. */
export const parts = (key) => {
  const [side, view, slug] = key.split(".");
  return { side, view, slug };
};

const glow = (pain) => (pain === undefined ? "" : `url(#glow-${Math.round(pain)})`);

export class Painter {
  constructor(feet) {
    this.feet = feet;
    this.levels = new Map();
  }

  /** Show a place as chosen, with its pain (0–10) once it is rated; null takes it away. */
  paint(key, pain) {
    if (pain === null) this.levels.delete(key);
    else this.levels.set(key, pain);
    for (const region of this.feet.drawn(key)) this.colour(region, pain ?? undefined, pain !== null);
    if (parts(key).slug === WHOLE) this.tintFoot(parts(key).side);
    this.mark();
  }

  colour(region, pain, chosen) {
    const rated = chosen && pain !== undefined;
    region.setAttribute("aria-pressed", String(chosen));
    region.setAttribute("aria-label", rated ? `${region.dataset.name}, ${pain}` : region.dataset.name);
    if (rated) region.setAttribute("data-pain", Math.round(pain));
    else region.removeAttribute("data-pain");
    region.querySelector("path").style.fill = glow(pain);
    this.tint(region);
  }

  tintFoot(side) {
    for (const region of this.feet.all) if (parts(region.dataset.place).side === side) this.tint(region);
  }

  tint(region) {
    const { side, slug, view } = parts(region.dataset.place);
    if (slug === WHOLE || !view) return;
    const own = this.levels.has(region.dataset.place);
    const pain = own ? undefined : this.levels.get(`${side}..${WHOLE}`);
    region.toggleAttribute("data-whole", pain !== undefined);
    if (!own) region.querySelector("path").style.fill = glow(pain);
  }

  /** A dot on the segment of each drawing that has a chosen place. */
  mark() {
    for (const segment of this.feet.querySelectorAll("[data-segment]")) {
      const view = this.feet.querySelector(`.view[data-view="${segment.dataset.segment}"]`);
      segment.toggleAttribute("data-has", Boolean(view.querySelector('.region[aria-pressed="true"]')));
    }
  }
}
