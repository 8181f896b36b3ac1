import type { RouteObject } from 'react-router';

export const notFoundRoute: RouteObject = {
  path: '*',
  lazy: { Component: async () => (await import('./page.tsx')).NotFoundPage },
};
