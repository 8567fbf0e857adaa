/* Clocks on walls: instants (milliseconds since 1970) and what a clock showed in a zone. The rules of the server
   (fodro.domain.standing): a day is lived until four in the morning. */

const NIGHT_ENDS = "04:00";
const DAY_MS = 86_400_000;
const UNKNOWN_ZONE = "UTC";
const OFFSET = /^([+-])(\d\d):(\d\d)(?::(\d\d))?/;
const SHOWN = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" };

const formats = new Map();

function format(zone) {
  if (!formats.has(zone)) formats.set(zone, new Intl.DateTimeFormat("en", { ...SHOWN, hourCycle: "h23", timeZone: zone }));
  return formats.get(zone);
}

/** The instant of a wall time as records write it; one without an offset stands as if it were UTC. */
export const instant = (text) => Date.parse(/(?:Z|[+-]\d\d:\d\d(?::\d\d)?)$/.test(text) ? text : `${text}Z`);

/** How far the clocks of `zone` are ahead of UTC at an instant. */
function offsetAt(ms, zone) {
  const fixed = OFFSET.exec(zone);
  if (fixed) {
    const [, sign, hours, minutes, seconds = 0] = fixed;
    return (sign === "-" ? -1 : 1) * (hours * 3_600_000 + minutes * 60_000 + seconds * 1000);
  }
  const shown = Object.fromEntries(format(zone).formatToParts(ms).map(({ type, value }) => [type, value]));
  const wall = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
  return wall - Math.floor(ms / 1000) * 1000;
}

const two = (number) => String(number).padStart(2, "0");

function asOffset(ms) {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  return `${ms < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The wall clock of `zone` with its offset: "2026-11-22T20:15:00+01:00"; without one where no zone is known. */
export function wallTime(ms, zone) {
  const offset = offsetAt(ms, zone || UNKNOWN_ZONE);
  const wall = new Date(ms + offset).toISOString().slice(0, 19);
  return zone ? `${wall}${asOffset(offset)}` : wall;
}

export const clockOf = (ms, zone) => wallTime(ms, zone).slice(11, 16);

const dayAfter = (day, n = 1) => new Date(Date.parse(day) + n * DAY_MS).toISOString().slice(0, 10);

/** The day an instant belongs to as it was lived in `zone`. */
export function livedDay(ms, zone) {
  const wall = wallTime(ms, zone);
  return wall.slice(11, 16) < NIGHT_ENDS ? dayAfter(wall.slice(0, 10), -1) : wall.slice(0, 10);
}

/** Every instant at which a clock in `zone` showed `clock` on a calendar day, in order: two in the hour that comes
    twice; in the one that never comes, an hour later. */
function shownAt(day, clock, zone) {
  const wall = Date.parse(`${day}T${clock}Z`);
  const offsets = [wall - DAY_MS / 2, wall + DAY_MS / 2].map((near) => offsetAt(near, zone || UNKNOWN_ZONE));
  const fits = offsets.map((offset) => wall - offset).filter((ms, n) => offsetAt(ms, zone || UNKNOWN_ZONE) === offsets[n]);
  return (fits.length ? fits : [wall - offsets[0]]).sort((a, b) => a - b);
}

/** When a clock showed `clock` on `day` as it was lived: before four is the night at its end. */
export function momentOn(day, clock, zone) {
  return shownAt(clock < NIGHT_ENDS ? dayAfter(day) : day, clock, zone)[0];
}

/** The first instant not before `start` at which a clock showed `clock`. */
export function momentAfter(start, clock, zone) {
  const day = wallTime(start, zone).slice(0, 10);
  return [0, 1, 2].flatMap((n) => shownAt(dayAfter(day, n), clock, zone)).find((ms) => ms >= start);
}

/** The instants between which it is `day` for somebody in `zone`. */
export function livedBounds(day, zone) {
  return [day, dayAfter(day)].map((each) => momentOn(each, NIGHT_ENDS, zone));
}
