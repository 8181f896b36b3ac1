import { resolve } from 'node:path';
import { z } from 'zod';
import { investigateFiles } from '../../engine/investigate/index.ts';
import { ensureCase, freshCaseName } from '../../evidence/case-folder.ts';
import { lockCase } from '../../evidence/case-lock.ts';
import { investigationReport } from '../../engine/report/investigation-report.ts';
import type { Report } from '../../engine/report/report.ts';
import { investigationView } from '../../engine/report/technical.ts';
import type { Localized } from '../../kernel/localized.ts';
import { readTime } from '../../kernel/read-time.ts';
import type { CommandSpec, ExitCode } from '../command.ts';
import { findingRecord, investigationJson } from '../investigate/json.ts';
import { addressGiven } from '../../engine/investigate/address-given.ts';
import { names } from '../respond/options.ts';

const input = z.object({
  path: names,
  case: z.string().optional(),
  since: z.string().optional(),
  until: z.string().optional(),
  reconcile: z.boolean().default(false),
  tenant: z.string().optional(),
  user: names,
  rules: names,
  domain: names,
  ownAddress: names,
  geo: names,
  all: z.boolean().default(false),
});

/** What happened: from exported logs, for which no tenant is needed, or from the tenant's own. */
export const investigate: CommandSpec<z.infer<typeof input>> = {
  path: ['investigate'],
  summary: {
    en: 'say what happened: from exported logs without a tenant, or from the tenant itself',
    de: 'sagen, was geschah: aus exportierten Protokollen ohne Mandanten, oder aus dem Mandanten selbst',
  },
  examples: [
    {
      line: 'evict investigate --case incident-7 --since 2026-11-01',
      text: {
        en: 'the signed-in tenant: audit log, sign-ins, directory, risk, message trace; resumable',
        de: 'der angemeldete Mandant: Überwachungsprotokoll, Anmeldungen, Verzeichnis, Risiken, Nachrichten; fortsetzbar',
      },
    },
    {
      line: 'evict investigate audit.csv',
      text: {
        en: 'CSV, JSON, JSONL, gzip, zip, folders: recognised by what is in them',
        de: 'CSV, JSON, JSONL, gzip, zip, Ordner: erkannt am Inhalt',
      },
    },
    {
      line: 'evict investigate exports/ --case incident-7 --user anna.weber@contoso.com',
      text: {
        en: 'a folder, kept as a case, judged for one account',
        de: 'ein Ordner, als Fall aufbewahrt, für ein Konto beurteilt',
      },
    },
  ],
  // Of the live logs only, each log its own; files need none.
  permissions: [
    { kind: 'graph', anyOf: ['AuditLog.Read.All'] },
    { kind: 'graph', anyOf: ['AuditLogsQuery.Read.All'] },
    { kind: 'graph', anyOf: ['IdentityRiskEvent.Read.All', 'IdentityRiskEvent.ReadWrite.All'] },
    { kind: 'exchange', cmdlet: 'Search-UnifiedAuditLog' },
    { kind: 'exchange', cmdlet: 'Get-MessageTraceV2' },
    { kind: 'activity', anyOf: ['ActivityFeed.Read'] },
  ],
  arguments: [
    {
      name: 'path',
      text: {
        en: 'files and folders; none: the signed-in tenant is asked',
        de: 'Dateien und Ordner; keine: der angemeldete Mandant wird gefragt',
      },
      required: false,
      variadic: true,
    },
  ],
  options: [
    {
      flags: '--since <time>',
      text: {
        en: 'judge nothing earlier (ISO, UTC), and ask the tenant for nothing earlier; default for a tenant: 30 days',
        de: 'nichts Früheres beurteilen (ISO, UTC) und den Mandanten nicht danach fragen; sonst beim Mandanten: 30 Tage',
      },
    },
    {
      flags: '--until <time>',
      text: {
        en: 'judge nothing later (ISO, UTC), and ask the tenant for nothing later',
        de: 'nichts Späteres beurteilen (ISO, UTC) und den Mandanten nicht danach fragen',
      },
    },
    {
      flags: '--reconcile',
      text: {
        en: 'ask the tenant by two routes wherever a log has two, and compare',
        de: 'den Mandanten auf zwei Wegen fragen, wo ein Protokoll zwei hat, und vergleichen',
      },
    },
    { flags: '--case <name>', text: { en: 'name of the case', de: 'Name des Falls' } },
    {
      flags: '--user <upn...>',
      text: {
        en: 'judge only these accounts; the others serve to compare with',
        de: 'nur diese Konten beurteilen; die anderen dienen dem Vergleich',
      },
    },
    { flags: '--rules <folder...>', text: { en: 'further Sigma rules', de: 'weitere Sigma-Regeln' } },
    {
      flags: '--domain <name...>',
      text: {
        en: "the organisation's own domains; else taken from the logs",
        de: 'eigene Domänen der Organisation; sonst aus den Protokollen',
      },
    },
    {
      flags: '--own-address <ip...>',
      text: {
        en: "the technician's own addresses: what comes from there is the response, not the attack",
        de: 'eigene Adressen der technischen Betreuung: Was von dort kommt, ist die Reaktion, nicht der Angriff',
      },
    },
    {
      flags: '--geo <file...>',
      text: {
        en: 'own databases of countries or networks (.mmdb), before the free ones',
        de: 'eigene Datenbanken für Länder oder Netze (.mmdb), vor den freien',
      },
    },
    { flags: '--all', text: { en: 'show findings of every severity', de: 'Funde jeder Schwere zeigen' } },
  ],
  input,
  async run(context, given) {
    const now = context.clock.now().toISOString();
    const name = given.case ?? freshCaseName(context.casesFolder, now.slice(0, 10), 'investigation');
    const live = given.path.length === 0 ? await context.connect(given.tenant) : null;
    const found = ensureCase(context.casesFolder, name, {
      createdAt: now,
      tenant: live?.tenant ?? null,
      accounts: given.user,
    });
    const unlock = lockCase(found.folder);
    try {
      const options = {
        folder: found.folder,
        ruleFolders: given.rules,
        ownDomains: given.domain.map((domain) => domain.toLowerCase()),
        ownAddresses: given.ownAddress.map(addressGiven),
        databases: given.geo.map((path) => resolve(path)),
        users: given.user.map((user) => user.toLowerCase()),
        since: readTime(given.since),
        until: readTime(given.until),
        tell: (text: Localized) => context.talk.progress(text, null),
      };
      const investigation = live
        ? await (
            await import('../../engine/investigate/asking.ts')
          ).investigateTenant(live, {
            ...options,
            reconcile: given.reconcile,
            asking: (done, of, what) =>
              context.talk.progress({ en: `Asking: ${what.en}`, de: `Abfrage: ${what.de}` }, done / of),
          })
        : await investigateFiles(given.path, options);
      const { language } = context;
      const report = investigationReport(found, investigation, now);
      return {
        data: investigationJson(report, found.folder, language),
        records: report.findings.map((finding) => findingRecord(finding, language)),
        document: [
          ...investigationView(report, given.all, language),
          { block: 'paragraph', tone: 'strong', text: nextSteps(report)[language] },
        ],
        exit: exitOf(report),
      };
    } finally {
      unlock();
    }
  },
};

function nextSteps({ case: { name }, story }: Report): Localized {
  const struck = story.some(({ kind }) => kind === 'entry');
  return struck
    ? {
        en: `Next: evict contain --case ${name} (takes these ways in into its plan), evict report ${name}`,
        de: `Weiter: evict contain --case ${name} (übernimmt diese Zugänge in den Plan), evict report ${name}`,
      }
    : { en: `Next: evict case timeline ${name}`, de: `Weiter: evict case timeline ${name}` };
}

function exitOf({ findings, investigation }: Report): ExitCode {
  if (findings.some(({ severity }) => severity === 'critical' || severity === 'high')) return 3;
  const { accepted, duplicates, rejected, byReason } = investigation!.events;
  // A broken line is counted and told; a file without its end, or nothing that was understood, hides what happened.
  const unread = (byReason['truncated'] ?? 0) > 0 || (rejected > 0 && accepted + duplicates === 0);
  return unread ? 4 : 0;
}
