import type { Action } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import { graphItems } from '../../microsoft/graph/raw.ts';
import { withinAnHour } from '../hardening.ts';
import { graph } from '../permissions.ts';
import { member, name, objectMember, textMember } from '../support.ts';

/** Template "Password Rule Settings". Source: learn.microsoft.com/entra/identity/authentication/tutorial-configure-custom-password-protection. */
const template = '5cf42378-d67d-4f36-ba46-e8b86229381d';
const path = '/groupSettings';
const listName = 'BannedPasswordList';
const switchName = 'EnableBannedPasswordCheck';

/** The words themselves help whoever guesses: a state counts them, and only what is to be sent names them. */
export const banOwnPasswords: Action = {
  id: 'ban-own-passwords',
  title: {
    en: "Refuse passwords with the firm's own words",
    de: 'Kennwörter mit Wörtern der Firma ablehnen',
  },
  effect: {
    en: "The first guesses of a password spray, the firm's name and its domain, are refused as passwords.",
    de: 'Die ersten Versuche beim Password-Spraying, Firmenname und Domäne, werden als Kennwörter abgelehnt.',
  },
  latency: withinAnHour,
  notice: {
    en: 'Who changes a password may have to choose another; present passwords stay.',
    de: 'Wer sein Kennwort ändert, muss eventuell ein anderes wählen; bestehende bleiben.',
  },
  impact: 'low',
  reversible: 'yes',
  phase: 'harden',
  attack: ['T1110.001', 'T1110.003'],
  d3fend: ['D3-SPP'],
  permissions: [
    graph('GroupSettings.Read.All', 'Directory.Read.All'),
    graph('GroupSettings.ReadWrite.All', 'Directory.ReadWrite.All'),
  ],

  async preview(connection) {
    const found = await find(connection);
    const state = stateOf(found);
    const given = valueOf(found, listName);
    const words = given === '' ? ownWords(connection) : given.split(/[\t\n]+/);
    if (words.length === 0 || (state !== null && state['on'] === true && state['words'] !== 0)) return null;
    return {
      account: null,
      key: template,
      label: words.map((word) => name(word, 20)).join(', '),
      before: state,
      after: { on: true, words: words.length },
      options: { words: words.join('\t'), listed: given },
    };
  },
  async read(connection) {
    return stateOf(await find(connection));
  },
  async apply({ connection, clientRequestId }, target) {
    const found = await find(connection);
    const values = [
      { name: switchName, value: 'true' },
      { name: listName, value: textMember(target.options, 'words') ?? '' },
    ];
    if (found === null) {
      const body = { templateId: template, values };
      await connection.graph.send('POST', path, body, { clientRequestId });
    } else await connection.graph.send('PATCH', pathOf(found), { values }, { clientRequestId });
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const found = await find(connection);
    if (found === null) return { outcome: 'sent' };
    const values = [
      { name: switchName, value: String(objectMember({ before: target.before }, 'before')['on']) },
      { name: listName, value: textMember(target.options, 'listed') ?? '' },
    ];
    if (target.before === null)
      await connection.graph.send('DELETE', pathOf(found), undefined, { clientRequestId });
    else await connection.graph.send('PATCH', pathOf(found), { values }, { clientRequestId });
    return { outcome: 'sent' };
  },
};

async function find(connection: Connection): Promise<JsonObject | null> {
  const all = await graphItems(connection.graph, path);
  return all.find((one) => one['templateId'] === template) ?? null;
}

function pathOf(setting: JsonObject): string {
  return `${path}/${String(setting['id'])}`;
}

function valueOf(setting: JsonObject | null, wanted: string): string {
  const values = member(setting, 'values');
  const all: readonly Json[] = Array.isArray(values) ? values : [];
  return (
    textMember(
      all.find((one) => textMember(one, 'name') === wanted),
      'value',
    ) ?? ''
  );
}

function stateOf(setting: JsonObject | null): JsonObject | null {
  if (setting === null) return null;
  const words = valueOf(setting, listName)
    .split(/[\t\n]+/)
    .filter(Boolean);
  return { on: valueOf(setting, switchName).toLowerCase() === 'true', words: words.length };
}

/** Words of the firm's name and its domain; Microsoft takes 4 to 16 characters and finds variants by itself. */
function ownWords({ tenant }: Connection): readonly string[] {
  const parts = [
    ...tenant.displayName.split(/[^\p{L}\p{N}]+/u),
    ...(tenant.domain.split('.')[0] ?? '').split('-'),
  ];
  const words = parts.map((word) => word.toLowerCase().slice(0, 16)).filter((word) => word.length >= 4);
  return [...new Set(words)].filter((word) => !['gmbh', 'group', 'gruppe'].includes(word));
}
