/* The hand's path as a slow light on the foot, at the pace to follow. */

const SVG_SMOOTHING = 6;

/** A smooth path (Catmull-Rom as cubic curves) through the centres of the regions the hand passes. */
export function smoothPath(points) {
  if (points.length === 0) return "";
  const at = (i) => points[Math.min(points.length - 1, Math.max(0, i))];
  let path = `M${at(0)[0]} ${at(0)[1]}`;
  for (let i = 0; i < points.length - 1; i += 1) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const c1 = p1.map((value, axis) => value + (p2[axis] - p0[axis]) / SVG_SMOOTHING);
    const c2 = p2.map((value, axis) => value - (p3[axis] - p1[axis]) / SVG_SMOOTHING);
    path += `C${c1[0]} ${c1[1]} ${c2[0]} ${c2[1]} ${p2[0]} ${p2[1]}`;
  }
  return path;
}

const ease = (t) => 0.5 - Math.cos(Math.PI * t) / 2;
const wave = (t) => (1 - Math.cos(2 * Math.PI * t)) / 2;

/** Where on the path (0–1), how far aside, how large and how bright the light is, `turns` strokes in. */
const MOTIONS = {
  stroke: (t) => (t < 0.7 ? { along: ease(t / 0.7), glow: 1 } : { along: 1 - ease((t - 0.7) / 0.3), glow: 0.25 }),
  slide: (t) => (t < 0.75 ? { along: t / 0.75, glow: 1 } : { along: 1 - ease((t - 0.75) / 0.25), glow: 0.2 }),
  roll: (t) => ({ along: wave(t), glow: 1 }),
  circles: (t, turns) => ({ along: wave(turns / 16), aside: t, glow: 1 }),
  hold: (t) => ({ along: 0, size: 0.8 + 0.6 * wave(t), glow: 0.6 + 0.4 * wave(t) }),
  squeeze: (t, turns) => ({ along: wave(turns / 10), size: 1.4 - 0.7 * wave(t), glow: 0.5 + 0.5 * wave(t) }),
  rock: (t) => ({ along: 0, tilt: Math.sin(2 * Math.PI * t), glow: 0.5 }),
};

export class Hand {
  constructor(stage) {
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.feet = new Map([...stage.querySelectorAll(".player-foot")].map((foot) => [foot.dataset.view, foot]));
  }

  show(step) {
    for (const [view, foot] of this.feet) foot.toggleAttribute("data-on", view === step.view);
    this.step = step;
    this.foot = this.feet.get(step.view);
    const [, , width, height] = this.foot.getAttribute("viewBox").split(" ").map(Number);
    this.foot.querySelector(".mirror").setAttribute("transform", step.side === "R" ? `translate(${width} 0) scale(-1 1)` : "");
    for (const letter of this.foot.querySelectorAll(".foot-letter")) letter.toggleAttribute("hidden", letter.dataset.side !== step.side);
    this.middle = step.onLeg ? [width / 2, height - 40] : [width / 2, height / 2];
    this.track = this.foot.querySelector(".track");
    this.track.setAttribute("d", smoothPath(step.path.length ? step.path : [this.middle]));
    this.length = step.path.length > 1 ? this.track.getTotalLength() : 0;
    this.foot.toggleAttribute("data-one-place", !this.length);
    this.foot.querySelector(".arrow").setAttribute("d", this.length ? this.arrowHead() : "");
  }

  /** Draw the moment `into` seconds after the step began. */
  draw(into) {
    if (!this.step) return;
    const turns = (into * (this.step.pacePerMin || 10)) / 60;
    if (this.still.matches) return this.beat(turns);
    const motion = (MOTIONS[this.step.kind] || MOTIONS.stroke)(turns % 1, turns);
    const point = this.pointAt(motion.along);
    const angle = 2 * Math.PI * (motion.aside ?? 0);
    const aside = motion.aside === undefined ? 0 : 13;
    const x = point[0] + aside * Math.cos(angle);
    const y = point[1] + aside * Math.sin(angle);
    const light = this.foot.querySelector(".light");
    light.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${(motion.size ?? 1).toFixed(3)})`);
    light.setAttribute("opacity", motion.glow.toFixed(2));
    const tilt = (motion.tilt ?? 0) * 4;
    this.foot.querySelector(".turn").setAttribute("transform", tilt ? `rotate(${tilt.toFixed(2)} ${this.middle.join(" ")})` : "");
  }

  /** Where nothing may move, the pace is a light that comes and goes at the beginning of the path. */
  beat(turns) {
    const [x, y] = this.pointAt(0);
    for (const node of this.foot.querySelectorAll(".light, .pulse")) node.setAttribute("transform", `translate(${x} ${y})`);
    this.foot.querySelector(".light").setAttribute("opacity", "1");
    this.foot.querySelector(".pulse").setAttribute("opacity", turns % 1 < 0.5 ? "1" : "0.15");
    this.foot.querySelector(".turn").removeAttribute("transform");
  }

  pointAt(share) {
    if (!this.length) return this.step.path[0] ?? this.middle;
    const point = this.track.getPointAtLength(share * this.length);
    return [point.x, point.y];
  }

  arrowHead() {
    const [tip, tail] = [this.pointAt(1), this.pointAt(0.9)];
    const angle = Math.atan2(tip[1] - tail[1], tip[0] - tail[0]);
    const wing = (turn) => [tip[0] - 14 * Math.cos(angle + turn), tip[1] - 14 * Math.sin(angle + turn)];
    const [a, b] = [wing(0.5), wing(-0.5)];
    return `M${a[0]} ${a[1]}L${tip[0]} ${tip[1]}L${b[0]} ${b[1]}`;
  }
}
