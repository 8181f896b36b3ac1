import { longestList } from '../../domain/check.ts';
import type { About, Check, Outcome } from '../../domain/check.ts';
import { hasLicence, lacksLicence } from '../../domain/licence.ts';
import type { SettingId, SettingValues } from '../../domain/setting-values/index.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { Localized } from '../../kernel/localized.ts';
import { settings } from '../../settings/index.ts';

/**
 * One check against one snapshot. The frame answers where the check cannot: without the licence, and where a setting that it
 * needs was not read. So nothing fails for what could not be read.
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
    else return unread(id, reading?.text ?? notAsked);
  }
  for (const id of check.wants) {
    const reading = snapshot.settings[id];
    if (reading?.state === 'read') values[id] = reading.value;
  }
  const outcome = check.evaluate(values as Partial<SettingValues>, about);
  const { affected } = outcome;
  return affected && affected.items.length > longestList
    ? { ...outcome, affected: { ...affected, items: affected.items.slice(0, longestList) } }
    : outcome;
}

const notAsked: Localized = { en: 'it was not read', de: 'wurde nicht gelesen' };

function unread(id: SettingId, why: Localized): Outcome {
  const { title } = settings.find((setting) => setting.id === id)!;
  return {
    status: 'unknown',
    reason: {
      en: `"${title.en}" could not be read: ${why.en}`,
      de: `„${title.de}“ war nicht zu lesen: ${why.de}`,
    },
    evidence: null,
  };
}
