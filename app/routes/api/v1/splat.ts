import type { Route } from './+types/splat.ts';
import { createApiHandler } from '#app/http/api/handle-api.server.ts';
import { API_V1 } from './registry.server.ts';

const handle = createApiHandler(API_V1, '/api/v1');

export const loader = (args: Route.LoaderArgs) => handle(args);
export const action = (args: Route.ActionArgs) => handle(args);
