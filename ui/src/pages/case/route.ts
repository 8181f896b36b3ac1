import type { RouteObject } from 'react-router';

export const caseRoute: RouteObject = {
  path: 'cases/:case',
  lazy: async () => ({ Component: (await import('./page.tsx')).CasePage }),
  children: [
    { index: true, lazy: async () => ({ Component: (await import('./verdict/view.tsx')).VerdictView }) },
    {
      path: 'timeline',
      lazy: async () => ({ Component: (await import('./timeline/view.tsx')).TimelineView }),
    },
    {
      path: 'sessions',
      lazy: async () => ({ Component: (await import('./sessions/view.tsx')).SessionsView }),
    },
    {
      path: 'findings',
      lazy: async () => ({ Component: (await import('./findings/view.tsx')).FindingsView }),
    },
    { path: 'mail', lazy: async () => ({ Component: (await import('./mail/view.tsx')).MailView }) },
    {
      path: 'footholds',
      lazy: async () => ({ Component: (await import('./footholds/view.tsx')).FootholdsView }),
    },
    {
      path: 'campaign',
      lazy: async () => ({ Component: (await import('./campaign/view.tsx')).CampaignView }),
    },
    {
      path: 'response',
      lazy: async () => ({ Component: (await import('./response/view.tsx')).ResponseView }),
    },
    {
      path: 'completeness',
      lazy: async () => ({ Component: (await import('./completeness/view.tsx')).CompletenessView }),
    },
  ],
};
