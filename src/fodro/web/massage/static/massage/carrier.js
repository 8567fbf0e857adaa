/* A hum too quiet to hear, played like a song: so a phone goes on playing when it is locked, and a headset's button
   reaches this page. Where another app takes the sound the browser pauses it, and that is how we know. */

const [RATE, SECONDS, PITCH, LOUD] = [8000, 8, 50, 40];

export class Carrier {
  #wanted = false;

  constructor(ontaken) {
    this.ontaken = ontaken;
  }

  play() {
    this.#wanted = true;
    try {
      this.song ??= this.#made();
      this.song.play()?.catch?.(() => {});
    } catch {
      this.song = null; /* without it the massage plays as long as the page may run */
    }
  }

  rest() {
    this.#wanted = false;
    this.song?.pause();
  }

  #made() {
    const song = new Audio(URL.createObjectURL(new Blob([hum()], { type: "audio/wav" })));
    song.loop = true;
    song.addEventListener("pause", () => this.#wanted && this.ontaken());
    return song;
  }
}

/** A WAV file of one channel and 16 bits; whole waves, so that it loops without a click. */
function hum() {
  const file = new DataView(new ArrayBuffer(44 + 2 * RATE * SECONDS));
  const words = { 0: "RIFF", 8: "WAVE", 12: "fmt ", 36: "data" };
  for (const [at, word] of Object.entries(words)) [...word].forEach((letter, n) => file.setUint8(Number(at) + n, letter.charCodeAt(0)));
  const numbers = [[4, 36 + 2 * RATE * SECONDS], [16, 16], [24, RATE], [28, 2 * RATE], [40, 2 * RATE * SECONDS]];
  for (const [at, number] of numbers) file.setUint32(at, number, true);
  for (const [at, number] of [[20, 1], [22, 1], [32, 2], [34, 16]]) file.setUint16(at, number, true);
  for (let n = 0; n < RATE * SECONDS; n += 1) file.setInt16(44 + 2 * n, LOUD * Math.sin((2 * Math.PI * PITCH * n) / RATE), true);
  return file.buffer;
}
