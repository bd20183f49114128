/** The parts of a JSON schema the documentation reads. */
export interface Schema {
  type?: string | string[]; format?: string; enum?: unknown[]; const?: unknown; properties?: Record<string, Schema>; required?: string[]; items?: Schema | boolean; anyOf?: Schema[]; oneOf?: Schema[]; allOf?: Schema[];
  description?: string; maxLength?: number; minimum?: number; maximum?: number; pattern?: string; default?: unknown; additionalProperties?: Schema | boolean; $ref?: string;
}
interface Operation {
  summary: string; tags: string[]; operationId: string; 'x-access': string;
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}
export interface OpenApi { paths: Record<string, Record<string, unknown>> }

/** One line of a table of fields: dotted name, type in a TypeScript-like spelling, whether it must be there, and what bounds it. */
export interface FieldLine { name: string; type: string; required: boolean; note: string }
export interface EndpointDoc {
  id: string; method: string; path: string; summary: string; access: string;
  parameters: (FieldLine & { where: string })[];
  body: { media: string; fields: FieldLine[] } | null;
  /** `shape`: the fields of a JSON answer, one `name: type` a line. */
  answer: { status: string; media: string | null; shape: string };
}
export interface TagDoc { tag: string; endpoints: EndpointDoc[] }

/** Objects are unfolded to three levels in what one sends, to two in what one gets: enough to read, short enough to find. */
const BODY_DEPTH = 3;
const ANSWER_DEPTH = 2;

/** `{currency, amount}`: everywhere in the API, and explained once in the conventions. */
const isMoney = (schema: Schema) => Object.keys(schema.properties ?? {}).sort().join() === 'amount,currency';

/** Type of a schema in short: `string`, `integer | null`, `"a" | "b"`, `object[]`. */
export function typeOf(schema: Schema | undefined): string {
  if (!schema) return 'any';
  if (isMoney(schema)) return 'Money';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((v) => JSON.stringify(v)).join(' | ');
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return [...new Set(variants.map(typeOf))].join(' | ');
  if (Array.isArray(schema.type)) return schema.type.join(' | ');
  if (schema.type === 'array') {
    const inner = typeof schema.items === 'object' ? typeOf(schema.items) : 'any';
    return inner.includes(' | ') ? `(${inner})[]` : `${inner}[]`;
  }
  if (schema.type === 'string' && schema.format && schema.format !== 'regex') return schema.format;
  return schema.type ?? 'any';
}

function noteOf(schema: Schema): string {
  const range = schema.minimum !== undefined && schema.minimum > Number.MIN_SAFE_INTEGER ? (schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER ? `${schema.minimum} … ${schema.maximum}` : `≥ ${schema.minimum}`) : '';
  return [schema.description ?? '', range, schema.maxLength ? `≤ ${schema.maxLength}` : '', schema.default !== undefined ? `= ${JSON.stringify(schema.default)}` : ''].filter(Boolean).join('; ');
}

/** The object behind a schema: itself, what its list holds, or its one variant that is no null. */
function inside(schema: Schema): { schema: Schema; list: boolean } | null {
  if (isMoney(schema)) return null;
  if (schema.properties) return { schema, list: false };
  if (schema.type === 'array' && typeof schema.items === 'object') {
    const item = inside(schema.items);
    return item && !item.list ? { schema: item.schema, list: true } : null;
  }
  const real = (schema.anyOf ?? schema.oneOf ?? []).filter((v) => v.type !== 'null');
  return real.length === 1 ? inside(real[0]!) : null;
}

/** Fields of a schema as lines, objects unfolded to `levels`; a union of objects becomes one table. */
export function fieldsOf(schema: Schema | undefined, levels = BODY_DEPTH, prefix = ''): FieldLine[] {
  if (!schema) return [];
  const variants = (schema.anyOf ?? schema.oneOf ?? []).filter((v) => v.properties && !isMoney(v));
  if (variants.length > 1) return mergeVariants(variants.map((v) => fieldsOf(v, levels, prefix)));
  const object = inside(schema);
  if (!object) return [];
  const base = object.list ? `${prefix.replace(/\.$/, '')}[].` : prefix;
  return Object.entries(object.schema.properties ?? {}).flatMap(([name, property]) => {
    const line: FieldLine = { name: `${base}${name}`, type: typeOf(property), required: object.schema.required?.includes(name) ?? false, note: noteOf(property) };
    return levels <= 1 ? [line] : [line, ...fieldsOf(property, levels - 1, `${base}${name}.`)];
  });
}

/** One line a name: what every variant has stays required, types stand side by side. */
function mergeVariants(variants: FieldLine[][]): FieldLine[] {
  const merged = new Map<string, FieldLine & { seen: number }>();
  for (const line of variants.flat()) {
    const known = merged.get(line.name);
    if (!known) { merged.set(line.name, { ...line, seen: 1 }); continue; }
    known.seen += 1;
    if (!known.type.split(' | ').includes(line.type)) known.type = `${known.type} | ${line.type}`;
    known.required &&= line.required;
  }
  return [...merged.values()].map(({ seen, ...line }) => ({ ...line, required: line.required && seen === variants.length }));
}

/** The document as the page shows it: endpoints by tag, in the order of the registry. */
export function describeApi(document: OpenApi): TagDoc[] {
  const tags = new Map<string, EndpointDoc[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, raw] of Object.entries(methods)) {
      const op = raw as Operation;
      const [status, answer] = Object.entries(op.responses).find(([code]) => code !== 'default') ?? ['200', {}];
      const [media, body] = Object.entries(op.requestBody?.content ?? {})[0] ?? [];
      const [answerMedia, answerBody] = Object.entries(answer.content ?? {})[0] ?? [];
      const doc: EndpointDoc = {
        id: op.operationId, method: method.toUpperCase(), path, summary: op.summary, access: op['x-access'],
        parameters: op.parameters.map((p) => ({ name: p.name, where: p.in, type: typeOf(p.schema), required: p.required, note: noteOf(p.schema) })),
        body: media ? { media, fields: fieldsOf(body?.schema) } : null,
        answer: { status, media: answerMedia ?? null, shape: fieldsOf(answerBody?.schema, ANSWER_DEPTH).map((f) => `${f.name}${f.required ? '' : '?'}: ${f.type}`).join('\n') },
      };
      const tag = op.tags[0] ?? '';
      tags.set(tag, [...(tags.get(tag) ?? []), doc]);
    }
  }
  return [...tags].map(([tag, endpoints]) => ({ tag, endpoints }));
}
