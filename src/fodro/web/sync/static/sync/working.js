/* The service worker: what lets the daily rooms open with the server gone. */

/** Start it, and tell it which language this page speaks. */
export async function tellWorker() {
  if (!navigator.serviceWorker || !document.documentElement.dataset.offline) return;
  const ready = await navigator.serviceWorker.register("/worker.js", { updateViaCache: "none" }).catch(() => null);
  if (!ready) return; // a browser that allows no worker: every room needs the server then
  const worker = ready.active ?? (await navigator.serviceWorker.ready).active;
  worker.postMessage({ language: document.documentElement.lang });
}
