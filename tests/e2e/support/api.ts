import { randomUUID } from 'node:crypto';
import { expect, type APIRequestContext } from '@playwright/test';
import { DEMO_PASSWORD } from '#db/seed/accounts.ts';
import { PEOPLE, type Person } from './harness.ts';

type Json = Record<string, unknown>;
export interface Client {
  get<T>(path: string): Promise<T>;
  /** Posts a body with a key of its own; anything but success fails the test with the problem's text. */
  post<T>(path: string, body?: Json): Promise<T>;
  /** Posts a file with fields beside it. */
  upload<T>(path: string, file: { name: string; mimeType: string; buffer: Buffer }, fields?: Record<string, string>): Promise<T>;
}

/** The public API as one person, by a bearer token. */
export async function apiAs(request: APIRequestContext, person: Person): Promise<Client> {
  const answer = await request.post('/api/v1/tokens', { data: { email: PEOPLE[person], password: DEMO_PASSWORD, name: 'journey' } });
  expect(answer.status(), await answer.text()).toBe(201);
  const { token } = await answer.json() as { token: string };
  const headers = () => ({ authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() });
  const read = async <T>(path: string, sent: Promise<Awaited<ReturnType<APIRequestContext['get']>>>): Promise<T> => {
    const response = await sent;
    expect(response.ok(), `${path}: ${response.status()} ${await response.text()}`).toBe(true);
    return await response.json() as T;
  };
  return {
    get: (path) => read(path, request.get(`/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })),
    post: (path, body = {}) => read(path, request.post(`/api/v1${path}`, { headers: headers(), data: body })),
    upload: (path, file, fields = {}) => read(path, request.post(`/api/v1${path}`, { headers: headers(), multipart: { ...fields, file } })),
  };
}

export interface TrialBalance { currencies: { currency: string; difference?: number; debit?: number; credit?: number }[] }
