import type { GraphRoute } from '../route.ts';
import { namedLocationRoutes } from './named-locations.ts';
import { policyRoutes } from './policies.ts';
import { strengthRoutes } from './strengths.ts';

export const conditionalAccessRoutes: readonly GraphRoute[] = [
  ...policyRoutes,
  ...namedLocationRoutes,
  ...strengthRoutes,
];
