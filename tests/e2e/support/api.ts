import { randomUUID } from 'node:crypto';
import { expect, type APIRequestContext } from '@playwright/test';
import { addDays, legalDay } from '#app/core/clock.ts';
import { CONSENT } from '#app/modules/deals/consent.ts';
import type { DealResource } from '#app/modules/deals/contract.ts';
import { DEMO_PASSWORD } from '#db/seed/accounts.ts';
import { freshPatent, patentCsv, pdf } from './files.ts';
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

/** A patent imported, read from the register, shown by an extract the operator accepts, and published under the given terms: the listing's id and the patent's number. */
export async function publishedListing(officer: Client, operator: Client, owner: string, terms: Json): Promise<{ listing: string; number: string; mark: string }> {
  const patent = freshPatent(owner);
  const { id } = await officer.upload<{ id: string }>('/imports', { name: `${patent.mark}.csv`, mimeType: 'text/csv', buffer: patentCsv([patent]) });
  await expect.poll(async () => (await officer.get<{ status: string }>(`/imports/${id}`)).status, { timeout: 60_000 }).toBe('succeeded');
  const today = legalDay(new Date());
  const { number } = await officer.get<{ number: string }>(`/patents/${encodeURIComponent(patent.application)}`);
  await officer.post(`/patents/${encodeURIComponent(number)}/status`, { legal_status: 'in_force', as_of: today, source: `register extract ${patent.mark}` });
  const shown = await officer.upload<{ proofs: { id: string }[] }>(`/patents/${encodeURIComponent(number)}/ownership/proofs`, { name: 'extract.pdf', mimeType: 'application/pdf', buffer: pdf('register extract') }, { extract_no: `X-${patent.mark}`, as_of: today, owner_names: owner });
  await operator.post('/ownership/proof-decisions', { proof_id: shown.proofs[0]!.id, verdict: 'accept' });
  const listing = await officer.post<{ id: string }>('/listings', {
    patent_number: number, benefit_zh: `涂层热循环寿命提高到三倍（${patent.mark}）`, benefit_en: `Triples the thermal cycling life of the coating (${patent.mark})`,
    territories: ['CN'], trl: 6, approval_number: `A-${patent.mark}`, notice_starts_on: addDays(today, -20), ...terms,
  });
  await officer.post(`/listings/${listing.id}/publish`);
  return { listing: listing.id, number, mark: patent.mark };
}

/** The standing contract signed by one side. */
export async function signByApi(party: Client, deal: string): Promise<void> {
  const { documents } = await party.get<DealResource>(`/deals/${deal}`);
  const contract = documents.find((d) => d.kind === 'contract' && d.current)!;
  await party.post(`/deals/${deal}/documents/${contract.id}/sign`, { sha256: contract.sha256, consent_version: CONSENT.version, consent_lang: 'zh' });
}
