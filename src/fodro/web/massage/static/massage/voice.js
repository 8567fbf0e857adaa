/* Voice and tones. Where the browser has no voice in the language, tones and text carry everything. */

export class Voice {
  constructor(language) {
    this.language = language;
    this.on = true;
  }

  /** To be called inside the start tap: phones allow sound and speech only from there on. */
  wake() {
    try {
      this.audio ??= new AudioContext();
      this.audio.resume();
    } catch {
      this.audio = null;
    }
    this.say(" ");
  }

  say(text) {
    if (!this.on || !("speechSynthesis" in window)) return;
    speechSynthesis.cancel();
    const words = new SpeechSynthesisUtterance(text);
    words.lang = this.language === "da" ? "da-DK" : "en-GB";
    words.rate = 0.92;
    speechSynthesis.speak(words);
  }

  get speaking() {
    return "speechSynthesis" in window && speechSynthesis.speaking;
  }

  hush() {
    if ("speechSynthesis" in window) speechSynthesis.cancel();
  }

  /** One soft bell for each of `pitches` (Hz), a third of a second apart. */
  bell(...pitches) {
    if (!this.audio || this.audio.state !== "running") return;
    pitches.forEach((pitch, n) => this.tone(pitch, this.audio.currentTime + 0.05 + n * 0.33));
  }

  tone(pitch, at) {
    const [swing, loudness] = [this.audio.createOscillator(), this.audio.createGain()];
    swing.frequency.value = pitch;
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(0.16, at + 0.03);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + 1.4);
    swing.connect(loudness).connect(this.audio.destination);
    swing.start(at);
    swing.stop(at + 1.5);
  }
}
