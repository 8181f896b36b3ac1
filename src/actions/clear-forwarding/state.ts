import type { JsonObject } from '../../kernel/json.ts';
import type { MailboxSettings } from '../../microsoft/exchange/mailbox.ts';

export function forwards(settings: MailboxSettings): boolean {
  return forwardingTargets(settings).length > 0;
}

export function forwardingTargets(settings: MailboxSettings): readonly string[] {
  return [settings.forwardingAddress, settings.forwardingSmtpAddress].filter((one) => one !== null);
}

export function forwardingState(settings: MailboxSettings): JsonObject {
  return {
    forwardingAddress: settings.forwardingAddress,
    forwardingSmtpAddress: settings.forwardingSmtpAddress,
    deliverAndForward: settings.deliverAndForward,
  };
}
