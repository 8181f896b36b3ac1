import type { Connection } from '../../domain/clients.ts';
import type { MailboxTruth } from '../../domain/mailbox-audit.ts';
import type { Plan } from '../../domain/plan.ts';
import { contentTypes } from '../../sources/live/activity-feed.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { draft, finish, need } from '../respond/drafts.ts';
import type { Draft } from '../respond/drafts.ts';
import type { PlanOptions } from '../respond/plan.ts';
import type { AuditStatus } from './status.ts';

type Names = Pick<PlanOptions, 'case' | 'number' | 'only' | 'skip' | 'keep'>;

/**
 * Switches of the organisation, and accounts that are exempt: what makes everybody blind comes first. `feed` subscribes to
 * the audit content as well.
 */
export async function planAuditEnable(
  connection: Connection,
  status: AuditStatus,
  names: Names & { readonly feed?: boolean },
): Promise<Plan> {
  const drafts: Draft[] = [];
  const blind = [...status.blind];
  await organizationDrafts(connection, status, drafts, blind);
  if (names.feed === true)
    for (const contentType of contentTypes)
      await draft(connection, need('subscribe-activity-feed'), null, null, { contentType }, drafts, blind);
  return finish(connection, 'audit', [], drafts, blind, [], names);
}

/**
 * Everything that can be mended, mailbox by mailbox as well. `renew` switches AuditEnabled of the mailboxes off and on
 * again, for those whose settings are right and whose mark was not found.
 */
export async function planAuditRepair(
  connection: Connection,
  status: AuditStatus,
  names: Names & { readonly renew?: boolean },
): Promise<Plan> {
  const drafts: Draft[] = [];
  const blind = [...status.blind];
  await organizationDrafts(connection, status, drafts, blind);
  for (const mailbox of status.mailboxes)
    for (const action of new Set([
      ...mailbox.gaps.flatMap((gap) => gap.action ?? []),
      ...(names.renew === true ? ['renew-audit-enabled'] : []),
    ]))
      await draft(connection, need(action), null, null, known(mailbox), drafts, blind);
  return finish(connection, 'audit', [], drafts, blind, [], names);
}

async function organizationDrafts(
  connection: Connection,
  status: AuditStatus,
  drafts: Draft[],
  blind: Parameters<typeof draft>[6],
): Promise<void> {
  for (const { code, subject, action } of status.gaps) {
    if (action === null) continue;
    const options: JsonObject = code === 'bypass' && subject !== null ? { identity: subject } : {};
    await draft(connection, need(action), null, null, options, drafts, blind);
  }
}

/** The list has just told the mailbox's state: it need not be asked for a second time. */
function known(mailbox: MailboxTruth): JsonObject {
  return { known: toJson(mailbox) };
}
