/* What cannot be kept is told beside the field, in the words the server uses (forms.py). */

import { fill, write } from "./numbers.js";

const WORD_LETTERS = 128;

/** Whether what is typed in `row` can be kept; says what is wrong where it cannot. */
export function check(row, { wrong, tooLong }) {
  row.complain(problem(row, wrong, tooLong));
  return !row.querySelector(".error").textContent;
}

function problem(row, wrong, tooLong) {
  if (!row.typed) return "";
  if (row.isWords) return [...row.typed].length > WORD_LETTERS ? fill(tooLong, { n: WORD_LETTERS }) : "";
  const { low, high } = row.limits;
  const inside = row.value !== null && row.value >= low && row.value <= high;
  return inside ? "" : fill(wrong, { typed: row.typed, low: write(low), high: write(high) });
}
