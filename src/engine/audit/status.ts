import type { TenantRef } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { AuditGap, AuditGapCode, MailboxKind, MailboxTruth } from '../../domain/mailbox-audit.ts';
import type { Plan } from '../../domain/plan.ts';
import { toAppError } from '../../kernel/errors.ts';
import { counted } from '../../kernel/localized.ts';
import type { Localized } from '../../kernel/localized.ts';
import { listAuditBypasses } from '../../microsoft/exchange/audit-config.ts';
import {
  listMailboxAudits,
  mailboxLists,
  readIngestion,
  readMailboxAudit,
  readOrganizationAuditing,
} from '../../microsoft/exchange/mailbox-audit.ts';
import { premiumAuditUsers } from '../../microsoft/graph/licences.ts';
import { judgeMailbox, judgeOrganization } from './judge.ts';
import type { Surroundings } from './judge.ts';
import { retentionRules } from './retention.ts';
import type { RetentionRule } from './retention.ts';
import { workloadsSeen } from './workloads.ts';
import type { WorkloadSeen } from './workloads.ts';

export interface AuditStatus {
  readonly tenant: TenantRef;
  /** Switches of the organisation; null where they could not be read. */
  readonly ingestion: boolean | null;
  readonly organization: boolean | null;
  readonly gaps: readonly AuditGap[];
  readonly workloads: readonly WorkloadSeen[];
  readonly counts: {
    readonly mailboxes: number;
    readonly byTruth: { readonly [truth in MailboxTruth['truth']]: number };
    readonly byKind: { readonly [kind in MailboxKind]?: number };
    readonly byGap: { readonly [code in AuditGapCode]?: number };
    /** Owners with Audit (Premium); null where licences could not be read. */
    readonly premium: number | null;
    /** Mailboxes that record what their owner searches for, which Microsoft's set leaves out. */
    readonly searches: number;
  };
  /** How long records are kept beyond the licence's own time, by rules of the organisation's own; null where not read. */
  readonly retention: readonly RetentionRule[] | null;
  /** Only those with a gap, unless all were asked for. */
  readonly mailboxes: readonly MailboxTruth[];
  readonly blind: Plan['blind'];
}

export interface StatusOptions {
  /** Only these mailboxes; none means all. */
  readonly mailboxes: readonly string[];
  readonly all: boolean;
  /** How many days back a workload's last record is looked for. */
  readonly days: number;
  /** How many mailboxes were read so far. */
  readonly tell: (text: Localized) => void;
}

/** Whether an attacker's acts would be recorded and could be found: for the organisation and mailbox by mailbox. */
export async function readAuditStatus(connection: Connection, options: StatusOptions): Promise<AuditStatus> {
  const { exchange, graph, tenant } = connection;
  const blind: { what: Localized; why: Localized }[] = [];
  const attempt = async <T>(what: Localized, reading: () => Promise<T>): Promise<T | null> => {
    try {
      return await reading();
    } catch (thrown) {
      blind.push({ what, why: toAppError(thrown).text });
      return null;
    }
  };
  const ingestion = await attempt(
    { en: 'Unified audit log', de: 'Einheitliches Überwachungsprotokoll' },
    () => readIngestion(exchange),
  );
  const organization = await attempt(
    { en: 'Mailbox auditing of the organisation', de: 'Postfachüberwachung der Organisation' },
    () => readOrganizationAuditing(exchange),
  );
  const bypasses = await attempt({ en: 'Exempt accounts', de: 'Ausgenommene Konten' }, () =>
    listAuditBypasses(exchange),
  );
  const premium = await attempt({ en: 'Licences', de: 'Lizenzen' }, () => premiumAuditUsers(graph));
  const around: Surroundings = {
    ingestion,
    organization,
    premium: (address) => premium?.has(address) ?? null,
  };
  const tally = new Tally(options.all || options.mailboxes.length > 0);
  const take = (truth: MailboxTruth): void => {
    tally.take(truth);
    if (tally.total % 500 === 0) options.tell(mailboxesRead(tally.total));
  };
  if (options.mailboxes.length > 0) {
    for (const name of options.mailboxes)
      await attempt({ en: name, de: name }, async () =>
        take(judgeMailbox(await readMailboxAudit(exchange, name), around)),
      );
  } else {
    for (const list of Object.keys(mailboxLists) as (keyof typeof mailboxLists)[])
      await attempt(listNames[list], async () => {
        for await (const page of listMailboxAudits(exchange, list))
          for (const mailbox of page) take(judgeMailbox(mailbox, around));
      });
  }
  const retention = await attempt(
    { en: 'Audit log retention', de: 'Aufbewahrung des Überwachungsprotokolls' },
    () => retentionRules(connection.compliance, (premium?.size ?? 0) > 0),
  );
  const workloads = await workloadsSeen(connection, options.days);
  for (const { title, text } of workloads) if (text !== null) blind.push({ what: title, why: text });
  return {
    tenant,
    ingestion,
    organization,
    gaps: [
      ...judgeOrganization(
        around,
        (bypasses ?? []).map((one) => one.identity),
      ),
      ...silent(workloads, options.days),
    ],
    workloads,
    counts: tally.counts(premium !== null),
    retention,
    mailboxes: tally.kept,
    blind,
  };
}

const listNames: { readonly [list in keyof typeof mailboxLists]: Localized } = {
  mailboxes: { en: 'Mailboxes', de: 'Postfächer' },
  groups: { en: 'Group mailboxes', de: 'Gruppenpostfächer' },
  publicFolders: { en: 'Public folder mailboxes', de: 'Postfächer öffentlicher Ordner' },
};

/** A quiet organisation and a broken log look the same: said as a question, and left to `evict audit prove`. */
function silent(workloads: readonly WorkloadSeen[], days: number): readonly AuditGap[] {
  return workloads
    .filter((workload) => workload.state === 'silent')
    .map((workload) => ({
      code: 'workload-silent',
      severity: 'medium',
      subject: workload.id,
      text: {
        en: `${workload.title.en}: no record in ${days} days. Nothing happened, or nothing arrives: "evict audit prove" tells.`,
        de: `${workload.title.de}: kein Eintrag in ${days} Tagen. Es geschah nichts, oder es kommt nichts an: „evict audit prove“ klärt das.`,
      },
      action: null,
    }));
}

/** Counts every mailbox and keeps those that matter, so that twenty thousand healthy ones cost nothing. */
class Tally {
  readonly kept: MailboxTruth[] = [];
  total = 0;
  private premium = 0;
  private searches = 0;
  private readonly byTruth = { recorded: 0, partly: 0, blind: 0 };
  private readonly byKind: { [kind in MailboxKind]?: number } = {};
  private readonly byGap: { [code in AuditGapCode]?: number } = {};
  private readonly keepAll: boolean;

  constructor(keepAll: boolean) {
    this.keepAll = keepAll;
  }

  take(mailbox: MailboxTruth): void {
    this.total++;
    this.byTruth[mailbox.truth]++;
    this.byKind[mailbox.kind] = (this.byKind[mailbox.kind] ?? 0) + 1;
    if (mailbox.premium === true) this.premium++;
    if (mailbox.actions.Owner.some((action) => action.startsWith('SearchQueryInitiated'))) this.searches++;
    for (const { code } of mailbox.gaps) this.byGap[code] = (this.byGap[code] ?? 0) + 1;
    if (this.keepAll || mailbox.gaps.length > 0) this.kept.push(mailbox);
  }

  counts(licencesRead: boolean): AuditStatus['counts'] {
    return {
      mailboxes: this.total,
      byTruth: { ...this.byTruth },
      byKind: { ...this.byKind },
      byGap: { ...this.byGap },
      premium: licencesRead ? this.premium : null,
      searches: this.searches,
    };
  }
}

function mailboxesRead(read: number): Localized {
  return {
    en: `${counted(read, 'mailbox', 'mailboxes')} read`,
    de: `${counted(read, 'Postfach', 'Postfächer')} gelesen`,
  };
}
