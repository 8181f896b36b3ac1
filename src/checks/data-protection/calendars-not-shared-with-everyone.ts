import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';

export const calendarsNotSharedWithEveryone = defineCheck({
  id: 'calendars-not-shared-with-everyone',
  title: {
    en: 'Calendar details are not shared with all domains',
    de: 'Kalenderdetails werden nicht mit allen Domänen geteilt',
  },
  rationale: {
    en: 'Who is on a plane and whom he meets is what a forged payment order is built on.',
    de: 'Wer im Flugzeug sitzt und wen er trifft, ist der Stoff für einen gefälschten Zahlungsauftrag.',
  },
  remediation: {
    en: 'Set-SharingPolicy: leave at most CalendarSharingFreeBusySimple for "*" and "Anonymous".',
    de: 'Set-SharingPolicy: für „*“ und „Anonymous“ höchstens CalendarSharingFreeBusySimple lassen.',
  },
  severity: 'medium',
  area: 'data-protection',
  scuba: ['MS.EXO.6.2v1'],
  cis: ['1.3.3'],
  secureScore: ['exo_individualsharing'],
  attack: ['T1567', 'T1048'],
  cuts: { shortens: ['T1087'] },
  action: 'restrict-sharing-policies',
  needs: ['sharing-policies'],
  evaluate({ 'sharing-policies': policies }) {
    const own = policies.filter((one) => one.Enabled !== false);
    if (own.some((one) => one.Domains === undefined)) return untold('Domains');
    const open = own
      .filter((one) =>
        one.Domains!.some((entry) =>
          /^(\*|anonymous):.*CalendarSharingFreeBusy(Detail|Reviewer)/i.test(entry),
        ),
      )
      .map((one) => one.Name);
    const [en, de] = some(open);
    return open.length === 0
      ? pass(
          'At most free and busy times are.',
          'Höchstens Frei- und Belegtzeiten.',
          own.map(({ Name, Domains }) => ({ Name, Domains })),
        )
      : fail(
          `Details are shared by: ${en}.`,
          `Details teilt: ${de}.`,
          own.map(({ Name, Domains }) => ({ Name, Domains })),
          open,
        );
  },
});
