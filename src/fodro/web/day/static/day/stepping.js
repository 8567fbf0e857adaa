/* What the two buttons of a stepper do: one tap is one step, a long press goes on until it is let go. */

import { read, write } from "./numbers.js";

const HELD_MS = 450;
const EVERY_MS = 110;
const DIGITS = 6;

/** What stands there after a step. Below zero there is nothing noted; a blank begins where people usually are. */
export function stepped(typed, by, { low, high, step, start }) {
  const now = read(typed);
  if (now === null) return write(start);
  const steps = now / step;
  const on = by > 0 ? Math.floor(steps + 1e-9) + 1 : Math.ceil(steps - 1e-9) - 1;
  const next = Number((on * step).toFixed(DIGITS));
  if (next < Math.max(low, 0)) return "";
  return write(Math.min(next, high));
}

/** Calls `act` for every tap on `button`, and again and again while it is held. */
export function onTapOrHold(button, act) {
  let waiting = 0;
  let held = false;
  const stop = () => {
    clearTimeout(waiting);
    clearInterval(waiting);
  };
  button.addEventListener("pointerdown", () => {
    stop();
    held = false;
    waiting = setTimeout(() => {
      held = true;
      waiting = setInterval(act, EVERY_MS);
    }, HELD_MS);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) button.addEventListener(end, stop);
  button.addEventListener("contextmenu", (event) => event.preventDefault());
  button.addEventListener("click", () => (held ? (held = false) : act()));
}
