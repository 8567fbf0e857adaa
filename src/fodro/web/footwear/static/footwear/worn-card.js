/* One combination on the page: made from its template, read back from its controls. */

const NAMED = ["shoes", "insole", "socks", "activity", "hours", "comfort", "damp"];
const DAMP = { yes: true, no: false };

/** A card for one combination. `offered` is {shoes, insole, socks}: lists of {key, name, drawing}. */
export function cardOf(templates, { id, worn, offered, decimal, drawings }) {
  const card = templates.card.content.firstElementChild.cloneNode(true);
  card.dataset.wear = id;
  card.dataset.basis = worn.basis;
  rename(card, id);
  for (const what of ["shoes", "insole", "socks"]) {
    const chips = offered[what].map((one) => chipOf(templates.chip, `${what}:${id}`, one, drawings));
    card.querySelector(`[data-chips="${what}"]`).replaceChildren(...chips);
    card.querySelector(`[data-row="${what}"]`)?.toggleAttribute("hidden", !chips.length);
  }
  fill(card, worn.body, decimal);
  return card;
}

function rename(card, id) {
  const was = card.querySelector('[name="wear"]').value;
  for (const element of card.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes(was)) element.setAttribute(name, value.replaceAll(was, id));
    }
  }
}

function chipOf(template, name, { key, name: called, drawing }, drawings) {
  const chip = template.content.firstElementChild.cloneNode(true);
  const input = chip.querySelector("input");
  [input.name, input.value] = [name, key];
  chip.querySelector("b").textContent = called;
  if (drawing) chip.querySelector("use").setAttribute("href", `${drawings}#${drawing}`);
  else chip.querySelector("svg").remove();
  return chip;
}

function fill(card, body, decimal) {
  for (const name of ["shoes", "insole", "socks", "activity"]) choose(card, name, body[name] ?? "");
  choose(card, "damp", { true: "yes", false: "no" }[body.damp] ?? "");
  card.querySelector('[data-field="hours"]').value = String(body.hours ?? "").replace(".", decimal);
  if (typeof body.comfort === "number") rate(card.querySelector('[data-field="comfort"]'), body.comfort);
}

function choose(card, name, value) {
  for (const input of card.querySelectorAll(`input[name^="${name}:"]`)) input.checked = input.value === value;
}

function rate(slider, value) {
  slider.name = slider.dataset.name;
  slider.step = Number.isInteger(value) ? "1" : "any";
  slider.value = value;
  slider.setAttribute("value", value);
  slider.closest(".scale").removeAttribute("data-unset");
}

const chosen = (card, name) => card.querySelector(`input[name^="${name}:"]:checked`)?.value ?? "";

/** What the controls say, in the order of the server; what a card does not know of stays as it was. */
export function bodyOf(card, day, before = {}) {
  const slider = card.querySelector('[data-field="comfort"]');
  const hours = card.querySelector('[data-field="hours"]').value.trim().replace(",", ".");
  const said = {
    shoes: chosen(card, "shoes"),
    insole: chosen(card, "insole"),
    socks: chosen(card, "socks"),
    activity: chosen(card, "activity"),
    hours: hours === "" ? null : Number(hours),
    comfort: slider.closest("[data-unset]") ? null : Number(slider.value),
    damp: DAMP[chosen(card, "damp")] ?? null,
  };
  const rest = Object.entries(before).filter(([name]) => name !== "day" && !(name in said));
  return { day, ...said, ...Object.fromEntries(rest) };
}

export const isEmpty = (body) => NAMED.every((name) => (body[name] ?? "") === "");

/** Whether the hours can be kept; what is wrong stands below them. */
export function hoursFit(card, { hours }, wrong) {
  const fits = hours === null || (hours >= 0 && hours <= 24);
  const field = card.querySelector('[data-field="hours"]');
  field.toggleAttribute("aria-invalid", !fits);
  const place = document.getElementById(field.getAttribute("aria-describedby"));
  if (place) place.textContent = fits ? "" : wrong;
  return fits;
}
