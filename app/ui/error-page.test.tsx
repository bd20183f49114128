import { describe, expect, it } from 'vitest';
import { bodyOf } from './error-page.tsx';

describe('what an error says of itself', () => {
  it('is read from our own answers and from problem details, which arrive as text', () => {
    expect(bodyOf({ code: 'not_found', message: 'm', requestId: 'r' })).toEqual({ code: 'not_found', message: 'm', requestId: 'r' });
    expect(bodyOf(JSON.stringify({ title: 'bad_address', detail: 'too long', request_id: 'r', status: 400 }))).toEqual({ code: 'bad_address', message: 'too long', requestId: 'r' });
  });

  it('is nothing where it is somebody else’s', () => {
    for (const data of [null, undefined, '', '<html>', '{broken', '{"detail":{"a":1}}', 7]) expect(bodyOf(data)).toEqual({});
  });
});
