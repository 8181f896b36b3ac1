import type { RouteObject } from 'react-router';

export const newCaseRoute: RouteObject = {
  path: 'new',
  lazy: { Component: async () => (await import('./page.tsx')).NewCasePage },
};
