import { z } from 'zod';
import type { Connection } from '../../domain/clients.ts';
import { toAppError } from '../../kernel/errors.ts';
import { type Localized, counted } from '../../kernel/localized.ts';
import { contentTypes } from '../../sources/live/activity-feed.ts';
import type { ExaminationItem } from './item.ts';

const ingestionReader = z.object({ UnifiedAuditLogIngestionEnabled: z.boolean().nullish() });
const organizationReader = z.object({ AuditDisabled: z.boolean().nullish() });
const bypassReader = z.object({ AuditBypassEnabled: z.boolean().nullish() });

/** The three switches without which nothing, or not everything, is recorded; and the third way to what was. */
export async function auditing(connection: Connection): Promise<ExaminationItem[]> {
  const { exchange: client } = connection;
  const item = async (
    id: string,
    what: Localized,
    work: () => Promise<{ readonly good: boolean; readonly text: Localized; readonly next: Localized }>,
  ): Promise<ExaminationItem> => {
    try {
      const { good, text, next } = await work();
      return { id, state: good ? 'ok' : 'fail', what, text, next: good ? null : next };
    } catch (thrown) {
      const error = toAppError(thrown);
      return { id, state: 'unknown', what, text: error.text, next: error.next };
    }
  };
  const on: Localized = { en: 'On.', de: 'Eingeschaltet.' };
  const off: Localized = {
    en: 'Off: what happens is not recorded.',
    de: 'Ausgeschaltet: Was geschieht, wird nicht aufgezeichnet.',
  };
  return Promise.all([
    feed(connection),
    item(
      'audit-ingestion',
      { en: 'Unified audit log', de: 'Einheitliches Überwachungsprotokoll' },
      async () => {
        const answer = await client.read(
          { cmdlet: 'Get-AdminAuditLogConfig', parameters: {}, anchor: 'organization' },
          ingestionReader,
        );
        const good = answer.items[0]?.UnifiedAuditLogIngestionEnabled === true;
        return {
          good,
          text: good ? on : off,
          next: {
            en: 'Set-AdminAuditLogConfig -UnifiedAuditLogIngestionEnabled $true; it takes up to an hour.',
            de: 'Set-AdminAuditLogConfig -UnifiedAuditLogIngestionEnabled $true; es dauert bis zu einer Stunde.',
          },
        };
      },
    ),
    item('audit-mailboxes', { en: 'Mailbox auditing', de: 'Postfachüberwachung' }, async () => {
      const answer = await client.read(
        { cmdlet: 'Get-OrganizationConfig', parameters: {}, anchor: 'organization' },
        organizationReader,
      );
      const good = answer.items[0]?.AuditDisabled === false;
      return {
        good,
        text: good ? on : off,
        next: {
          en: 'Set-OrganizationConfig -AuditDisabled $false',
          de: 'Set-OrganizationConfig -AuditDisabled $false',
        },
      };
    }),
    item('audit-bypass', { en: 'Audit bypass', de: 'Umgehung der Überwachung' }, async () => {
      const answer = await client.read(
        {
          cmdlet: 'Get-MailboxAuditBypassAssociation',
          parameters: { ResultSize: 'Unlimited' },
          anchor: 'organization',
        },
        bypassReader,
      );
      const count = answer.items.filter((entry) => entry.AuditBypassEnabled === true).length;
      return {
        good: count === 0,
        text: {
          en:
            count === 0
              ? 'Nobody is exempt from mailbox auditing.'
              : `${counted(count, 'account is', 'accounts are')} exempt from mailbox auditing.`,
          de:
            count === 0
              ? 'Niemand ist von der Postfachüberwachung ausgenommen.'
              : `${counted(count, 'Konto ist', 'Konten sind')} von der Postfachüberwachung ausgenommen.`,
        },
        next: {
          en: '"evict footholds" shows which; "evict contain" ends the exemption.',
          de: '„evict footholds“ zeigt, welche; „evict contain“ beendet die Ausnahme.',
        },
      };
    }),
  ]);
}

/** Whether the Management Activity API may be read, and whether it gathers anything. */
async function feed({ activity }: Connection): Promise<ExaminationItem> {
  const about = { id: 'activity-feed', what: { en: 'Activity feed', de: 'Aktivitätsfeed' } };
  try {
    const found = await activity.subscriptions();
    const missing = contentTypes.filter(
      (type) => !found.some(({ contentType, status }) => contentType === type && status === 'enabled'),
    );
    if (missing.length === 0)
      return {
        ...about,
        state: 'ok',
        text: {
          en: 'Subscribed: the last seven days can be had by a third way.',
          de: 'Abonniert: Die letzten sieben Tage sind auf einem dritten Weg zu bekommen.',
        },
        next: null,
      };
    return {
      ...about,
      state: 'note',
      text: {
        en: `Nobody subscribes to ${missing.join(', ')}: only searches of the audit log are left.`,
        de: `${missing.join(', ')} hat niemand abonniert: Es bleibt die Suche im Überwachungsprotokoll.`,
      },
      next: {
        en: '"evict audit enable --feed" subscribes.',
        de: '„evict audit enable --feed“ abonniert.',
      },
    };
  } catch (thrown) {
    const error = toAppError(thrown);
    return { ...about, state: 'unknown', text: error.text, next: error.next };
  }
}
