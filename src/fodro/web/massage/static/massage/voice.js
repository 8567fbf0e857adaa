/* The browser's voice. Where it has none in the language, or it falls silent, tones and text carry everything. */

const PATIENCE_MS = 6000;
const HARMLESS = ["canceled", "interrupted"];
const LOCALES = { da: "da-DK", en: "en-GB" };

export class Voice {
  /** `onchange` is called when it falls silent or speaks again. */
  constructor(language, onchange = () => {}) {
    [this.language, this.onchange] = [language, onchange];
    this.on = true;
    this.silent = !this.exists;
  }

  get exists() {
    return "speechSynthesis" in window;
  }

  /** To be called inside the start tap: phones allow speech only from there on. */
  wake() {
    if (!this.exists) return this.hear(false);
    const prime = new SpeechSynthesisUtterance(" ");
    prime.volume = 0;
    this.attempt(() => speechSynthesis.speak(prime));
    this.isForeign();
  }

  /** Voices there are, but none for this language: another one would read it wrongly. */
  isForeign() {
    const voices = (this.exists && speechSynthesis.getVoices?.()) || [];
    this.match = voices.find(({ lang }) => lang.toLowerCase().startsWith(this.language));
    if (voices.length && !this.match) this.hear(false);
    return Boolean(voices.length && !this.match);
  }

  say(text) {
    if (!this.on || !this.exists || !text || this.isForeign()) return;
    const words = new SpeechSynthesisUtterance(text);
    words.lang = this.match?.lang ?? LOCALES[this.language] ?? this.language;
    if (this.match) words.voice = this.match;
    words.rate = 0.92;
    this.listen(words);
    this.attempt(() => {
      speechSynthesis.cancel();
      speechSynthesis.resume();
      speechSynthesis.speak(words);
    });
  }

  listen(words) {
    clearTimeout(this.patience);
    const began = () => this.hear(true);
    words.onstart = began;
    words.onend = began;
    words.onerror = ({ error }) => HARMLESS.includes(error) || this.hear(false);
    this.patience = setTimeout(() => this.hear(false), PATIENCE_MS);
  }

  hear(speaks) {
    clearTimeout(this.patience);
    if (this.silent === !speaks) return;
    this.silent = !speaks;
    this.onchange();
  }

  get speaking() {
    return this.exists && !this.silent && speechSynthesis.speaking;
  }

  hush() {
    clearTimeout(this.patience);
    if (this.exists) this.attempt(() => speechSynthesis.cancel());
  }

  attempt(speech) {
    try {
      speech();
    } catch {
      this.hear(false);
    }
  }
}
