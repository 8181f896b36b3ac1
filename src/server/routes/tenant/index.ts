import type { Route } from '../../http/route.ts';
import {
  newAssessment,
  newException,
  newParticulars,
  removeException,
  tenantAssessment,
} from './assessment.ts';
import { auditMailboxes, readAudit, tenantAudit } from './audit.ts';
import { planHarden, planRepair, settingsCases } from './harden.ts';
import { tenantScore, tenantWhatIf } from './score.ts';

export const tenantRoutes: readonly Route[] = [
  tenantScore,
  tenantWhatIf,
  tenantAssessment,
  newAssessment,
  newParticulars,
  newException,
  removeException,
  tenantAudit,
  auditMailboxes,
  readAudit,
  planHarden,
  planRepair,
  settingsCases,
];
