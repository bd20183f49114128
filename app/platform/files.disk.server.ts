import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#app/core/errors.ts';
import type { FileStore } from './files.ts';

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{64}$/;

/** Content-addressed files on a local disk: the key is the hash, so the same bytes are kept once and a key cannot be guessed from a name. */
export function createDiskStore(root: string): FileStore {
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new AppError('not_found');
    return join(root, key);
  };
  return {
    async put(bytes, { maxBytes }) {
      await mkdir(join(root, 'tmp'), { recursive: true });
      const partial = join(root, 'tmp', randomBytes(12).toString('hex'));
      const file = await open(partial, 'wx', 0o600);
      const sha = createHash('sha256');
      let size = 0;
      try {
        for await (const chunk of bytes) {
          size += chunk.byteLength;
          if (size > maxBytes) throw new AppError('payload_too_large', { max: maxBytes });
          sha.update(chunk);
          await file.write(chunk);
        }
        await file.sync();
        await file.close();
        const sha256 = sha.digest('hex');
        const key = `${sha256.slice(0, 2)}/${sha256}`;
        await mkdir(join(root, sha256.slice(0, 2)), { recursive: true });
        await rename(partial, join(root, key));
        return { key, sha256, size };
      } catch (error) {
        await file.close().catch(() => {});
        await rm(partial, { force: true });
        throw error;
      }
    },
    async read(key) {
      const path = pathOf(key);
      await stat(path).catch(() => { throw new AppError('not_found'); });
      return createReadStream(path);
    },
    async path(key) {
      const path = pathOf(key);
      await stat(path).catch(() => { throw new AppError('not_found'); });
      return path;
    },
    async check() {
      await mkdir(root, { recursive: true });
      await access(root, constants.W_OK);
    },
  };
}
