import type { RouteObject } from 'react-router';

/** All tenants, to choose one. */
export const tenantsRoute: RouteObject = {
  path: 'tenants',
  lazy: { Component: async () => (await import('./choose.tsx')).ChooseTenant },
};

/** One tenant, by its domain: each view has an address. */
export const tenantRoute: RouteObject = {
  path: 'tenants/:tenant',
  lazy: { Component: async () => (await import('./page.tsx')).TenantPage },
  children: [
    { index: true, lazy: { Component: async () => (await import('./score/view.tsx')).ScoreView } },
    {
      path: 'assessment',
      lazy: { Component: async () => (await import('./assessment/view.tsx')).AssessmentView },
    },
    { path: 'audit', lazy: { Component: async () => (await import('./audit/view.tsx')).AuditView } },
    { path: 'harden', lazy: { Component: async () => (await import('./harden/view.tsx')).HardenView } },
  ],
};
