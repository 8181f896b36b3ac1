import type { Told } from './story.ts';

/** What is asked about some accounts, told of those alone; the case holds all. None named means all. */
export function narrowTo(users: readonly string[], parts: Told): Told {
  const wanted = new Set(users.map((user) => user.toLowerCase()));
  const { investigation } = parts;
  if (wanted.size === 0 || !investigation) return parts;
  const own = (name: string | null): boolean => name !== null && wanted.has(name);
  return {
    ...parts,
    findings: parts.findings.filter((finding) => own(finding.user)),
    investigation: {
      ...investigation,
      accounts: investigation.accounts.filter((account) => own(account.user)),
      findings: investigation.findings.filter((finding) => own(finding.user)),
      sessions: investigation.sessions.filter((session) => own(session.user)),
      campaigns: investigation.campaigns.filter((campaign) => campaign.accounts.some(own)),
      mail: investigation.mail.filter((entry) => own(entry.mailbox)),
    },
  };
}
