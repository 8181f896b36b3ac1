import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';

const kinds = ['SharedMailbox', 'RoomMailbox', 'EquipmentMailbox', 'SchedulingMailbox'];

export const sharedMailboxesCannotSignIn = defineCheck({
  id: 'shared-mailboxes-cannot-sign-in',
  title: {
    en: 'Nobody can sign in to a shared mailbox itself',
    de: 'An einem freigegebenen Postfach selbst kann sich niemand anmelden',
  },
  rationale: {
    en: 'Its password is known to nobody, or to everybody; MFA has nobody to ask.',
    de: 'Sein Kennwort kennt niemand oder jeder; MFA hat niemanden, den sie fragen könnte.',
  },
  remediation: {
    en: 'Block sign-in for the account of each shared, room and equipment mailbox.',
    de: 'Blockieren Sie die Anmeldung für das Konto jedes freigegebenen, Raum- und Gerätepostfachs.',
  },
  severity: 'medium',
  area: 'mailboxes',
  scuba: [],
  cis: ['1.2.2'],
  secureScore: [],
  attack: ['T1078.004'],
  cuts: { stops: ['user-account'], shortens: ['T1078', 'T1110'] },
  action: 'block-shared-mailbox-sign-in',
  needs: ['mailboxes', 'users'],
  evaluate({ mailboxes, users }) {
    const enabled = new Set(users.filter((user) => user.accountEnabled === true).map((user) => user.id));
    const own = mailboxes.filter((one) => kinds.includes(one.RecipientTypeDetails ?? ''));
    const open = own
      .filter((one) => enabled.has(one.ExternalDirectoryObjectId ?? ''))
      .map((one) => one.PrimarySmtpAddress);
    const [en, de] = some(open);
    return open.length === 0
      ? pass(`None of ${own.length} allows it.`, `Keines von ${own.length} erlaubt es.`, {
          shared: own.length,
        })
      : fail(`Allowed: ${en}.`, `Erlaubt: ${de}.`, { open: open.length }, open);
  },
});
