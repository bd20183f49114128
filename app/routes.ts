import { index, route, type RouteConfig } from '@react-router/dev/routes';

export default [
  index('routes/landing.tsx'),
  route('api/v1/openapi.json', 'routes/api/v1/openapi.ts'),
  route('api/v1/*', 'routes/api/v1/splat.ts'),
] satisfies RouteConfig;
