import type { Action } from '../../domain/action.ts';
import { controlStates } from '../../domain/secure-score.ts';
import type { ControlProfile, ControlState } from '../../domain/secure-score.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import { readControlProfile, updateControlState } from '../../microsoft/graph/secure-score.ts';
import { graph } from '../permissions.ts';
import { name, textMember } from '../support.ts';

/** Answers one recommendation of Secure Score, as a person does in the portal. */
export const setSecureScoreState: Action = {
  id: 'set-secure-score-state',
  title: {
    en: 'Answer a recommendation of Secure Score',
    de: 'Eine Empfehlung von Secure Score beantworten',
  },
  effect: {
    en: 'The recommendation counts as ignored, as done by another product, as reviewed, or as open again.',
    de: 'Die Empfehlung gilt als ignoriert, als durch ein anderes Produkt erledigt, als geprüft oder wieder als offen.',
  },
  latency: {
    en: 'The state at once; the points with the next daily sync.',
    de: 'Der Status sofort, die Punkte mit dem nächsten täglichen Abgleich.',
  },
  notice: {
    en: 'Everybody who looks at Secure Score sees the answer, the comment, and who gave it.',
    de: 'Alle, die Secure Score ansehen, sehen die Antwort, den Kommentar und von wem sie stammt.',
  },
  impact: 'low',
  reversible: 'yes',
  phase: 'harden',
  attack: [],
  d3fend: [],
  permissions: [
    graph('SecurityEvents.ReadWrite.All'),
    {
      kind: 'directory-role',
      anyOf: ['Security Administrator', 'Exchange Administrator'],
      when: 'signed-in-user',
    },
  ],

  async preview(connection, _account, _foothold, options) {
    const id = textMember(options, 'control') ?? '';
    if (/^scid_/i.test(id)) throw deviceControl(id);
    // learn.microsoft.com/graph/api/securescorecontrolprofile-update: global service and US Government only.
    if (connection.tenant.cloud === 'china') throw notInCloud();
    const profile = await readControlProfile(connection.graph, id);
    const after = {
      state: asState(options['state']),
      comment: textMember(options, 'comment') ?? '',
      assignedTo: profile.assignedTo,
    };
    const label = `${name(profile.title)} (${id}): ${profile.state} → ${after.state}`;
    return { account: null, key: profile.id, label, before: stateOf(profile), after };
  },
  async read(connection, target) {
    return stateOf(await readControlProfile(connection.graph, target.key));
  },
  async apply({ connection, clientRequestId }, target) {
    await updateControlState(connection.graph, target.key, answerOf(target.after), clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    await updateControlState(connection.graph, target.key, answerOf(target.before), clientRequestId);
    return { outcome: 'sent' };
  },
};

function stateOf({ state, comment, assignedTo }: ControlProfile): JsonObject {
  return { state, comment, assignedTo };
}

function answerOf(state: Json): { state: ControlState; comment: string; assignedTo: string } {
  return {
    state: asState(textMember(state, 'state')),
    comment: textMember(state, 'comment') ?? '',
    assignedTo: textMember(state, 'assignedTo') ?? '',
  };
}

function asState(value: Json | undefined): ControlState {
  return controlStates.find((state) => state === value) ?? 'default';
}

function deviceControl(id: string): AppError {
  return new AppError({
    code: 'control-read-only',
    side: 'input',
    message: {
      en: `"${id}" belongs to Defender for Endpoint; Microsoft's API does not let its state be set.`,
      de: `„${id}“ gehört zu Defender für Endpunkt; Microsofts Schnittstelle lässt den Status nicht setzen.`,
    },
    next: {
      en: 'Answer it in the portal: https://security.microsoft.com/securescore.',
      de: 'Beantworten Sie sie im Portal: https://security.microsoft.com/securescore.',
    },
  });
}

function notInCloud(): AppError {
  return new AppError({
    code: 'not-in-cloud',
    side: 'input',
    message: {
      en: 'The cloud operated by 21Vianet does not offer this change.',
      de: 'Die von 21Vianet betriebene Cloud bietet diese Änderung nicht an.',
    },
    next: { en: 'Answer it in the portal.', de: 'Beantworten Sie sie im Portal.' },
  });
}
