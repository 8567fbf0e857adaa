/* Hybrid logical clocks, as the server reads them: text order is time order, and a clock never goes back. */

export const SERVER = "00000000";
const COUNT_MAX = 0xffff;

const hex = (number, width) => number.toString(16).padStart(width, "0");

const write = (ms, count, node) => `${hex(ms, 12)}-${hex(count, 4)}-${node}`;

function read(clock) {
  const [ms, count] = clock.split("-");
  return { ms: parseInt(ms, 16), count: parseInt(count, 16) };
}

/** A clock later than `last` (a clock or nothing), and at `now` if that is later still. */
export function tick(last, now, node) {
  if (!last) return write(now, 0, node);
  const { ms, count } = read(last);
  if (now > ms) return write(now, 0, node);
  return count < COUNT_MAX ? write(ms, count + 1, node) : write(ms + 1, 0, node);
}

/** Eight hexadecimal digits that name this device in this browser. */
export function newNode() {
  const [number] = crypto.getRandomValues(new Uint32Array(1));
  return hex(number || 1, 8);
}
