/* The rating after a massage is kept on this device first, so that a server out of reach loses nothing. */

import { open } from "../sync/store.js";
import { saved } from "../sync/saved.js";
import { wallTime } from "../sync/when.js";

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
  const played = Math.round(Number(said.get("played")) / 6) / 10;
  const minutes = played > 0 ? Math.min(played, begun.body.minutes) : begun.body.minutes;
  const body = { ...begun.body, minutes, after: Number(after), finished_at: wallTime() };
  await saved(store, [{ kind: "session", key, body }], { say: form.dataset.said, to: "/" });
});
