import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import type { ControlProfile, ControlState, Effort, ScoreDay } from '../../domain/secure-score.ts';
import { flag, instant, optionalText } from '../fields.ts';
import { graphPath } from './path.ts';

// Source: learn.microsoft.com/graph/api/resources/securescore and securescorecontrolprofile. All these types are open, and
// live answers hold members that no document names; numbers arrive as text.

/** A number, or a text that is one; a control that is counted without points has none. */
const amount = z
  .unknown()
  .optional()
  .transform((value): number | null => {
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (typeof value !== 'string' || value.trim() === '') return null;
    const parsed = Number(value);
    return Number.isFinite(parsed) ? parsed : null;
  });

const list = <T>(item: z.ZodType<T>): z.ZodType<readonly T[]> =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

const scoreReader: z.ZodType<ScoreDay> = z
  .looseObject({
    createdDateTime: z.string(),
    currentScore: amount,
    maxScore: amount,
    averageComparativeScores: list(z.looseObject({ basis: optionalText, averageScore: amount })),
    controlScores: list(
      z.looseObject({
        controlName: optionalText,
        score: amount,
        scoreInPercentage: amount,
        implementationStatus: optionalText,
      }),
    ),
  })
  .transform((one) => ({
    day: one.createdDateTime.slice(0, 10),
    current: one.currentScore ?? 0,
    max: one.maxScore ?? 0,
    averages: one.averageComparativeScores.flatMap(({ basis, averageScore }) =>
      basis === null || averageScore === null ? [] : [{ basis, score: averageScore }],
    ),
    controls: one.controlScores.flatMap((control) =>
      control.controlName === null
        ? []
        : [
            {
              id: control.controlName,
              score: control.score,
              percentage: control.scoreInPercentage,
              status: control.implementationStatus,
            },
          ],
    ),
  }));

const states: { readonly [state: string]: ControlState } = {
  default: 'default',
  ignored: 'ignored',
  thirdparty: 'third-party',
  reviewed: 'reviewed',
};

const profileReader: z.ZodType<ControlProfile> = z
  .looseObject({
    id: z.string(),
    title: optionalText,
    controlCategory: optionalText,
    service: optionalText,
    tier: optionalText,
    maxScore: amount,
    implementationCost: optionalText,
    userImpact: optionalText,
    threats: list(z.string()),
    remediation: optionalText,
    remediationImpact: optionalText,
    actionUrl: optionalText,
    deprecated: flag,
    controlStateUpdates: list(
      z.looseObject({
        state: optionalText,
        comment: optionalText,
        assignedTo: optionalText,
        updatedDateTime: instant,
      }),
    ),
  })
  .transform((one) => {
    // The profile has no state of its own: the latest update is it, and none means default.
    const latest = one.controlStateUpdates.toSorted((a, b) =>
      (b.updatedDateTime ?? '').localeCompare(a.updatedDateTime ?? ''),
    )[0];
    return {
      id: one.id,
      title: one.title ?? one.id,
      category: one.controlCategory ?? 'Other',
      service: one.service ?? 'Other',
      tier: one.tier,
      max: one.maxScore,
      cost: effort(one.implementationCost),
      userImpact: effort(one.userImpact),
      threats: one.threats.map(camelCase),
      remediation: one.remediation,
      remediationImpact: one.remediationImpact,
      link: one.actionUrl,
      deprecated: one.deprecated,
      state: states[(latest?.state ?? 'default').toLowerCase()] ?? 'default',
      comment: latest?.comment ?? '',
      assignedTo: latest?.assignedTo ?? '',
      stateSince: latest?.updatedDateTime ?? null,
    };
  });

function effort(text: string | null): Effort | null {
  const word = text?.toLowerCase();
  return word === 'low' || word === 'moderate' || word === 'high' ? word : null;
}

/** `Account Breach` and `accountBreach` are one: the documents have both. */
function camelCase(text: string): string {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  return (
    first.charAt(0).toLowerCase() +
    first.slice(1) +
    rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  );
}

/** The days that Microsoft keeps (90), newest first. Permission SecurityEvents.Read.All. */
export async function readScores(graph: GraphClient): Promise<readonly ScoreDay[]> {
  const days: ScoreDay[] = [];
  for await (const day of graph.list('/security/secureScores', scoreReader, { query: { $top: '90' } }))
    days.push(day);
  return days.toSorted((a, b) => b.day.localeCompare(a.day));
}

/**
 * Every control that Microsoft knows, scored in this tenant or not. Source:
 * learn.microsoft.com/graph/api/security-list-securescorecontrolprofiles.
 */
export async function readControlProfiles(graph: GraphClient): Promise<readonly ControlProfile[]> {
  const profiles: ControlProfile[] = [];
  for await (const profile of graph.list('/security/secureScoreControlProfiles', profileReader))
    profiles.push(profile);
  return profiles;
}

/** Source: learn.microsoft.com/graph/api/securescorecontrolprofile-get. */
export function readControlProfile(graph: GraphClient, id: string): Promise<ControlProfile> {
  return graph.get(graphPath`/security/secureScoreControlProfiles/${id}`, profileReader);
}

const wireStates: { readonly [state in ControlState]: string } = {
  default: 'Default',
  ignored: 'Ignored',
  'third-party': 'ThirdParty',
  reviewed: 'Reviewed',
};

/** The state stands at the top of the body, and the vendor must be named. Source: securescorecontrolprofile-update. */
export function updateControlState(
  graph: GraphClient,
  id: string,
  answer: { readonly state: ControlState; readonly comment: string; readonly assignedTo: string },
  clientRequestId: string,
): Promise<void> {
  return graph.send(
    'PATCH',
    graphPath`/security/secureScoreControlProfiles/${id}`,
    {
      state: wireStates[answer.state],
      comment: answer.comment,
      assignedTo: answer.assignedTo,
      vendorInformation: {
        provider: 'SecureScore',
        providerVersion: null,
        subProvider: null,
        vendor: 'Microsoft',
      },
    },
    { clientRequestId },
  );
}
