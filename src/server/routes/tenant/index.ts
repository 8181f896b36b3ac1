import type { Route } from '../../http/route.ts';
import { newAssessment, newException, removeException, tenantAssessment } from './assessment.ts';
import { auditMailboxes, readAudit, tenantAudit } from './audit.ts';
import { planHarden, planRepair, settingsCases } from './harden.ts';
import { tenantScore, tenantWhatIf } from './score.ts';

export const tenantRoutes: readonly Route[] = [
  tenantScore,
  tenantWhatIf,
  tenantAssessment,
  newAssessment,
  newException,
  removeException,
  tenantAudit,
  auditMailboxes,
  readAudit,
  planHarden,
  planRepair,
  settingsCases,
];
