/* Every cue of a massage and its instant on the line of time: what is heard, spoken and felt, and when. Pure. */

const LEAD_S = 4; /* for hearing what comes and placing the hands; then the pace begins */
const LONG_S = 28;
const [TEN_S, NEXT_S, CHORD_S] = [10, 5, 12];
const LONGEST_BREATH_S = 12;

/** All cues of `line`, in order. Each has its kind, its instant `at`, the `index` of its step, and sometimes a length. */
export function cuesOf(line) {
  const cues = line.flatMap((step, index) => (step.music ? chords(step, index) : cuesOfStep(step, index, line)));
  cues.push({ kind: "end", at: line.at(-1)?.to ?? 0, index: line.length - 1 });
  return cues.sort((a, b) => a.at - b.at);
}

/** The cues still to come at `elapsed`. A step that nobody was told of yet is told at once. */
export function cuesFrom(cues, elapsed, { here, told }) {
  const coming = cues.filter((cue) => cue.at >= elapsed - 0.05 && !(cue.kind === "step" && cue.index === told));
  const isTold = !here || here.index === told || coming[0]?.index === here.index && coming[0]?.kind === "step";
  return isTold ? coming : [{ kind: "step", at: elapsed, index: here.index }, ...coming];
}

function cuesOfStep(step, index, line) {
  const cue = (kind, at) => ({ kind, at, index });
  const cues = [{ ...cue("step", step.from), ...(turns(line, index) && { sound: "otherFoot" }) }, ...pulses(step, index)];
  if (step.softer) cues.push(cue("softer", step.from + 1.6));
  if (step.seconds >= LEAD_S * 4) cues.push(cue("half", step.from + step.seconds / 2));
  if (step.seconds >= LONG_S) cues.push(cue("ten", step.to - TEN_S));
  if (index < line.length - 1 && step.seconds >= LEAD_S * 3) cues.push(cue("next", step.to - NEXT_S));
  return cues;
}

/** Whether step `index` is on the other foot than the last one-sided step before it. */
export function turns(line, index) {
  const before = line.slice(0, index).findLast(({ side }) => side);
  return Boolean(line[index].side && before && before.side !== line[index].side);
}

/** The pace: a beat for each stroke, a breath where hands rest or hold; none over the end of the step. */
function pulses(step, index) {
  const period = step.pacePerMin ? 60 / step.pacePerMin : 0;
  if (!period) return [];
  const length = step.breath ? period / Math.ceil(period / LONGEST_BREATH_S) : period;
  const first = Math.ceil(LEAD_S / length - 0.001);
  const room = step.seconds - (step.breath ? length - 0.5 : 1); /* a breath is whole or none */
  const count = Math.max(0, Math.floor(room / length) - first + 1);
  const kind = step.breath ? "breath" : "beat";
  return Array.from({ length: count }, (_, n) => ({ kind, at: step.from + (first + n) * length, index, length }));
}

/** A rest: its first words, then slow chords, one flowing into the next. */
function chords(step, index) {
  const count = Math.max(1, Math.round(step.seconds / CHORD_S));
  const length = step.seconds / count;
  const all = Array.from({ length: count }, (_, n) => ({ kind: "chord", at: step.from + n * length, index, length, n }));
  return [{ kind: "step", at: step.from, index }, ...all];
}
