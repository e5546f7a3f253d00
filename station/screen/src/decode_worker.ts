// Reads the barcode nearest the middle of a picture. Runs beside the page, which sends one picture at a time.
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

export interface Reading {
  code: string;
  aim: string;
}

export type Decoded = { reading?: Reading } | { failed: string };

prepareZXingModule({ overrides: { locateFile: () => wasm } }); // else it is fetched from a site of the library's

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true })!;

self.onmessage = async ({ data }: MessageEvent<ImageBitmap>) => {
  try {
    self.postMessage({ reading: await read(data) } satisfies Decoded);
  } catch (error) {
    self.postMessage({ failed: String(error) } satisfies Decoded);
  }
};

async function read(picture: ImageBitmap): Promise<Reading | undefined> {
  const { width, height } = picture;
  canvas.width = width;
  canvas.height = height;
  context.drawImage(picture, 0, 0);
  picture.close();
  const found = await readBarcodes(context.getImageData(0, 0, width, height), {
    formats: ['Code128', 'Code39', 'EAN13', 'EAN8', 'UPCA', 'UPCE', 'ITF', 'QRCode', 'DataMatrix'],
    textMode: 'Plain', // as the code holds it: GS between GS1 elements stays byte 0x1D
  });
  const off = ({ position: { topLeft, bottomRight } }: ReadResult) =>
    Math.hypot((topLeft.x + bottomRight.x - width) / 2, (topLeft.y + bottomRight.y - height) / 2);
  const [nearest] = found.filter((each) => each.text !== '').sort((one, other) => off(one) - off(other));
  return nearest && { code: nearest.text, aim: nearest.symbologyIdentifier };
}
