import type { RouteObject } from 'react-router';

export const caseRoute: RouteObject = {
  path: 'cases/:case',
  lazy: { Component: async () => (await import('./page.tsx')).CasePage },
  children: [
    { index: true, lazy: { Component: async () => (await import('./verdict/view.tsx')).VerdictView } },
  ],
};
