import type { Control } from '../control.ts';
import { dataControls } from './data.ts';
import { defenderControls } from './defender.ts';
import { exchangeControls } from './exchange.ts';
import { identityControls } from './identity.ts';
import { unmeasuredControls } from './unmeasured.ts';

export const controls: readonly Control[] = [
  ...identityControls,
  ...exchangeControls,
  ...defenderControls,
  ...dataControls,
  ...unmeasuredControls,
];
