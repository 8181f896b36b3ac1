import type { Route } from '../../http/route.ts';
import { caseEvents, caseFacets, caseRecord } from './events.ts';
import { caseFinding, caseFindings } from './findings.ts';
import { caseReportFile, caseReports, makeCaseReport } from './reports.ts';
import { caseAddress, caseAddresses, caseSessions, judgeCaseAddress } from './sessions.ts';
import { caseSummary } from './summary.ts';
import { caseTimeline } from './timeline.ts';
import { caseCampaigns, caseFootholds, caseLedger, caseMade, caseMail } from './views.ts';

export const caseRoutes: readonly Route[] = [
  caseSummary,
  caseTimeline,
  caseEvents,
  caseRecord,
  caseFacets,
  caseFindings,
  caseFinding,
  caseSessions,
  caseAddresses,
  caseAddress,
  judgeCaseAddress,
  caseMail,
  caseCampaigns,
  caseFootholds,
  caseMade,
  caseLedger,
  caseReports,
  makeCaseReport,
  caseReportFile,
];
