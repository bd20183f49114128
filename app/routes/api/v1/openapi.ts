import type { Route } from './+types/openapi.ts';
import { openApiDocument } from '#app/http/api/openapi.ts';
import { requestContext } from '#app/http/context.server.ts';
import { API_V1 } from './registry.server.ts';

export function loader({ context }: Route.LoaderArgs) {
  return Response.json(openApiDocument(API_V1, context.get(requestContext).services.publicUrl), { headers: { 'cache-control': 'public, max-age=300' } });
}
