/** A printed document as data: what stands on the page, in order. Lengths in points (1/72 inch). */

export interface TableColumn { label: string; /** Share of the width; shares are summed. */ share: number; align?: 'left' | 'right' }

export type Block =
  | { kind: 'heading'; text: string; level: 1 | 2 }
  | { kind: 'text'; text: string; tone?: 'normal' | 'muted' | 'strong' | 'notice' }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'facts'; items: readonly (readonly [key: string, value: string])[] }
  | { kind: 'figures'; items: readonly { label: string; value: string; strong?: boolean }[] }
  | { kind: 'table'; columns: readonly TableColumn[]; rows: readonly (readonly string[])[]; /** Rows in bold, by position. */ strong?: readonly number[] }
  | { kind: 'drawing'; svg: string; caption?: string; /** Width on the page; the text's width when left out. */ width?: number }
  | { kind: 'break' };

/** First page: what it is about, and its result. */
export interface Cover {
  brand: string; kicker: string; title: string; subtitle: string;
  facts: readonly (readonly [key: string, value: string])[];
  figures: readonly { label: string; value: string; strong?: boolean }[];
  note: string; footnote: string;
  /** Content of the code at the foot, with the words beside it. */
  code: { url: string; words: string };
}

export interface PrintedDocument {
  language: string; title: string; subject: string; author: string;
  /** Stamped as the day of making: the thing's own, never the printer's clock, so that the same thing is the same file. */
  madeAt: Date;
  header: string;
  footer(page: number, pages: number): string;
  /** Said at the end when so many characters could only be written by their code. */
  lostNote(count: number): string;
  cover: Cover;
  blocks: readonly Block[];
}
