import { join } from 'node:path';
import { z } from 'zod';
import { mailboxKinds, truths } from '../../../domain/mailbox-audit.ts';
import type { MailboxTruth } from '../../../domain/mailbox-audit.ts';
import { compareReadings } from '../../../engine/audit/compare.ts';
import { readAuditStatus } from '../../../engine/audit/status.ts';
import { listCases } from '../../../evidence/case-folder.ts';
import { viewJournal } from '../../../evidence/journal.ts';
import type { ReachableTenant, ServerContext } from '../../context.ts';
import type { AuditView, MailboxPage, MailboxSort } from '../../contract/tenant.ts';
import { get, post } from '../../http/route.ts';
import { findTenant } from '../../tenants/find.ts';

const question = z.object({
  run: z.string().max(200).optional(),
  truth: z.enum(truths).optional(),
  kind: z.enum(mailboxKinds).optional(),
  /** Code of a gap. */
  gap: z.string().max(100).optional(),
  /** Part of an address or name. */
  search: z.string().max(200).optional(),
  sort: z.enum(['address', 'kind', 'truth', 'gaps', 'age']).default('truth'),
  direction: z.enum(['up', 'down']).default('up'),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(50_000).default(200),
});
type Question = z.infer<typeof question>;

/** A workload that was silent for longer than this is a question, days. */
const lookBack = 7;

export const tenantAudit = get(
  '/api/tenants/:tenant/audit',
  z.object({ run: z.string().max(200).optional(), compare: z.string().max(200).optional() }),
  (context, { params, given }): AuditView | null => {
    const tenant = findTenant(context, params['tenant']!);
    const kept = context.readings.audits(tenant.domain);
    const shown = kept.find(({ id }) => id === given.run) ?? kept[0];
    if (!shown) return null;
    const before = kept.slice(kept.indexOf(shown) + 1);
    const earlier = before.find(({ id }) => id === given.compare) ?? before[0];
    const reading = context.readings.audit(shown);
    const { ingestion, organization, gaps, workloads, counts, retention, blind } = reading.status;
    return {
      runs: kept.map(({ id, readAt }) => ({ id, takenAt: readAt })),
      run: shown.id,
      compare: earlier?.id ?? null,
      comparison: earlier ? compareReadings(context.readings.audit(earlier), reading) : null,
      outdated: shown === kept[0] && changedSince(context, tenant, reading.readAt),
      readAt: reading.readAt,
      ingestion,
      organization,
      gaps,
      workloads,
      counts,
      retention,
      blind,
    };
  },
);

export const auditMailboxes = get(
  '/api/tenants/:tenant/audit/mailboxes',
  question,
  (context, { params, given }): MailboxPage => {
    const all = context.readings.audits(findTenant(context, params['tenant']!).domain);
    const shown = all.find(({ id }) => id === given.run) ?? all[0];
    const kept = (shown ? context.readings.audit(shown).status.mailboxes : [])
      .filter((mailbox) => passes(mailbox, given))
      .toSorted(order(given));
    return { rows: kept.slice(given.offset, given.offset + given.limit), total: kept.length };
  },
);

/** Reads every mailbox's auditing anew; changes nothing. */
export const readAudit = post('/api/tenants/:tenant/audit', z.object({}), (context, { params, session }) => {
  const { id, domain } = findTenant(context, params['tenant']!);
  return context.jobs.start('audit', domain, session.id, async (job) => {
    const status = await readAuditStatus(await context.connect(id, job.signal), {
      mailboxes: [],
      all: true,
      days: lookBack,
      tell: (text) => job.progress(text, null),
    });
    context.readings.keepAudit(domain, { readAt: context.clock.now().toISOString(), status });
    return null;
  });
});

/** Whether a plan of settings wrote to the tenant after that time. */
function changedSince(context: ServerContext, { id }: ReachableTenant, time: string): boolean {
  return listCases(context.casesFolder).some(({ folder, file }) => {
    if (file.tenant?.id !== id || file.accounts.length > 0) return false;
    const { entries, problem } = viewJournal(join(folder, 'journal.jsonl'));
    // What is missing may have been written since.
    return problem !== null || (entries.at(-1)?.time ?? '') > time;
  });
}

function passes(mailbox: MailboxTruth, given: Question): boolean {
  if (given.truth !== undefined && mailbox.truth !== given.truth) return false;
  if (given.kind !== undefined && mailbox.kind !== given.kind) return false;
  if (given.gap !== undefined && !mailbox.gaps.some(({ code }) => code === given.gap)) return false;
  if (given.search === undefined) return true;
  return `${mailbox.address} ${mailbox.name}`.toLowerCase().includes(given.search.toLowerCase());
}

function order({ sort, direction }: Question): (a: MailboxTruth, b: MailboxTruth) => number {
  const sign = direction === 'up' ? 1 : -1;
  const by: { readonly [key in MailboxSort]: (a: MailboxTruth, b: MailboxTruth) => number } = {
    address: (a, b) => a.address.localeCompare(b.address),
    kind: (a, b) => mailboxKinds.indexOf(a.kind) - mailboxKinds.indexOf(b.kind),
    truth: (a, b) => truths.indexOf(a.truth) - truths.indexOf(b.truth),
    gaps: (a, b) => b.gaps.length - a.gaps.length,
    age: (a, b) => (a.ageLimitDays ?? Infinity) - (b.ageLimitDays ?? Infinity) || 0,
  };
  return (a, b) => sign * by[sort](a, b) || a.address.localeCompare(b.address);
}
