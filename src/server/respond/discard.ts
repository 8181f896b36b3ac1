import { removeBareCase } from '../../evidence/bare-case.ts';
import { openCase } from '../../evidence/case-folder.ts';
import type { ServerContext } from '../context.ts';
import type { Discarded } from '../contract/response.ts';

/** Throws a waiting plan away, and its case with it where that held nothing else. */
export function discardDraft(context: ServerContext, name: string): Discarded {
  const { folder, file } = openCase(context.casesFolder, name);
  context.jobs.needStillness(name);
  context.drafts.drop(name);
  const caseRemoved = removeBareCase(folder);
  if (caseRemoved) context.trainings.endOf(name);
  // Whoever looks at a case that is gone is led away by the answer; an event would show him an error first.
  context.hub.publish({ type: 'case', case: caseRemoved ? (file.tenant?.domain ?? '') : name });
  return { caseRemoved };
}
