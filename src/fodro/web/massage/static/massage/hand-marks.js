/* The marks on one foot: the light, the hand or tool, the trail it leaves, and the still way by lines and arrows. */

import { at } from "./hand-lanes.js";

const NS = "http://www.w3.org/2000/svg";
const TRAILS = [[70, "wide"], [44, "middle"], [20, "narrow"]];
const FAN = [4.2, 1.6, -0.8, -3, -5.4];

export function made(name, attributes = {}, ...children) {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== "" && value !== undefined) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** How far the hand opens to either side at a share of the lane. */
function gapAt({ gaps }, share) {
  const exact = Math.min(1, Math.max(0, share)) * (gaps.length - 1);
  const before = Math.floor(exact);
  const [a, b] = [gaps[before], gaps[Math.min(gaps.length - 1, before + 1)]];
  return [0, 1].map((side) => a[side] + (b[side] - a[side]) * (exact - before));
}

const move = (node, x, y, rest = "") => node.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})${rest}`);

export class Marks {
  constructor(art, { ident, mirror, lanes }) {
    this.art = art;
    this.ghosts = art.ghosts.map((d) => made("path", { class: "hand-ghost", d }));
    this.trails = TRAILS.map(([, look]) => made("path", { class: `hand-trail ${look}`, pathLength: 1 }));
    this.lights = art.kind === "rest" ? lanes : lanes.slice(0, 1);
    this.marks = this.lights.map(() => this.mark(ident));
    this.pulse = made("circle", { class: "pulse hand-pulse", r: 18 });
    this.node = made("g", { transform: mirror }, ...this.guides(), ...this.ghosts, ...this.trails, ...this.marks.map((mark) => mark.node), this.pulse);
  }

  mark(ident) {
    const glow = made("circle", { r: this.art.parts.length || this.lights.length > 2 ? 34 : 56, fill: `url(#${ident}-glow)` });
    const ripple = made("circle", { class: "hand-ripple", r: 16, opacity: 0 });
    const parts = this.art.parts.map((part) => made("g", {}, made("use", { href: `#${ident}-${part.shape}` })));
    const hand = made("g", {}, ...parts);
    return { node: made("g", { class: "hand-mark" }, glow, ripple, hand), glow, ripple, hand, parts };
  }

  guides() {
    const curled = ["circles", "orbit", "twirl"].includes(this.art.kind) ? "hand-line hand-curl" : "hand-line";
    const way = ({ lane, d }) => d ?? this.art.lanes[lane].d;
    return this.art.lines.flatMap((line) => [made("path", { class: curled, d: way(line) }), ...(line.heads ? [made("path", { class: "hand-head", d: line.heads })] : [])]);
  }

  /** Draw a pose; `level` is how hard, 0–5. */
  place(pose, { lane, level }) {
    for (const [index, mark] of this.marks.entries()) {
      const [x, y] = at(this.lights.length > 1 ? this.lights[index] : lane, pose.along ?? 0);
      this.put(mark, [x + (pose.dx ?? 0), y + (pose.dy ?? 0)], { ...pose, level, gap: gapAt(lane, pose.along ?? 0) });
    }
    this.follow(pose, lane);
    for (const [index, ghost] of this.ghosts.entries()) {
      ghost.setAttribute("transform", `rotate(${(FAN[index] * (pose.spread ?? 0)).toFixed(2)} 100 232)`);
    }
  }

  put(mark, [x, y], { size = 1, turn = 0, light = 1, close = 0, parts = [], roll = 0, ripple, level, gap }) {
    move(mark.node, x, y);
    mark.glow.setAttribute("transform", `scale(${(size * (0.7 + 0.15 * level)).toFixed(3)})`);
    mark.glow.setAttribute("opacity", (light * (0.5 + 0.12 * level)).toFixed(2));
    mark.hand.setAttribute("transform", `rotate(${turn.toFixed(1)}) scale(${size.toFixed(3)})`);
    mark.hand.setAttribute("opacity", (0.12 + 0.88 * light).toFixed(2));
    for (const [index, node] of mark.parts.entries()) this.putPart(node, this.art.parts[index], { gap, close, roll, ...parts[index] });
    if (ripple === undefined) return;
    mark.ripple.setAttribute("transform", `scale(${(0.8 + 1.4 * ripple).toFixed(2)})`);
    mark.ripple.setAttribute("opacity", (0.7 * (1 - ripple)).toFixed(2));
  }

  putPart(node, part, { gap, close, roll, dx = 0, dy = 0, turn = 0 }) {
    const aside = part.opens ? part.opens * (gap[part.opens < 0 ? 0 : 1] - close) : 0;
    const rolled = part.shape.endsWith("ball") && !part.shape.startsWith("foam") ? roll : 0;
    const scale = part.flip ? ` scale(${-part.size} ${part.size})` : ` scale(${part.size})`;
    move(node, part.x + aside + dx, part.y + dy, ` rotate(${(part.turn + turn + rolled).toFixed(1)})${scale}`);
  }

  /** The trail: a comet behind the mark, or a stretch of the lane that lights up. */
  follow(pose, lane) {
    const shown = pose.trail !== false && lane.length > 0;
    for (const [index, trail] of this.trails.entries()) {
      if (this.lane !== lane) trail.setAttribute("d", lane.d);
      const end = pose.along2 ?? pose.along ?? 0;
      const start = pose.from ?? end - ((pose.back ? -1 : 1) * TRAILS[index][0]) / (lane.length || 1);
      const [low, high] = [Math.max(0, Math.min(start, end)), Math.min(1, Math.max(start, end))];
      trail.setAttribute("stroke-dasharray", `${Math.max(0.0001, high - low).toFixed(4)} 3`);
      trail.setAttribute("stroke-dashoffset", (-low).toFixed(4));
      trail.setAttribute("opacity", shown && high - low > 0.001 ? ((pose.light ?? 1) * 0.9).toFixed(2) : "0");
    }
    this.lane = lane;
  }

  /** Where nothing may move, the pace is a ring that comes and goes at the beginning of the way. */
  beat(on, { lane, level }) {
    this.place({ along: 0, light: 0.9, trail: false, spread: 1 }, { lane, level });
    move(this.pulse, ...at(lane, 0));
    this.pulse.setAttribute("opacity", on ? "1" : "0.15");
  }
}
