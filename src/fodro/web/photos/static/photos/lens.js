/* The camera of the phone. What it shows is cut to three by four upright, so that photos of every phone lie on
   each other; nothing is mirrored, also not the front camera: left stays left. */

const SHAPE = 3 / 4;
const LONGEST_PX = 1600;

export class Lens {
  #turn = 0;

  constructor(video) {
    this.video = video;
  }

  static get isHere() {
    return Boolean(navigator.mediaDevices?.getUserMedia);
  }

  /** Rejects where there is no camera or the person said no; what was closed meanwhile stays closed. */
  async start(facing) {
    this.stop();
    const turn = this.#turn;
    const wish = { facingMode: facing, width: { ideal: 2048 }, height: { ideal: 1536 } };
    const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: wish });
    if (turn !== this.#turn) return release(stream);
    this.video.srcObject = stream;
    await this.video.play();
  }

  stop() {
    this.#turn += 1;
    if (this.video.srcObject) release(this.video.srcObject);
    this.video.srcObject = null;
  }

  get isOpen() {
    return this.video.videoWidth > 0 && this.video.srcObject !== null;
  }

  /** Names of cameras are told only after the person allowed one. */
  async hasSeveral() {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter((device) => device.kind === "videoinput").length > 1;
  }

  drawOn(canvas) {
    const { videoWidth, videoHeight } = this.video;
    const width = Math.min(videoWidth, videoHeight * SHAPE);
    const height = width / SHAPE;
    const scale = Math.min(1, LONGEST_PX / height);
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    const [left, top] = [(videoWidth - width) / 2, (videoHeight - height) / 2];
    canvas.getContext("2d").drawImage(this.video, left, top, width, height, 0, 0, canvas.width, canvas.height);
  }
}

function release(stream) {
  for (const track of stream.getTracks()) track.stop();
}
