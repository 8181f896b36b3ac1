import type { RouteObject } from 'react-router';
import { caseRoute } from './case/route.ts';
import { homeRoute } from './home/route.ts';
import { newCaseRoute } from './new-case/route.ts';
import { simulatorRoute } from './simulator/route.ts';
import { tenantRoute, tenantsRoute } from './tenant/route.ts';
import { notFoundRoute } from './not-found/route.ts';

/**
 * Every page, each loaded when it is first opened: `lazy` as a function, since React Router passes over a `lazy.Component`
 * that does not load, and shows nothing.
 */
export const pages: readonly RouteObject[] = [
  homeRoute,
  newCaseRoute,
  caseRoute,
  tenantsRoute,
  tenantRoute,
  simulatorRoute,
  notFoundRoute,
];
