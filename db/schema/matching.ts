import { customType, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { createdAt } from './columns.ts';

/** Bytes as they are; the driver gives and takes Buffers. */
const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** What the platform has learnt of its own corpus: term statistics, latent directions, IPC counts. The newest row of the current format counts. */
export const corpusModels = pgTable('corpus_models', {
  /** Hash of the content; named in every match. */
  version: text('version').primaryKey(),
  format: integer('format').notNull(),
  items: integer('items').notNull(),
  demands: integer('demands').notNull(),
  body: bytes('body').notNull(),
  createdAt: createdAt(),
}, (t) => [index('corpus_models_newest_idx').on(t.format, t.createdAt)]);

/** Vectors an outside embedding service gave for a text, by content: a text is paid for once per model. */
export const textEmbeddings = pgTable('text_embeddings', {
  model: text('model').notNull(),
  /** SHA-256 of the text, hexadecimal. */
  hash: text('hash').notNull(),
  /** 32-bit floats, little-endian, unit length. */
  vector: bytes('vector').notNull(),
  createdAt: createdAt(),
}, (t) => [primaryKey({ columns: [t.model, t.hash] })]);
