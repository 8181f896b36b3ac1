import type { RouteObject } from 'react-router';

export const notFoundRoute: RouteObject = {
  path: '*',
  lazy: async () => ({ Component: (await import('./page.tsx')).NotFoundPage }),
};
