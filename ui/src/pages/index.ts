import type { RouteObject } from 'react-router';
import { caseRoute } from './case/route.ts';
import { homeRoute } from './home/route.ts';
import { newCaseRoute } from './new-case/route.ts';
import { simulatorRoute } from './simulator/route.ts';
import { tenantRoute, tenantsRoute } from './tenant/route.ts';
import { notFoundRoute } from './not-found/route.ts';

/** Every page, each loaded when it is first opened. */
export const pages: readonly RouteObject[] = [
  homeRoute,
  newCaseRoute,
  caseRoute,
  tenantsRoute,
  tenantRoute,
  simulatorRoute,
  notFoundRoute,
];
