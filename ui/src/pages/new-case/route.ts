import type { RouteObject } from 'react-router';

export const newCaseRoute: RouteObject = {
  path: 'new',
  lazy: async () => ({ Component: (await import('./page.tsx')).NewCasePage }),
};
