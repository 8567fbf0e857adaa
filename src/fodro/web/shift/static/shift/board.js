/* What the page shows of the time on the feet. Every number is a difference of two instants; nothing is counted. */

import { mayGoOn } from "./changes.js";
import { mayBeForgotten, onFeet } from "./standing.js";
import { dayName, hoursAndMinutes, line, longest, since, total, upper } from "./telling.js";

const MINUTE_MS = 60_000;

const touches = ({ knownMin, runningSince, unansweredSince }) => knownMin || runningSince !== null || unansweredSince !== null;

export class Board {
  constructor(root, words) {
    [this.root, this.words] = [root, words];
  }

  say(name, text) {
    for (const place of document.querySelectorAll(`[data-say="${name}"]`)) {
      if (place.textContent !== String(text)) place.textContent = text;
    }
  }

  show({ stretches, pairs, day, zone, now }) {
    const found = onFeet(stretches, day, now);
    const running = stretches.filter(({ end }) => end === null);
    this.showState(running, found, { day, zone, now });
    this.say("day", upper(dayName(this.words, day)));
    this.say("total", total(this.words, found, touches(found)));
    this.say("longest", longest(this.words, found, touches(found)));
    this.showLines(stretches.filter((each) => touches(onFeet([each], day, now))), pairs, now);
  }

  showState(running, found, { day, zone, now }) {
    const asking = running.some((stretch) => mayBeForgotten(stretch, now));
    const state = asking ? "ask" : running.length ? "on" : "off";
    this.root.dataset.state = state;
    const dial = this.root.querySelector(".dial");
    if (dial) dial.value = state === "on" ? "off" : "on";
    if (!dial || !running.length) return;
    const start = found.runningSince ?? found.unansweredSince ?? running[0].start;
    const [hours, minutes] = hoursAndMinutes((now - start) / MINUTE_MS);
    const said = since(this.words, start, zone, day);
    for (const [name, text] of Object.entries({ hours, minutes, since: said, "asked-since": upper(said) })) this.say(name, text);
    this.root.querySelector(".hours").hidden = !hours;
    this.root.querySelector('[data-say="may-go-on"]').hidden = !mayGoOn(running, now);
  }

  /** Lines are made anew only where they would say something else: a link in hand stays where it is. */
  showLines(stretches, pairs, now) {
    const said = JSON.stringify([stretches, [...pairs], Math.floor(now / MINUTE_MS)]);
    if (said === this.linesSaid) return;
    this.linesSaid = said;
    const template = this.root.querySelector('template[data-of="line"]');
    const lines = stretches.map((each) => line(template, this.words, each, { pairs, now }));
    this.root.querySelector(".stretches").replaceChildren(...lines);
    this.root.querySelector(".none").hidden = lines.length > 0;
  }
}
