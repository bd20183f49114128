import compression from 'compression';
import express from 'express';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { publicScope } from '#app/core/scope.ts';
import type { RequestContext } from '../context.server.ts';
import { defineApi } from './define-api.server.ts';
import { mountApi } from './mount.server.ts';

const endpoints = [
  defineApi({ method: 'get', path: '/echo/{word}', tag: 'Test', access: 'public', summary: 'Says it again.', params: z.object({ word: z.string() }), query: z.object({ n: z.coerce.number().int().optional() }), response: z.unknown() },
    ({ params, query }) => Promise.resolve({ word: params.word, n: query.n ?? null })),
  defineApi({ method: 'post', path: '/echo', tag: 'Test', access: 'public', summary: 'Says the body again.', body: z.object({ text: z.string().max(10) }), response: z.unknown() }, ({ body }) => Promise.resolve(body)),
  defineApi({ method: 'get', path: '/file', tag: 'Test', access: 'public', summary: 'A file.', produces: 'text/csv' },
    () => Promise.resolve(new Response(new ReadableStream({ start(c) { c.enqueue(new TextEncoder().encode('a,b\n')); c.enqueue(new TextEncoder().encode('双,极\n')); c.close(); } }), { headers: { 'content-type': 'text/csv; charset=utf-8' } }))),
  defineApi({ method: 'get', path: '/fault', tag: 'Test', access: 'public', summary: 'Fails.' }, () => Promise.reject(new Error('a secret of the house'))),
];

let server: Server;
let url = '';
beforeAll(async () => {
  const app = express();
  app.use(compression()); // as in the shell
  const viewer = Promise.resolve({ user: null, sessionId: null, memberships: [], org: null, scope: publicScope, tokenScopes: null });
  mountApi(app, '/api/v1', endpoints, () => ({ requestId: 'r', nonce: 'n', locale: 'en', clientAddress: '', viewer, services: { log: { error: () => {} }, publicUrl: 'https://example.test' } }) as unknown as RequestContext);
  app.use((_req, res) => { res.status(418).end(); });
  server = await new Promise<Server>((r) => { const s = app.listen(0, '127.0.0.1', () => r(s)); });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
});
afterAll(() => { server.close(); });

describe('the API beside the pages', () => {
  it('answers in JSON with its length, whatever script the address is in', async () => {
    const answer = await fetch(`${url}/echo/${encodeURIComponent('双极板')}?n=3`, { headers: { 'accept-encoding': 'identity' } });
    expect(await answer.json()).toEqual({ word: '双极板', n: 3 });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('transfer-encoding')).toBeNull();
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(10);
  });

  it('reads bodies, and refuses those too large, of another type or broken', async () => {
    const post = (body: string, type = 'application/json') => fetch(`${url}/echo`, { method: 'POST', body, headers: { 'content-type': type } });
    expect(await (await post('{"text":"镀层"}')).json()).toEqual({ text: '镀层' });
    expect((await post('{"text":')).status).toBe(422);
    expect((await post('a=b', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await post(`{"text":"${'a'.repeat(1_100_000)}"}`)).status).toBe(413);
  });

  it('sends files as they come', async () => {
    const answer = await fetch(`${url}/file`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await answer.text()).toBe('a,b\n双,极\n');
  });

  it('knows its own faults, paths and methods, and leaves nothing below it to the pages', async () => {
    const fault = await fetch(`${url}/fault`);
    expect(fault.status).toBe(500);
    expect(await fault.text()).not.toContain('secret');
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
    const other = await fetch(`${url}/echo/x`, { method: 'DELETE' });
    expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET']);
    const described = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(described.paths)).toHaveLength(4);
  });

  it('answers HEAD without a body', async () => {
    const answer = await fetch(`${url}/openapi.json`, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });
});
