import type { Route } from '../http/route.ts';
import { caseRoutes } from './case/index.ts';
import { homeRoutes } from './home/index.ts';
import { jobRoutes } from './jobs/index.ts';
import { fileRoutes } from './new-case/files.ts';
import { newCaseRoutes } from './new-case/index.ts';
import { responseRoutes } from './response/index.ts';
import { simulatorRoutes } from './simulator/index.ts';
import { tenantRoutes } from './tenant/index.ts';
import { sessionRoutes } from './session/index.ts';

/** Every route of the server; the first that fits answers. */
export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...homeRoutes,
  ...newCaseRoutes,
  ...fileRoutes,
  ...caseRoutes,
  ...responseRoutes,
  ...tenantRoutes,
  ...simulatorRoutes,
  ...jobRoutes,
];
