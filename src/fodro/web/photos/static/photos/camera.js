/* <fodro-camera>: a viewfinder with an outline to put the foot into. What is kept goes into the plain file field,
   so there is one way to send a picture, whether it was taken here or chosen. */

import { keep, kept } from "../design/kept.js";
import { Awake } from "../massage/awake.js";
import { Aim } from "./aim.js";
import { Bells } from "./bells.js";
import { Countdown } from "./countdown.js";
import { Lens } from "./lens.js";
import { showFile } from "./preview.js";

const FACING = { environment: "user", user: "environment" };

class Camera extends HTMLElement {
  connectedCallback() {
    [this.form, this.dialog, this.input] = ["form", "dialog", '[name="picture"]'].map((which) => this.querySelector(which));
    this.finder = this.dialog.querySelector(".lens");
    this.lens = new Lens(this.dialog.querySelector("video"));
    [this.bells, this.awake] = [new Bells(), new Awake()];
    this.countdown = new Countdown(this.dialog, this.bells);
    this.still = this.finder.querySelector("canvas");
    this.aim = new Aim(this.form, this.dialog);
    if (Lens.isHere) this.offer();
    this.addEventListener("click", (event) => this[event.target.closest("[data-do]")?.dataset.do]?.());
    this.input.addEventListener("change", () => this.choose());
    this.dialog.addEventListener("close", () => this.rest());
    addEventListener("pagehide", () => this.dialog.open && this.dialog.close());
    this.choose(); /* a browser that comes back to this page may still have the file */
  }

  offer() {
    this.input.removeAttribute("capture"); /* the camera is here; the field is for pictures that exist */
    for (const button of this.querySelectorAll('[data-do="open"]')) button.hidden = false;
  }

  ghost() {
    this.aim.toggle();
  }

  get facing() {
    return kept(`photo-facing-${this.aim.view}`) ?? "environment";
  }

  open() {
    if (!this.aim.isSet) {
      this.querySelector("#side-error").textContent = this.dataset.which;
      this.form.querySelector('[name="side"]').focus();
      return;
    }
    this.dialog.showModal();
    this.look();
  }

  async look() {
    this.dataset.state = "live";
    this.still.hidden = true;
    this.refused("");
    this.awake.hold();
    const shutter = this.dialog.querySelector(".shutter");
    shutter.disabled = true;
    try {
      await this.lens.start(this.facing);
      this.dialog.querySelector('[data-do="switch"]').hidden = !(await this.lens.hasSeveral());
    } catch {
      this.refused(this.dialog.querySelector(".lens-error").dataset.refused);
    }
    shutter.disabled = false;
    shutter.focus();
  }

  refused(why) {
    this.dialog.querySelector(".lens-error").textContent = why;
    this.finder.toggleAttribute("data-dark", Boolean(why));
  }

  switch() {
    keep(`photo-facing-${this.aim.view}`, FACING[this.facing]);
    this.look();
  }

  sound() {
    this.countdown.sounds = !this.countdown.sounds;
    this.dialog.querySelector('[data-do="sound"]').setAttribute("aria-pressed", String(this.countdown.sounds));
  }

  async shoot() {
    if (this.countdown.isRunning) return this.countdown.stop();
    if (!this.lens.isOpen) return this.look();
    this.bells.wake();
    this.sayShutter("stop");
    if (await this.countdown.run()) this.take();
    this.sayShutter("take");
  }

  sayShutter(what) {
    const shutter = this.dialog.querySelector(".shutter");
    shutter.dataset.state = what;
    shutter.querySelector(".unseen").textContent = shutter.dataset[what];
  }

  take() {
    if (!this.lens.isOpen) return;
    this.lens.drawOn(this.still);
    this.still.hidden = false;
    this.lens.stop();
    this.dataset.state = "still";
    this.dialog.querySelector('[data-do="use"]').focus();
  }

  again() {
    this.look();
  }

  /** The picture goes into the file field, and off. */
  use() {
    this.still.toBlob(
      (blob) => {
        const holder = new DataTransfer();
        holder.items.add(new File([blob], "photo.jpg", { type: "image/jpeg" }));
        this.input.files = holder.files;
        this.choose();
        this.dialog.close();
        this.form.requestSubmit(this.form.querySelector("button:not([type])"));
      },
      "image/jpeg",
      0.92,
    );
  }

  choose() {
    const file = this.input.files[0];
    this.toggleAttribute("data-chosen", Boolean(file));
    this.querySelector("#picture-error").replaceChildren();
    showFile(this, file);
  }

  close() {
    this.dialog.close();
  }

  rest() {
    this.countdown.stop();
    this.lens.stop();
    this.awake.release();
  }
}

customElements.define("fodro-camera", Camera);
