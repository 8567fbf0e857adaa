/* The hand on the foot: shows what a step does and moves it at the pace to follow. */

import { located, measured } from "./hand-lanes.js";
import { made, Marks } from "./hand-marks.js";
import { posed } from "./hand-motions.js";

const LEVEL = 3;
const CHANGE_MS = 260;

export class Hand {
  /** `stage` holds .hand-scene (the foot or leg) and .hand-motion (what moves on it), drawn by the server. */
  constructor(stage) {
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.root = stage.querySelector(".player-foot");
    this.scene = stage.querySelector(".hand-scene");
    this.motion = stage.querySelector(".hand-motion");
    this.moving = stage.querySelector(".hand-moving");
    this.ident = this.root.dataset.ident;
    this.feet = stage.querySelector(".hand-feet");
    this.letters = [...stage.querySelectorAll(".foot-letter")];
  }

  /** Show a step: `art` says what is drawn, `pacePerMin`, `pressure` and `seconds` how it goes. */
  show(step) {
    const { art } = step;
    [this.step, this.art] = [step, art];
    this.root.toggleAttribute("data-on", true);
    this.root.toggleAttribute("data-bare", !art);
    this.motion.replaceChildren();
    this.marks = [];
    if (!art) return;
    this.changed();
    this.lanes = art.lanes.map(measured);
    this.marks = art.mirrors.map((mirror) => new Marks(art, { ident: this.ident, mirror, lanes: this.lanes }));
    this.numbers = art.points.map((point, index) => this.number(point, index + 1));
    this.motion.append(...this.marks.map((marks) => marks.node), ...this.numbers.flat());
    this.draw(0);
  }

  changed() {
    const { art } = this;
    const key = `${art.scene} ${art.sides.join("")} ${art.close}`;
    const box = art.box.join(" ");
    for (const svg of [this.scene, this.motion]) svg.setAttribute("viewBox", box);
    for (const layer of [this.moving, this.scene]) layer.style.transformOrigin = `${(100 * (this.pivot[0] - art.box[0])) / art.box[2]}% ${(100 * (this.pivot[1] - art.box[1])) / art.box[3]}%`;
    if (key === this.key) return;
    this.key = key;
    this.root.dataset.scene = art.scene;
    this.moving.classList.toggle("hand-close", art.close);
    this.root.style.setProperty("--hand-ratio", (art.box[2] / art.box[3]).toFixed(4));
    for (const letter of this.letters) this.placeLetter(letter, art.sides.indexOf(letter.dataset.side));
    if (this.feet) this.putFeet();
  }

  putFeet() {
    const { art } = this;
    const feet = art.mirrors.map((mirror, index) => made("g", { "data-side": art.sides[index], transform: mirror }, made("use", { href: `#${this.ident}-${art.scene}` })));
    this.feet.replaceChildren(...feet);
    if (!this.still.matches) this.scene.animate([{ opacity: 0 }, { opacity: 1 }], { duration: CHANGE_MS, easing: "ease-out" });
  }

  get pivot() {
    const { art } = this;
    if (art.both) return [art.box[0] + art.box[2] / 2, art.pivot[1]];
    return art.mirrors[0] ? [200 - art.pivot[0], art.pivot[1]] : art.pivot;
  }

  placeLetter(letter, index) {
    letter.toggleAttribute("hidden", index < 0);
    if (index >= 0) for (const [axis, value] of [["x", this.art.letters[index][0]], ["y", this.art.letters[index][1]]]) letter.setAttribute(axis, value);
  }

  /** The number of a point, upright on every foot. */
  number([x, y], count) {
    return this.art.mirrors.map((mirror) => {
      const across = mirror ? 200 * this.art.sides.length - x : x;
      const word = made("text", { class: "hand-number", x: across, y, "text-anchor": "middle", "dominant-baseline": "central" });
      word.textContent = count;
      return made("g", { class: "hand-point" }, made("circle", { class: "hand-spot", cx: across, cy: y, r: 9.5 }), word);
    });
  }

  /** Draw the moment `into` seconds after the step began. */
  draw(into) {
    if (!this.art) return;
    const turns = (into * (this.step.pacePerMin || 10)) / 60;
    const level = this.step.pressure ?? LEVEL;
    if (this.still.matches) return this.rest(turns, level);
    const moment = { seconds: into, rest: 1 - into / (this.step.seconds || 60), parts: this.art.parts };
    let pose;
    for (const [index, marks] of this.marks.entries()) {
      const place = located(this.lanes, this.art.kind === "walk" ? turns + index / 2 : turns);
      pose = posed(this.art.kind, { ...place, ...moment });
      marks.place(pose, { lane: place.lane, level });
      this.count(place.index);
    }
    this.tilt(pose.foot);
  }

  rest(turns, level) {
    for (const marks of this.marks) marks.beat(turns % 1 < 0.5, { lane: this.lanes[0], level });
    this.count(-1);
    this.tilt();
  }

  count(index) {
    if (index === this.counted) return;
    this.counted = index;
    for (const [n, points] of this.numbers.entries()) for (const point of points) point.toggleAttribute("data-now", n === index);
  }

  /** Move the foot itself, without painting it anew: alone, or with the hands that hold it. */
  tilt({ turn = 0, down = 1, dy = 0 } = {}) {
    const [layer, other] = this.art.parts.length ? [this.moving, this.scene] : [this.scene, this.moving];
    const way = this.art.mirrors[0] && !this.art.both ? -1 : 1;
    const share = (100 * dy) / this.art.box[3];
    const moved = turn || down !== 1 || dy;
    other.style.transform = "";
    layer.style.transform = moved ? `translateY(${share.toFixed(2)}%) rotate(${(way * turn).toFixed(2)}deg) scaleY(${down.toFixed(4)})` : "";
  }
}
