/* Tells the player which of the carried massages to play, then lets it begin. */

import { open } from "../sync/store.js";
import { CARRIED } from "./carry.js";
import { carriedRoutine } from "./knowing.js";

const asked = new URLSearchParams(location.search);
const store = await open();
const carried = await store?.mark(CARRIED);
const routine = carried && carriedRoutine(carried, asked.get("routine"));
const player = document.querySelector("fodro-player");

if (routine && /^[0-9a-f-]{36}$/.test(asked.get("id") ?? "")) {
  const script = document.createElement("script");
  script.type = "application/json";
  script.id = "script";
  script.textContent = JSON.stringify(routine.script);
  player.prepend(script);
  player.querySelector(".after form").action = `/massage/${asked.get("id")}/after/`;
  await import("./player.js");
} else {
  location.replace("/massage/");
}
