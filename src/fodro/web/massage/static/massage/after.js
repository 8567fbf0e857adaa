/* The rating after a massage, and what is new, are kept on this device first, so that a server out of reach loses nothing. */

import { open } from "../sync/store.js";
import { saved } from "../sync/saved.js";
import { momentOf, newThings, withNewThings } from "./new-things.js";

const [SHORTEST_MIN, MOST_OF_PLAN] = [0.1, 2];
const form = document.querySelector(".after form");

form?.addEventListener("submit", async (event) => {
  const said = new FormData(form);
  const after = said.get("after");
  if (after === null || after === "") return; // the server says what is missing
  event.preventDefault();
  const key = new URL(form.action).pathname.split("/")[2];
  const store = await open();
  const begun = await store?.get("session", key);
  if (!begun || begun.gone) return form.submit();
  const at = momentOf(begun.body);
  const ended = { ...begun.body, minutes: playedMin(said.get("played"), begun), after: Number(after), finished_at: at };
  const body = withNewThings(ended, newThings(said, at));
  await saved(store, [{ kind: "session", key, body }], { say: form.dataset.said, to: "/" });
});

/** The minutes that really played, as the server counts them: all that were planned where nobody counted. */
function playedMin(seconds, { body }) {
  if (!seconds) return body.minutes;
  return Math.min(MOST_OF_PLAN * body.minutes, Math.max(SHORTEST_MIN, Math.round(Number(seconds) / 6) / 10));
}
