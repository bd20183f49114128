import { Writable } from 'node:stream';

/** What a renderer writes before anybody could read it, bytes; a page is far smaller, so the renderer never waits in the middle of one. */
const ROOM = 4 * 1024 * 1024;

/**
 * A sink for a renderer and the body it becomes. A page is written in some hundred pieces, each a crossing of two kinds of streams and a
 * write to the line; what is written in one turn of the event loop goes out as one piece, so slow parts of a page still come as they do.
 */
export function gathered(): { sink: Writable; body: ReadableStream<Uint8Array> } {
  let pieces: Uint8Array[] = [];
  let controller: ReadableStreamDefaultController<Uint8Array>;
  let timer: NodeJS.Immediate | undefined;
  const send = () => {
    timer = undefined;
    if (pieces.length > 0) controller.enqueue(Buffer.concat(pieces));
    pieces = [];
  };
  const sink = new Writable({
    highWaterMark: ROOM, decodeStrings: true,
    write(piece: Uint8Array, _encoding, done) {
      pieces.push(piece);
      timer ??= setImmediate(send);
      done();
    },
    final(done) {
      clearImmediate(timer);
      send();
      controller.close();
      done();
    },
    destroy(error, done) {
      clearImmediate(timer);
      if (error) controller.error(error);
      done(error);
    },
  });
  const body = new ReadableStream<Uint8Array>({ start(c) { controller = c; }, cancel() { sink.destroy(); } });
  return { sink, body };
}
