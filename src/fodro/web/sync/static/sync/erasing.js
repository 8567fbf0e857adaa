/* Who erases their diary erases it from this device too, with what still waits here. */

import { stopAsking } from "./asking.js";
import { forgetDatabase, pagePerson } from "./database.js";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-erases]") || !isSure(form)) return;
  event.preventDefault();
  stopAsking();
  await forgetDatabase(pagePerson());
  try {
    const kept = Object.keys(localStorage).filter((name) => name === "person" || /^(massage|share)-/.test(name));
    for (const name of kept) localStorage.removeItem(name);
    sessionStorage.clear();
  } catch {
    /* a browser that keeps nothing has nothing to forget */
  }
  form.submit();
});

const isSure = (form) => form.elements.sure?.checked ?? true;
