import { z } from 'zod';
import { readInvestigation } from '../../engine/investigate/case-events.ts';
import { forgetAddress, judgeAddress } from '../../engine/investigate/index.ts';
import { addressesTable } from '../../engine/report/address-sections.ts';
import { openCase } from '../../evidence/case-folder.ts';
import { lockCase } from '../../evidence/case-lock.ts';
import { AppError } from '../../kernel/errors.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { CommandSpec } from '../command.ts';
import { addressGiven } from '../../engine/investigate/address-given.ts';
import { addressJson } from '../investigate/json.ts';

const input = z.object({
  case: z.string(),
  address: z.string().optional(),
  judge: z.enum(['attacker', 'person', 'nobody']).optional(),
  reason: z.string().optional(),
});

/** Whose an address is, with the reasons; and a person's word on it, which goes before the reckoning and is remembered. */
export const caseAddress: CommandSpec<z.infer<typeof input>> = {
  path: ['case', 'address'],
  summary: {
    en: 'show whose the addresses of a case are, and judge them by hand',
    de: 'zeigen, wem die Adressen eines Falls gehören, und sie von Hand beurteilen',
  },
  examples: [
    {
      line: 'evict case address incident-7',
      text: { en: 'all, with the reasons for and against', de: 'alle, mit Gründen dafür und dagegen' },
    },
    {
      line: 'evict case address incident-7 203.0.113.7 --judge person --reason "hotel in Vienna, confirmed by phone"',
      text: {
        en: 'findings and verdicts are judged anew, without reading the logs again',
        de: 'Funde und Urteile werden neu gebildet, ohne die Protokolle noch einmal zu lesen',
      },
    },
  ],
  permissions: [],
  arguments: [
    { name: 'case', text: { en: 'name of the case', de: 'Name des Falls' }, required: true },
    {
      name: 'address',
      text: { en: 'IP address; none: all', de: 'IP-Adresse; keine: alle' },
      required: false,
    },
  ],
  options: [
    {
      flags: '--judge <whose>',
      text: {
        en: 'attacker, person (the owner of the account), or nobody (take an earlier word back)',
        de: 'attacker (Angreifer), person (Inhaber des Kontos) oder nobody (frühere Beurteilung zurücknehmen)',
      },
    },
    { flags: '--reason <text>', text: { en: 'how you know', de: 'woher Sie das wissen' } },
  ],
  input,
  async run(context, given) {
    const { folder } = openCase(context.casesFolder, given.case);
    const address = given.address === undefined ? null : addressGiven(given.address);
    if (given.judge !== undefined) {
      if (address === null) throw needed('<address>');
      if (given.judge !== 'nobody' && !given.reason?.trim()) throw needed('--reason');
      const unlock = lockCase(folder);
      try {
        if (given.judge === 'nobody') await forgetAddress(folder, address);
        else
          await judgeAddress(folder, {
            address,
            judge: given.judge,
            reason: given.reason ?? '',
            at: context.clock.now().toISOString(),
          });
      } finally {
        unlock();
      }
    }
    const investigation = readInvestigation(folder);
    const shown = investigation.addresses.filter((one) => address === null || one.address === address);
    const { language } = context;
    return {
      data: {
        case: given.case,
        addresses: shown.map((one) => addressJson(one, language)),
        accounts: investigation.accounts.map(({ user, verdict, confidence }) => ({
          user,
          verdict,
          confidence,
        })),
      },
      records: shown.map(
        (one) =>
          toJson({
            address: one.address,
            verdict: one.verdict,
            ...one.place,
            events: one.events,
            first: one.first,
            last: one.last,
            users: one.users.join(' '),
            reasons: one.reasons
              .map(({ speaks, text }) => `${speaks === 'for' ? '+' : '-'} ${text[language]}`)
              .join(' '),
          }) as JsonObject,
      ),
      document: [
        addressesTable(shown, language),
        {
          block: 'paragraph',
          tone: 'muted',
          text: investigation.credits.join(' · '),
        },
      ],
      exit: 0,
    };
  },
};

function needed(what: string): AppError {
  return new AppError({
    code: 'judgement-incomplete',
    side: 'input',
    message: {
      en: `--judge needs ${what} too.`,
      de: `--judge braucht auch ${what}.`,
    },
    next: {
      en: 'Name one address and say how you know: whoever reads the case later must be able to follow.',
      de: 'Nennen Sie eine Adresse und woher Sie es wissen: Wer den Fall später liest, muss es nachvollziehen können.',
    },
  });
}
