import { removeBareCase } from '../../evidence/bare-case.ts';
import { openCase } from '../../evidence/case-folder.ts';
import type { ServerContext } from '../context.ts';
import type { Discarded } from '../contract/response.ts';
import { domainOf } from '../tenants/find.ts';

/** Throws a waiting plan away, and its case with it where that held nothing else. */
export function discardDraft(context: ServerContext, name: string): Discarded {
  const { folder, file } = openCase(context.casesFolder, name);
  context.jobs.needStillness(name);
  context.drafts.drop(name);
  const caseRemoved = removeBareCase(folder);
  if (caseRemoved) context.trainings.endOf(name);
  // Whoever looks at a case that is gone is led away by the answer; an event would show him an error first.
  const gone = file.tenant ? domainOf(context, file.tenant) : '';
  context.hub.publish({ type: 'case', case: caseRemoved ? gone : name });
  return { caseRemoved };
}

/** Makes the plan for which a case was begun; where none comes of it, because it failed or was stopped, the case goes as well. */
export async function planOrNoCase<T>(
  context: ServerContext,
  name: string,
  plan: () => Promise<T>,
): Promise<T> {
  try {
    return await plan();
  } catch (thrown) {
    if (removeBareCase(openCase(context.casesFolder, name).folder)) context.trainings.endOf(name);
    throw thrown;
  }
}
