export { startSimulator } from './http/server.ts';
export type { Simulator, SimulatorOptions } from './http/server.ts';
export { scenarioIds } from './scenarios/spec.ts';
export { isFault } from './http/on-purpose.ts';
