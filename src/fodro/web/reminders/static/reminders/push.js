/* <fodro-push>: lets this browser show messages while Fodro is closed. Nothing happens before the button is tapped. */

const PATIENCE_MS = 5_000;

const late = () => new Promise((_resolve, reject) => setTimeout(reject, PATIENCE_MS, new Error("no service worker")));

async function fingerprint(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOf(base64url) {
  const text = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

class Push extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => this[event.target.closest("[data-do]")?.dataset.do]?.());
    this.look();
  }

  /** What this browser can do, and whether the server knows it for this diary. */
  async look() {
    if (!("PushManager" in window) || !("serviceWorker" in navigator) || !("Notification" in window)) return this.show("unsupported");
    if (Notification.permission === "denied") return this.show("denied");
    const subscription = await this.subscription();
    const known = subscription && this.dataset.known.split(" ").includes(await fingerprint(subscription.endpoint));
    this.show(known ? "on" : "off");
  }

  async subscription() {
    const registration = await navigator.serviceWorker.getRegistration();
    return (await registration?.pushManager.getSubscription()) ?? null;
  }

  async turnOn() {
    this.show("busy");
    try {
      const allowed = await Notification.requestPermission();
      if (allowed !== "granted") return this.show(allowed === "denied" ? "denied" : "off");
      const subscription = await this.subscribe();
      if (await this.told(this.dataset.onUrl, subscription.toJSON())) return this.show("on");
      await subscription.unsubscribe();
      this.show("failed");
    } catch {
      this.show("failed");
    }
  }

  /** A subscription with the key of this installation: one made for another key is given up first. */
  async subscribe() {
    const { key } = await (await fetch(this.dataset.keyUrl)).json();
    const { pushManager } = await Promise.race([navigator.serviceWorker.ready, late()]);
    const wanted = { userVisibleOnly: true, applicationServerKey: bytesOf(key) };
    try {
      return await pushManager.subscribe(wanted);
    } catch (trouble) {
      if (trouble.name !== "InvalidStateError") throw trouble;
      await (await pushManager.getSubscription())?.unsubscribe();
      return pushManager.subscribe(wanted);
    }
  }

  async turnOff() {
    this.show("busy");
    try {
      const subscription = await this.subscription();
      if (subscription) {
        if (!(await this.told(this.dataset.offUrl, { endpoint: subscription.endpoint }))) return this.show("failed");
        await subscription.unsubscribe();
      }
      this.show("off");
    } catch {
      this.show("failed");
    }
  }

  async told(url, body) {
    const token = this.closest("form").elements.csrfmiddlewaretoken.value;
    const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    return answer.ok;
  }

  show(state) {
    this.dataset.state = state;
    for (const part of this.querySelectorAll("[data-when]")) part.hidden = !part.dataset.when.split(" ").includes(state);
  }
}

customElements.define("fodro-push", Push);
