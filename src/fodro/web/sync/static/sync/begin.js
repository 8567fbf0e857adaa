/* On every page of a diary: keep it in step with the server, and let it open without one. */

import "./erasing.js";
import { open } from "./store.js";
import { Flusher } from "./flush.js";
import { tellWorker } from "./working.js";

const store = await open();
if (store) {
  new Flusher(store).start();
  navigator.storage?.persist?.();
}
tellWorker();
