import type { RouteObject } from 'react-router';

/** In the demo only: a scenario is chosen in the address (`simulator/:scenario`). */
export const simulatorRoute: RouteObject = {
  path: 'simulator/:scenario?',
  lazy: async () => ({ Component: (await import('./page.tsx')).SimulatorPage }),
};
