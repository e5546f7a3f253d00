// A camera that reads one code at a time: the same one in two new frames that follow each other.
import type { Decoded, Reading } from './decode_worker';

const kFrameMs = 250; // at most, until the next one is looked at
const kCounted = 'requestVideoFrameCallback' in HTMLVideoElement.prototype;

// Why there is no picture: not allowed, no such device, or anything else.
export type Trouble = 'refused' | 'none' | 'failed';

const kTroubles: Record<string, Trouble> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
};

export class Camera {
  private stream?: MediaStream;
  private worker?: Worker;
  private frame = 0; // the number of the one that is shown
  private turn = 0; // changes whenever what is looked for now is looked for no more

  // `on_torch` hears, once there is a picture, whether this camera has a light.
  constructor(
    private readonly video: HTMLVideoElement,
    private readonly on_torch: (there: boolean) => void,
  ) {}

  // The next code in the picture, or nothing if the camera was closed meanwhile; then the picture stands still. Throws
  // a Trouble.
  async read(): Promise<Reading | undefined> {
    const turn = ++this.turn;
    try {
      await this.open();
      if (turn !== this.turn) return undefined;
      await this.video.play();
      let last: Reading | undefined;
      let looked = await this.next_frame(); // perhaps the one that stood still
      while (turn === this.turn) {
        const frame = await this.next_frame();
        if (frame === looked) continue;
        looked = frame;
        const seen = await this.decode();
        if (turn !== this.turn) return undefined;
        if (seen && seen.code === last?.code && seen.aim === last.aim) {
          this.video.pause();
          return seen;
        }
        last = seen;
      }
    } catch (error) {
      if (turn !== this.turn) return undefined;
      this.close();
      throw kTroubles[(error as Error).name] ?? 'failed';
    }
  }

  close() {
    this.turn += 1;
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
    this.video.srcObject = null;
  }

  async torch(on: boolean) {
    const wish = { torch: on } as MediaTrackConstraintSet;
    await this.stream?.getVideoTracks()[0].applyConstraints({ advanced: [wish] });
  }

  private async open() {
    if (this.stream?.active) return;
    if (!navigator.mediaDevices) throw new DOMException('no secure origin', 'NotAllowedError');
    const turn = this.turn;
    const video = { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } };
    const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
    if (turn !== this.turn) return stream.getTracks().forEach((track) => track.stop()); // closed while it was asked for
    this.stream = stream;
    this.video.srcObject = stream;
    const able = stream.getVideoTracks()[0].getCapabilities?.() as { torch?: boolean } | undefined;
    this.on_torch(!!able?.torch);
  }

  private async decode(): Promise<Reading | undefined> {
    const { x, y, width, height } = shown_part(this.video);
    if (width < 1 || height < 1) return undefined; // no frame yet
    const picture = await createImageBitmap(this.video, x, y, width, height);
    this.worker ??= new Worker(new URL('./decode_worker.ts', import.meta.url), { type: 'module' });
    const worker = this.worker;
    const decoded = await new Promise<Decoded>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<Decoded>) => resolve(data);
      worker.onerror = ({ message }) => resolve({ failed: message });
      worker.postMessage(picture, [picture]);
    });
    if ('reading' in decoded) return decoded.reading;
    worker.terminate(); // it could not be loaded: the next one may
    this.worker = undefined;
    throw new Error((decoded as { failed: string }).failed);
  }

  // What tells it from the others; after a while that of the old one, since no frame is shown of a page that can't be seen.
  private next_frame() {
    const { video } = this;
    return new Promise<number>((resolve) => {
      video.requestVideoFrameCallback?.((_, { presentedFrames }) => resolve((this.frame = presentedFrames)));
      setTimeout(() => resolve(kCounted ? this.frame : video.currentTime), kFrameMs);
    });
  }
}

// The part of the picture that can be seen: it fills its box, and what stands out is not meant.
function shown_part({ videoWidth, videoHeight, clientWidth, clientHeight }: HTMLVideoElement) {
  const scale = Math.max(clientWidth / videoWidth, clientHeight / videoHeight);
  const [width, height] = [Math.floor(clientWidth / scale), Math.floor(clientHeight / scale)];
  return { x: Math.floor((videoWidth - width) / 2), y: Math.floor((videoHeight - height) / 2), width, height };
}
