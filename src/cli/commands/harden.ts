import { z } from 'zod';
import { assess } from '../../engine/assess/index.ts';
import { exceptionsOf } from '../../engine/assess/exceptions.ts';
import { keepSnapshot, tenantFolder } from '../../engine/assess/history.ts';
import { joined, keptParticulars } from '../../engine/assess/particulars.ts';
import { takeSnapshot } from '../../engine/assess/take-snapshot.ts';
import { planEnforcement } from '../../engine/harden/enforce.ts';
import { attackChanges, namedChanges, planHardening, recommendedChanges } from '../../engine/harden/index.ts';
import type { Wanted } from '../../engine/harden/index.ts';
import { openCase } from '../../evidence/case-folder.ts';
import { AppError } from '../../kernel/errors.ts';
import { dnsClient } from '../../microsoft/dns/resolver.ts';
import type { CommandSpec } from '../command.ts';
import { breakGlassOption, flag, names } from '../respond/options.ts';
import { changeInput, changeOptions, makeChange } from '../respond/change.ts';
import { accountsOf } from '../../engine/respond/case-run.ts';

const input = changeInput.extend({
  check: names,
  recommended: flag,
  enforce: flag,
  most: z.coerce.number().int().min(1).max(100).default(5),
  only: names,
  skip: names,
  breakGlass: names,
  notify: names,
  dns: z.string().optional(),
});
type Input = z.infer<typeof input>;

/** Brings failed checks into the good state: plan with whom it hits, approval, journalled writes, each read back. */
export const harden: CommandSpec<Input> = {
  path: ['harden'],
  summary: {
    en: 'mend what an assessment found, by a plan that shows whom it hits and can be taken back',
    de: 'beheben, was eine Prüfung fand, mit einem Plan, der die Betroffenen zeigt und rücknehmbar ist',
  },
  examples: [
    {
      line: 'evict harden --case incident-7 --break-glass notfall@contoso.com',
      text: {
        en: 'the five changes that would have stopped this attack',
        de: 'die fünf Änderungen, die diesen Angriff verhindert hätten',
      },
    },
    {
      line: 'evict harden --recommended --dry-run',
      text: {
        en: 'everything that fails and can be mended, and whom it would hit',
        de: 'alles, was nicht erfüllt und behebbar ist, und wen es träfe',
      },
    },
    {
      line: 'evict harden --enforce --dry-run',
      text: {
        en: 'whom the Conditional Access policies that only report would have refused',
        de: 'wen die nur berichtenden Richtlinien für bedingten Zugriff abgewiesen hätten',
      },
    },
    {
      line: 'evict harden smtp-auth-disabled',
      text: { en: 'one check', de: 'eine Prüfung' },
    },
  ],
  permissions: [
    { kind: 'graph', anyOf: ['Policy.ReadWrite.Authorization'] },
    { kind: 'graph', anyOf: ['Policy.ReadWrite.ConditionalAccess'] },
    { kind: 'exchange', cmdlet: 'Set-OrganizationConfig' },
    { kind: 'exchange', cmdlet: 'Set-TransportConfig' },
  ],
  arguments: [
    {
      name: 'check',
      text: {
        en: 'checks to mend, by id; or hardening actions',
        de: 'Prüfungen, die zu beheben sind, nach ID; oder Maßnahmen',
      },
      required: false,
      variadic: true,
    },
  ],
  options: [
    {
      flags: '--recommended',
      text: {
        en: 'everything that fails at medium or above and can be mended',
        de: 'alles, was ab „medium“ nicht erfüllt und behebbar ist',
      },
    },
    {
      flags: '--enforce',
      text: {
        en: "enforce Evict's Conditional Access policies that so far only report",
        de: 'Evicts Richtlinien für bedingten Zugriff durchsetzen, die bisher nur berichten',
      },
    },
    {
      flags: '--most <n>',
      text: {
        en: 'with --case: how many changes, default 5',
        de: 'mit --case: wie viele Änderungen, Vorgabe 5',
      },
    },
    breakGlassOption,
    {
      flags: '--notify <address...>',
      text: {
        en: 'who is told of blocked senders and alerts',
        de: 'wer von gesperrten Absendern und Warnungen erfährt',
      },
    },
    { flags: '--only <action...>', text: { en: 'only these actions', de: 'nur diese Maßnahmen' } },
    { flags: '--skip <action...>', text: { en: 'without these actions', de: 'ohne diese Maßnahmen' } },
    {
      flags: '--dns <server>',
      text: {
        en: 'name server to ask, as IP or IP:port',
        de: 'zu fragender Namenserver, als IP oder IP:Port',
      },
    },
    ...changeOptions,
  ],
  input,
  async run(context, given) {
    if (given.check.length === 0 && !given.recommended && !given.enforce && given.case === undefined)
      throw nothingChosen();
    const connection = await context.connect(given.tenant);
    const folder = tenantFolder(context.casesFolder, connection.tenant.domain);
    const kept = keptParticulars(folder);
    const told = joined(kept, { breakGlass: given.breakGlass, notify: given.notify });
    const breakGlass = await accountsOf(connection, told.breakGlass);
    const tell = (what: { readonly en: string; readonly de: string }, fraction: number): void =>
      context.talk.progress({ en: `Reading: ${what.en}`, de: `Lese: ${what.de}` }, fraction);
    const { only, skip } = given;
    if (given.enforce)
      return makeChange(context, connection, given, {
        heading: { en: 'Enforced', de: 'Durchgesetzt' },
        stem: 'enforce',
        plan: (name, number) =>
          planEnforcement(connection, { case: name, number, only, skip, keep: [], given: {}, tell }),
      });
    const dns = dnsClient(given.dns ?? null);
    const snapshot = await takeSnapshot({ connection, dns, deep: false, tell });
    const attack =
      given.case === undefined || given.check.length > 0 || given.recommended
        ? null
        : openCase(context.casesFolder, given.case);
    const assessment = assess({
      snapshot,
      ...keepSnapshot(folder, snapshot, 'whole'),
      today: context.clock.now().toISOString().slice(0, 10),
      particulars: { ...told, breakGlass: breakGlass.map((account) => account.upn), file: kept.file },
      exceptions: exceptionsOf(folder),
      attack,
    });
    const changes: readonly Wanted[] =
      given.check.length > 0
        ? namedChanges(assessment, given.check)
        : given.recommended
          ? recommendedChanges(assessment)
          : attackChanges(assessment, given.most);
    return makeChange(context, connection, given, {
      heading: { en: 'Hardened', de: 'Gehärtet' },
      stem: 'harden',
      plan: (name, number) =>
        planHardening(connection, changes, snapshot, {
          case: name,
          number,
          only,
          skip,
          keep: [],
          given: { breakGlass: breakGlass.map((account) => account.id), notify: told.notify },
          tell,
        }),
    });
  },
};

function nothingChosen(): AppError {
  return new AppError({
    code: 'nothing-chosen',
    side: 'input',
    message: { en: 'It was not said what to harden.', de: 'Es fehlt, was gehärtet werden soll.' },
    next: {
      en: 'Name checks ("evict assess" lists them), or give --recommended, --enforce or --case.',
      de: 'Nennen Sie Prüfungen („evict assess“ listet sie), oder geben Sie --recommended, --enforce oder --case an.',
    },
  });
}
