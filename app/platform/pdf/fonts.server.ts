import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Faces of printed documents. One family carries Chinese and Latin; each document embeds only the signs it uses. */
export const FACES = { regular: '400Regular/NotoSansSC_400Regular.ttf', bold: '700Bold/NotoSansSC_700Bold.ttf' } as const;
export type Face = keyof typeof FACES;

const bytes = new Map<Face, Buffer>();

/** The font file of a face (10 MB, read once per process). Found beside the installed package, wherever the bundle lies. */
export function faceBytes(face: Face): Buffer {
  const known = bytes.get(face) ?? readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${FACES[face]}`));
  bytes.set(face, known);
  return known;
}
