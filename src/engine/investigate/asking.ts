/** What asks a tenant, in one place, so that a look at files alone need not load it. */
export { collectState } from './account-state.ts';
export { collect } from './collect.ts';
