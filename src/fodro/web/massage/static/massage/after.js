/* The rating after a massage is kept on this device first, so that a server out of reach loses nothing. */

import { open } from "../sync/store.js";
import { saved } from "../sync/saved.js";
import { wallTime } from "../sync/when.js";

const SHORTEST_MIN = 0.1;
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
  const ended = new Date(Math.max(Date.now(), Date.parse(begun.body.at))); // a clock may have been set back
  const body = { ...begun.body, minutes: playedMin(said.get("played"), begun), after: Number(after), finished_at: wallTime(ended) };
  await saved(store, [{ kind: "session", key, body }], { say: form.dataset.said, to: "/" });
});

/** The minutes that really played, as the server counts them: all that were planned where nobody counted. */
function playedMin(seconds, { body }) {
  if (!seconds) return body.minutes;
  return Math.min(body.minutes, Math.max(SHORTEST_MIN, Math.round(Number(seconds) / 6) / 10));
}
