/* The lanes a hand takes in turn: where it is on them after so many beats of the pace. */

const NS = "http://www.w3.org/2000/svg";
const SAMPLES = 72;

/** A lane measured once, so that a frame costs no geometry. */
export function measured(lane) {
  const path = document.createElementNS(NS, "path");
  path.setAttribute("d", lane.d);
  const length = path.getTotalLength();
  const points = [];
  for (let i = 0; i <= (length ? SAMPLES : 0); i += 1) {
    const { x, y } = path.getPointAtLength((length * i) / SAMPLES);
    points.push([x, y]);
  }
  return { ...lane, length, points };
}

/** The point at a share (0–1) of a lane. */
export function at(lane, share) {
  const last = lane.points.length - 1;
  const exact = Math.min(1, Math.max(0, share)) * last;
  const before = Math.min(Math.floor(exact), Math.max(0, last - 1));
  const [a, b] = [lane.points[before], lane.points[Math.min(last, before + 1)]];
  return [a[0] + (b[0] - a[0]) * (exact - before), a[1] + (b[1] - a[1]) * (exact - before)];
}

/** Which lane after `turns` beats, how far through this pass of it (`u`, 0–1), and where within the beat. */
export function located(lanes, turns) {
  const whole = lanes.reduce((sum, lane) => sum + lane.turns * lane.times, 0);
  let left = ((turns % whole) + whole) % whole;
  for (const [index, lane] of lanes.entries()) {
    if (left < lane.turns * lane.times || index === lanes.length - 1) {
      return { lane, index, u: (left % lane.turns) / lane.turns, beat: left % 1, pass: Math.floor(left / lane.turns) };
    }
    left -= lane.turns * lane.times;
  }
  return undefined;
}
