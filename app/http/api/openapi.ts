import { z } from 'zod';
import { takesKey, type ApiEndpoint } from './define-api.server.ts';

type JsonSchema = Record<string, unknown>;

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' }) as JsonSchema;
  return rest;
}

/** Parameters of an object schema, as OpenAPI wants them: one entry a property. */
function parameters(schema: z.ZodType | undefined, where: 'path' | 'query') {
  if (!schema) return [];
  const shape = jsonSchema(schema, 'input') as { properties?: Record<string, JsonSchema>; required?: string[] };
  return Object.entries(shape.properties ?? {}).map(([name, property]) => ({
    name, in: where, required: where === 'path' || (shape.required?.includes(name) ?? false), schema: property,
  }));
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'errors'],
  properties: {
    type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' },
    errors: { type: 'array', items: { type: 'object', required: ['path', 'code', 'message'], properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } } } },
    state: { type: 'object', description: 'On 409: what stands in the way now.' },
  },
};

function operation({ definition }: ApiEndpoint) {
  const body = definition.body
    ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(definition.body, 'input') } } } }
    : definition.multipart
      ? {
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object', required: [definition.multipart.file],
                properties: { [definition.multipart.file]: { type: 'string', format: 'binary' }, ...Object.fromEntries(Object.entries(definition.multipart.fields).map(([k, description]) => [k, { type: 'string', description }])) },
              },
            },
          },
        },
      }
      : {};
  return {
    summary: definition.summary,
    tags: [definition.tag],
    operationId: `${definition.method}${definition.path.replace(/[^A-Za-z0-9]+(.)?/g, (_, c: string | undefined) => (c ?? '').toUpperCase())}`,
    'x-access': definition.access,
    security: definition.access === 'public' ? [{}] : [{ bearer: [] }, { session: [] }],
    parameters: [
      ...parameters(definition.params, 'path'),
      ...parameters(definition.query, 'query'),
      ...(takesKey(definition) ? [{ name: 'Idempotency-Key', in: 'header', required: false, description: 'The same request again under the same key gets the first answer.', schema: { type: 'string', maxLength: 200, pattern: '^[\\x21-\\x7e]+$' } }] : []),
    ],
    ...body,
    responses: {
      [definition.status ?? (definition.response || definition.produces ? 200 : 204)]: {
        description: 'Done',
        ...(definition.response ? { content: { 'application/json': { schema: jsonSchema(definition.response, 'output') } } } : definition.produces ? { content: { [definition.produces]: {} } } : {}),
      },
      default: { description: 'What is wrong, in the words of RFC 9457', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

/** The OpenAPI 3.1 document of a registry, made from the same contracts that validate requests. */
export function openApiDocument(endpoints: readonly ApiEndpoint[], serverUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) (paths[endpoint.definition.path] ??= {})[endpoint.definition.method] = operation(endpoint);
  return {
    openapi: '3.1.0',
    info: { title: 'Jingzhe API', version: '1', description: 'Search, list, demand, offer, deal: everything the product does, for systems. Amounts are integer minor units; times are UTC.', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: `${serverUrl}/api/v1` }],
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, session: { type: 'apiKey', in: 'cookie', name: 'jingzhe.session_token' } },
      schemas: { Problem: PROBLEM },
    },
    paths,
  };
}
