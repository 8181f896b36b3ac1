import { longestList } from '../../domain/check.ts';
import type { About, Check, Outcome } from '../../domain/check.ts';
import { hasLicence, lacksLicence } from '../../domain/licence.ts';
import type { SettingId, SettingValues } from '../../domain/setting-values/index.ts';
import { permissionName } from '../../domain/permission.ts';
import type { Reading, Snapshot } from '../../domain/snapshot.ts';
import type { Localized } from '../../kernel/localized.ts';
import { settings } from '../../settings/index.ts';

/**
 * One check against one snapshot. The frame answers where the check cannot: without the licence, where a setting that it needs
 * was not read, and where it looked at one that it wants and that could not be read. So nothing passes or fails for what
 * nobody saw.
 */
export function judge(check: Check, snapshot: Snapshot, about: About): Outcome {
  const plans = snapshot.settings['service-plans'];
  if (check.licence && plans?.state === 'read' && !hasLicence(check.licence, plans.value))
    return { status: 'not-applicable', reason: lacksLicence(check.licence), evidence: null };
  const values: { [id: string]: unknown } = {};
  for (const id of check.needs) {
    const reading = snapshot.settings[id];
    if (reading?.state === 'read') values[id] = reading.value;
    else if (reading?.state === 'not-licensed')
      return { status: 'not-applicable', reason: reading.text, evidence: null };
    else return unread(id, reading);
  }
  const unseen = new Set<SettingId>();
  for (const id of check.wants) {
    const reading = snapshot.settings[id];
    if (reading?.state === 'read') values[id] = reading.value;
    // Another product's export is judged by what it holds, as that product does.
    else if (reading?.state !== 'not-licensed' && snapshot.source === 'tenant') unseen.add(id);
  }
  const outcome = evaluated(check, guarded(values, unseen), about);
  if (outcome instanceof NotSeen) return unread(outcome.setting, snapshot.settings[outcome.setting]);
  const { affected } = outcome;
  return affected && affected.items.length > longestList
    ? { ...outcome, affected: { ...affected, items: affected.items.slice(0, longestList) } }
    : outcome;
}

/** What a check throws into the frame by looking at a setting that could not be read. */
class NotSeen {
  readonly setting: SettingId;

  constructor(setting: SettingId) {
    this.setting = setting;
  }
}

/** The values, in which whatever was not seen cannot be taken for something that is not there. `in` asks without looking. */
function guarded(values: object, unseen: ReadonlySet<SettingId>): Partial<SettingValues> {
  if (unseen.size === 0) return values;
  return new Proxy(values, {
    get(target, id) {
      if (unseen.has(id as SettingId)) throw new NotSeen(id as SettingId);
      return Reflect.get(target, id) as unknown;
    },
  });
}

function evaluated(check: Check, values: Partial<SettingValues>, about: About): Outcome | NotSeen {
  try {
    return check.evaluate(values, about);
  } catch (thrown) {
    if (thrown instanceof NotSeen) return thrown;
    throw thrown;
  }
}

const notAsked: Localized = { en: 'it was not read', de: 'wurde nicht gelesen' };

function unread(id: SettingId, reading: Reading<unknown> | undefined): Outcome {
  const { title, permissions } = settings.find((setting) => setting.id === id)!;
  const why = reading && 'text' in reading ? reading.text : notAsked;
  const refused = reading?.state === 'unknown' && reading.code === 'permission-missing';
  const needed = refused ? permissions.map(permissionName).join(', ') : '';
  return {
    status: 'unknown',
    reason: {
      en: `"${title.en}" could not be read: ${why.en}${needed && ` It needs ${needed}.`}`,
      de: `„${title.de}“ war nicht zu lesen: ${why.de}${needed && ` Nötig ist ${needed}.`}`,
    },
    evidence: null,
  };
}
