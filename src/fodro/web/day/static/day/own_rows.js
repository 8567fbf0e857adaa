/* Rows for the factors a person made, from the templates on the page. */

import { fill } from "./numbers.js";

const SLUG = /^[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*$/u;
const OWN_PLACE = 1000;

/** Add the rows of factors the person made, once; a resting one only where it has a value. */
export async function addOwn(day, store, valued) {
  const made = await store.ofKind("own-factor");
  for (const { key, body } of made.sort((a, b) => a.body.place - b.body.place)) {
    const wanted = SLUG.test(key) && (!body.retired || valued.has(key));
    if (wanted && !day.rows.some(({ slug }) => slug === key)) day.querySelector(".factors").append(ownRow(day, key, body));
  }
}

function ownRow(day, slug, { name, kind, unit = "", choices = [], place = 0 }) {
  const template = day.querySelector(`template[data-own="own_factor_${kind}"]`);
  const made = document.createElement("template");
  made.innerHTML = template.innerHTML.replaceAll(template.dataset.own, slug);
  const row = made.content.querySelector("fodro-factor");
  row.dataset.place = OWN_PLACE + place;
  row.dataset.unit = unit;
  for (const words of row.querySelectorAll(".factor-name")) words.textContent = name;
  for (const words of row.querySelectorAll(".unit")) words.textContent = unit;
  for (const choice of choices) addChoice(row.querySelector(".answers"), choice);
  for (const button of row.querySelectorAll("[data-by], [data-clear]")) {
    const heard = button.querySelector(".unseen");
    heard.textContent = fill(heard.textContent, { name });
  }
  return document.importNode(row, true);
}

function addChoice(answers, choice) {
  const label = answers.firstElementChild.cloneNode(true);
  label.classList.remove("no-answer");
  label.querySelector("span").textContent = choice;
  Object.assign(label.querySelector("input"), { value: choice, defaultChecked: false });
  answers.append(label);
}
