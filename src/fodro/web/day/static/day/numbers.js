/* Numbers as people type and read them; the server does the same in forms.py and day_form.py. */

const NUMBER = /^[+\-−]?[0-9]{1,20}(?:[.,][0-9]{1,20})?$/;
const GROUPED = /^[0-9]{1,3}(?:[., '\u00a0\u202f][0-9]{3})+$/;

/** The number that was typed, or null. Large numbers may be written in groups, such as 8,500. */
export function read(typed, grouped = false) {
  if (grouped && GROUPED.test(typed)) return Number(typed.replace(/[^0-9]/g, ""));
  return NUMBER.test(typed) ? Number(typed.replace(",", ".").replace("−", "-")) : null;
}

/** A number in the manner of the page: 7.5, in Danish 7,5. */
export function write(number) {
  const written = String(number);
  return document.documentElement.lang === "da" ? written.replace(".", ",") : written;
}

/** Such as "1 h 30 min". */
export function minutesText(number, { hour, minute }) {
  const hours = Number.isInteger(number) ? Math.floor(number / 60) : 0;
  const parts = [
    [hours, hour],
    [number - 60 * hours, minute],
  ].filter(([n]) => n);
  return (parts.length ? parts : [[0, minute]]).map(([n, unit]) => `${write(n)} ${unit}`).join(" ");
}

export const fill = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

/** One line of text without what no file can carry. */
export const clean = (typed) => typed.slice(0, 1000).replaceAll("\0", "").split(/\s+/).filter(Boolean).join(" ");
