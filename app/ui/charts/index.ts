/** Drawings made on the server: no library, no script of their own, the same on a page and on paper. */
export * from './band-bars.tsx';
export * from './matrix.tsx';
export * from './paint.ts';
export * from './radar.tsx';
export * from './tornado.tsx';
export * from './value-line.tsx';
