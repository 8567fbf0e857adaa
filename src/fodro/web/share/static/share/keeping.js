/* <fodro-kept-link>: this device alone keeps a link that was made on it, so that it can be shown again. The server
   cannot: it does not know the key. What has ended is forgotten as soon as a page of the room is opened. */

const PREFIX = "share-";
const SVG = "http://www.w3.org/2000/svg";

function stored(id) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + id));
  } catch {
    return null;
  }
}

function store(id, said) {
  try {
    localStorage.setItem(PREFIX + id, JSON.stringify(said));
    return true;
  } catch {
    return false;
  }
}

function forget(id) {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    /* a browser that keeps nothing has nothing to forget */
  }
}

/** Forget every link that has ended by the clock, and every one but `open` where the page knows which are. */
function tidy(open) {
  for (const name of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
    const id = name.slice(PREFIX.length);
    if ((stored(id)?.until ?? 0) <= Date.now() || (open && !open.includes(id))) forget(id);
  }
}

class KeptLink extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => event.target.closest("[data-do=forget]") && this.forget());
    if ("made" in this.dataset) this.keep();
    else this.bring();
  }

  /** On the page where it was made: keep it. */
  keep() {
    const code = this.querySelector("[data-code]");
    const said = {
      address: this.querySelector("[data-address]").value,
      uri: this.querySelector("[data-uri]").value,
      size: code.getAttribute("viewBox").split(" ")[2],
      path: code.querySelector("[data-dark]").getAttribute("d"),
      until: Number(this.dataset.until),
    };
    this.show(store(this.dataset.link, said) ? "kept" : "not-kept");
  }

  /** On the page of the link: show it again, if this is the device it was made on. */
  bring() {
    const said = stored(this.dataset.link);
    if (said && "open" in this.dataset) this.fill(said);
    else forget(this.dataset.link);
    this.show(said && "open" in this.dataset ? "kept" : "not-kept");
  }

  fill({ address, uri, size, path }) {
    this.querySelector("[data-address]").value = address;
    this.querySelector("[data-uri]").value = uri;
    this.querySelector("[data-try]").href = address;
    const code = this.querySelector("[data-code]");
    code.setAttribute("viewBox", `0 0 ${size} ${size}`);
    const dark = document.createElementNS(SVG, "path");
    dark.setAttribute("d", path);
    code.append(dark);
  }

  forget() {
    forget(this.dataset.link);
    this.show("forgotten");
  }

  show(state) {
    for (const part of this.querySelectorAll("[data-when]")) part.hidden = !part.dataset.when.split(" ").includes(state);
  }
}

try {
  tidy(document.querySelector("[data-open-links]")?.dataset.openLinks.split(" "));
} catch {
  /* a browser that keeps nothing has nothing to tidy */
}
customElements.define("fodro-kept-link", KeptLink);
