import type { RouteObject } from 'react-router';

export const caseRoute: RouteObject = {
  path: 'cases/:case',
  lazy: { Component: async () => (await import('./page.tsx')).CasePage },
  children: [
    { index: true, lazy: { Component: async () => (await import('./verdict/view.tsx')).VerdictView } },
    { path: 'timeline', lazy: { Component: async () => (await import('./timeline/view.tsx')).TimelineView } },
    { path: 'sessions', lazy: { Component: async () => (await import('./sessions/view.tsx')).SessionsView } },
    { path: 'findings', lazy: { Component: async () => (await import('./findings/view.tsx')).FindingsView } },
    { path: 'mail', lazy: { Component: async () => (await import('./mail/view.tsx')).MailView } },
    {
      path: 'footholds',
      lazy: { Component: async () => (await import('./footholds/view.tsx')).FootholdsView },
    },
    { path: 'campaign', lazy: { Component: async () => (await import('./campaign/view.tsx')).CampaignView } },
    { path: 'response', lazy: { Component: async () => (await import('./response/view.tsx')).ResponseView } },
    {
      path: 'completeness',
      lazy: { Component: async () => (await import('./completeness/view.tsx')).CompletenessView },
    },
  ],
};
