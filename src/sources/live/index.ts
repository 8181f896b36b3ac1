import { applicationSignInFeed, directoryAuditFeed, riskDetectionFeed, signInFeed } from './entra.ts';
import type { Feed } from './feed.ts';
import { messageTraceFeed } from './message-trace.ts';
import { unifiedAuditFeed } from './unified-audit.ts';

/** Every log that is collected from a tenant, the most telling first. */
export const feeds: readonly Feed[] = [
  unifiedAuditFeed,
  signInFeed,
  applicationSignInFeed,
  directoryAuditFeed,
  riskDetectionFeed,
  messageTraceFeed,
];
