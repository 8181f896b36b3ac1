import type { Route } from '../../http/route.ts';
import { caseSummary } from './summary.ts';

export const caseRoutes: readonly Route[] = [caseSummary];
