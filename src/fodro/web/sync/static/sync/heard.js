/* What this page has heard from the server so far: for parts of it that begin to listen after it was said. */

export const heard = { state: "", changed: false };

document.addEventListener("synced", ({ detail }) => {
  heard.state = detail.state;
  heard.changed ||= detail.changed;
});
