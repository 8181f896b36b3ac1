import { asList, exchangeError } from './cmdlet.ts';
import type { CmdletCall } from './cmdlet.ts';

export const sameName = (a: unknown, b: unknown): boolean =>
  String(a).toLowerCase() === String(b).toLowerCase();

/** The rights that are named, each of which must exist. */
export function needRights(call: CmdletCall, known: readonly string[]): string[] {
  const given = asList(call.parameters['AccessRights']);
  const meant = given.map((right) => known.find((candidate) => sameName(candidate, right)));
  const wrong = given.find((_right, index) => meant[index] === undefined);
  if (given.length === 0 || wrong !== undefined)
    throw exchangeError(
      400,
      'System.Management.Automation.ParameterBindingException',
      `Cannot process argument transformation on parameter 'AccessRights'. Cannot convert value "${wrong ?? ''}" to a right; the possible values are "${known.join(', ')}".`,
    );
  return meant.filter((right) => right !== undefined);
}
