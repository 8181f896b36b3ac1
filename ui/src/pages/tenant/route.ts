import type { RouteObject } from 'react-router';

/** All tenants, to choose one. */
export const tenantsRoute: RouteObject = {
  path: 'tenants',
  lazy: async () => ({ Component: (await import('./choose.tsx')).ChooseTenant }),
};

/** One tenant, by its domain: each view has an address. */
export const tenantRoute: RouteObject = {
  path: 'tenants/:tenant',
  lazy: async () => ({ Component: (await import('./page.tsx')).TenantPage }),
  children: [
    { index: true, lazy: async () => ({ Component: (await import('./score/view.tsx')).ScoreView }) },
    {
      path: 'assessment',
      lazy: async () => ({ Component: (await import('./assessment/view.tsx')).AssessmentView }),
    },
    { path: 'audit', lazy: async () => ({ Component: (await import('./audit/view.tsx')).AuditView }) },
    { path: 'harden', lazy: async () => ({ Component: (await import('./harden/view.tsx')).HardenView }) },
  ],
};
