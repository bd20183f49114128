import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeApi, fieldsOf, typeOf, type Schema } from './describe.ts';

const schema = (s: z.ZodType) => z.toJSONSchema(s, { io: 'input' }) as Schema;

describe('documentation of a schema', () => {
  it('names types the way a programmer reads them', () => {
    expect(typeOf(schema(z.enum(['a', 'b'])))).toBe('"a" | "b"');
    expect(typeOf(schema(z.string().nullable()))).toBe('string | null');
    expect(typeOf(schema(z.array(z.string().nullable())))).toBe('(string | null)[]');
    expect(typeOf(schema(z.iso.date()))).toBe('date');
  });

  it('unfolds objects and lists, and stops at three levels', () => {
    const fields = fieldsOf(schema(z.object({ a: z.object({ b: z.object({ c: z.object({ d: z.string() }) }) }), list: z.array(z.object({ x: z.int() })).optional() })));
    expect(fields.map((f) => f.name)).toEqual(['a', 'a.b', 'a.b.c', 'list', 'list[].x']);
    expect(fields.find((f) => f.name === 'list')).toMatchObject({ type: 'object[]', required: false });
  });

  it('keeps money in one word, alone, optional or in a list', () => {
    const money = z.object({ currency: z.enum(['CNY']), amount: z.int() });
    expect(fieldsOf(schema(z.object({ a: money, b: money.nullable(), c: z.array(money) }))).map((f) => `${f.name}: ${f.type}`)).toEqual(['a: Money', 'b: Money | null', 'c: Money[]']);
  });

  it('shows a union as one table: what only one variant asks for is not required of all', () => {
    const fields = fieldsOf(schema(z.discriminatedUnion('rail', [z.object({ rail: z.literal('stripe') }), z.object({ rail: z.literal('bank'), slip: z.string() })])));
    expect(fields).toEqual([expect.objectContaining({ name: 'rail', type: '"stripe" | "bank"', required: true }), expect.objectContaining({ name: 'slip', required: false })]);
  });

  it('groups endpoints by tag and finds body, parameters and answer', () => {
    const [tag] = describeApi({ paths: { '/things/{id}': { post: {
      summary: 'Do it.', tags: ['Things'], operationId: 'postThingsId', 'x-access': 'public', parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      requestBody: { content: { 'application/json': { schema: schema(z.object({ n: z.int().min(1).max(9) })) } } }, responses: { 201: { content: { 'application/json': { schema: schema(z.object({ ok: z.boolean() })) } } }, default: {} },
    } } } });
    expect(tag).toMatchObject({ tag: 'Things', endpoints: [{ method: 'POST', access: 'public', parameters: [{ name: 'id', where: 'path' }], body: { fields: [{ name: 'n', note: '1 … 9' }] }, answer: { status: '201', shape: 'ok: boolean' } }] });
  });
});
