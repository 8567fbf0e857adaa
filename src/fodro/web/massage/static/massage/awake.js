/* The screen stays on while the massage plays. The browser takes the lock away whenever the page is hidden. */

export class Awake {
  #lock = null;

  async hold() {
    if (this.#lock && !this.#lock.released) return;
    try {
      this.#lock = await navigator.wakeLock?.request("screen");
    } catch {
      this.#lock = null; /* the phone said no: time still runs, only the screen may go dark */
    }
  }

  release() {
    this.#lock?.release();
    this.#lock = null;
  }
}
