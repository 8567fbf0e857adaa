/* The draw of an experiment, the same as the server makes it (fodro.domain.drawing, fodro.domain.sealing): from a
   seed by SHA-256 alone. Days are kept sealed, and opened when they come. */

import { daysFrom } from "../sync/when.js";

const SEED_BYTES = 32;
const SEAL_LETTERS = 16;
const BLOCKS_WANTED = 6;
const RUNS_A_BLOCK = { "split-foot": 4 };
const ARMS = ["A", "B"];
const COUNTS = new Map([
  [true, "counts"],
  [false, "washout"],
]);

const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

async function digest(text) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

export const newSeed = () => hexOf(crypto.getRandomValues(new Uint8Array(SEED_BYTES)));

/** What is shown when it is planned; the seed itself when it is over. */
export const commitment = async (seed) => `sha256:${hexOf(await digest(seed))}`;

/** Every order of a balanced block, in alphabetical order. */
function orders(runs) {
  const every = Array.from({ length: 2 ** runs }, (_, n) => Array.from({ length: runs }, (__, place) => ARMS[(n >> (runs - 1 - place)) & 1]));
  return every.filter((order) => Math.abs(2 * order.filter((arm) => arm === "A").length - runs) <= 1);
}

async function numberOf(seed, block) {
  return new DataView((await digest(`${seed}:${block}`)).buffer).getUint32(0);
}

function runDays(days, washout) {
  let counted = Math.max(1, washout);
  while (counted > 1 && days < 2 * BLOCKS_WANTED * (washout + counted)) counted -= 1;
  return washout + counted;
}

/** The runs of each block and how many days a run has; what is left is one run by itself. */
function blocksOf(design, days, washout) {
  const length = runDays(days, washout);
  const runs = Math.floor(days / length);
  const size = RUNS_A_BLOCK[design] ?? 2;
  const whole = [...Array(Math.floor(runs / size)).fill(size), ...Array(Math.floor((runs % size) / 2)).fill(2)];
  const left = days - length * whole.reduce((sum, n) => sum + n, 0);
  const blocks = whole.map((n) => ({ runs: n, length }));
  return left ? [...blocks, { runs: 1, length: left }] : blocks;
}

/** What each of `days` days from `start` is drawn to be. */
export async function drawn({ design, start, days, seed, washout = 0 }) {
  const found = [];
  for (const [block, { runs, length }] of blocksOf(design, days, washout).entries()) {
    const every = orders(runs);
    const order = every[(await numberOf(seed, block)) % every.length];
    const isAlone = runs === 1 && washout > 0;
    for (const arm of order) {
      for (let place = 0; place < length; place += 1) {
        found.push({ day: daysFrom(start, found.length), block, arm, counts: !isAlone && place >= washout });
      }
    }
  }
  return found;
}

async function sealOf(seed, { day, block, arm, counts }) {
  return hexOf(await digest(`${seed} ${day} ${block} ${arm} ${COUNTS.get(counts)}`)).slice(0, SEAL_LETTERS);
}

export async function sealed(seed, allotment) {
  return { day: allotment.day, block: allotment.block, seal: await sealOf(seed, allotment) };
}

/** What one day was drawn to be, or null where it is no day of this experiment. */
export async function opened({ seed, drawn: envelopes }, day) {
  const envelope = envelopes.find((one) => one.day === day);
  if (!envelope) return null;
  for (const arm of ARMS) {
    for (const counts of COUNTS.keys()) {
      const told = { ...envelope, arm, counts };
      if ((await sealOf(seed, told)) === envelope.seal) return told;
    }
  }
  return null;
}
