import { PICTURE_MAX_PIXELS, PICTURE_MAX_SIDE } from '#app/core/upload-rules.ts';
import { uploadError } from './problem.ts';

/** What a picture's headers say: its size in pixels, and where the picture ends in the file. Nothing is decoded. */
export interface PictureShape { width: number; height: number; end: number }

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Walks the chunks of a PNG to its end. Throws `bad_file` for one that has no header first, or no end. */
export function pngShape(bytes: Buffer): PictureShape {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE) || bytes.length < 33 || bytes.readUInt32BE(8) !== 13 || bytes.toString('latin1', 12, 16) !== 'IHDR') throw uploadError('picture_broken');
  const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) break;
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return { ...size, end };
    at = end;
  }
  throw uploadError('picture_broken');
}

/** Markers that stand alone; C4, C8 and CC look like frames and are none. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Walks the segments of a JPEG, scans included, to the end of its image; the largest frame counts. A preview inside a segment is skipped with it. */
export function jpegShape(bytes: Buffer): PictureShape {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) throw uploadError('picture_broken');
  const shape = { width: 0, height: 0 };
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) throw uploadError('picture_broken');
    const marker = bytes[at + 1]!;
    if (marker === 0xff) { at += 1; continue; } // fill bytes
    if (marker === 0xd9) {
      if (shape.width === 0 || shape.height === 0) throw uploadError('picture_broken');
      return { ...shape, end: at + 2 };
    }
    if (isBare(marker)) { at += 2; continue; }
    if (at + 4 > bytes.length) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) break;
    if (isFrame(marker)) {
      if (end < at + 9) break;
      shape.height = Math.max(shape.height, bytes.readUInt16BE(at + 5));
      shape.width = Math.max(shape.width, bytes.readUInt16BE(at + 7));
    }
    at = marker === 0xda ? afterScan(bytes, end) : end;
  }
  throw uploadError('picture_broken');
}

/** Where the compressed data of a scan ends: at the next marker that is neither a stuffed byte nor a restart. */
function afterScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]!;
    if (next !== 0x00 && next !== 0xff && !isBare(next)) return at;
  }
  throw uploadError('picture_broken');
}

/** Throws `bad_file` (`picture_too_large`) for more pixels than anybody has to look at. */
export function assertPictureSize({ width, height }: PictureShape): void {
  if (width === 0 || height === 0) throw uploadError('picture_broken');
  if (width > PICTURE_MAX_SIDE || height > PICTURE_MAX_SIDE || width * height > PICTURE_MAX_PIXELS) throw uploadError('picture_too_large', { width, height, side: PICTURE_MAX_SIDE, megapixels: PICTURE_MAX_PIXELS / 1_000_000 });
}
