import type { Route } from '../../http/route.ts';
import { caseEvents, caseFacets, caseRecord } from './events.ts';
import { caseFinding, caseFindings } from './findings.ts';
import { caseSessions, judgeCaseAddress } from './sessions.ts';
import { caseSummary } from './summary.ts';
import { caseTimeline } from './timeline.ts';
import { caseCampaigns, caseFootholds, caseLedger, caseMail } from './views.ts';

export const caseRoutes: readonly Route[] = [
  caseSummary,
  caseTimeline,
  caseEvents,
  caseRecord,
  caseFacets,
  caseFindings,
  caseFinding,
  caseSessions,
  judgeCaseAddress,
  caseMail,
  caseCampaigns,
  caseFootholds,
  caseLedger,
];
