import { index, route, type RouteConfig } from '@react-router/dev/routes';

export default [
  index('routes/landing.tsx'),
  route('ping', 'routes/ping.ts'),
  route('api/v1/openapi.json', 'routes/api/v1/openapi.ts'),
  route('api/v1/*', 'routes/api/v1/splat.ts'),
  route('listings/:id/offer', 'routes/offers/new.tsx'),
  route('offers', 'routes/offers/list.tsx'),
  route('offers/:id', 'routes/offers/detail.tsx'),
] satisfies RouteConfig;
