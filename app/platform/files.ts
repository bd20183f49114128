/** Where bytes live. Keys are made by the store; a reader gets a stream, never a path. */
export interface StoredFile { key: string; sha256: string; size: number }

export interface FileStore {
  /** Writes a stream once; refuses (throws `payload_too_large`) past `maxBytes` and leaves nothing behind then. */
  put(bytes: AsyncIterable<Uint8Array>, options: { maxBytes: number }): Promise<StoredFile>;
  /** Reads a stored file; throws `not_found` for an unknown key. */
  read(key: string): Promise<NodeJS.ReadableStream>;
  /** A local path to hand to a streaming parser. The file must not be changed. */
  path(key: string): Promise<string>;
  /** Is the place writable at all? For readiness. */
  check(): Promise<void>;
}
