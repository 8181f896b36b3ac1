import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { collect } from '../src/engine/investigate/collect.ts';
import { investigateFiles } from '../src/engine/investigate/index.ts';
import { breachedTenant } from './support/tenant.ts';

describe.each(['invoice-fraud', 'aitm-device', 'admin-takeover'])(
  'the logs of %s, collected live',
  (scenario) => {
    it('show every expected finding, and nothing above low on the innocents', async () => {
      const rig = await breachedTenant(scenario);
      const [built] = rig.simulator.scenarios;
      try {
        const folder = join(rig.casesFolder, 'live');
        mkdirSync(folder, { recursive: true });
        const since = new Date(rig.connection.clock.now().getTime() - 25 * 86_400_000);
        const collected = await collect(rig.connection, folder, { since, tell: () => {} });
        expect(
          collected.ledger.filter(
            (entry) => !['complete', 'too-fresh', 'unlicensed', 'outside-retention'].includes(entry.state),
          ),
        ).toEqual([]);
        const investigation = await investigateFiles([collected.folder], {
          folder,
          ruleFolders: [],
          ownDomains: [],
          collected: collected.ledger,
          tell: () => {},
        });
        expect(investigation.events.rejected).toBe(0);
        const found = new Set(investigation.findings.map((finding) => finding.rule));
        expect(built!.expectedFindings.filter((name) => !found.has(name))).toEqual([]);
        const struck = new Set<string | null>([...built!.victims, null]);
        const accused = investigation.findings.filter(
          (finding) => !struck.has(finding.user) && !['low', 'informational'].includes(finding.severity),
        );
        expect(accused.map((finding) => `${finding.user}: ${finding.rule}`)).toEqual([]);
        const verdicts = new Map(investigation.accounts.map((account) => [account.user, account.verdict]));
        const seen = investigation.mail.filter(
          (entry) => entry.suspicious && entry.address === built!.attacker.ip,
        );
        const acted = built!.weapons.length > 0 && scenario !== 'admin-takeover';
        if (acted) expect(seen.some((entry) => entry.read > 0 || entry.folders.length > 0)).toBe(true);
        const deleted = seen.reduce((sum, entry) => sum + entry.deleted, 0);
        expect(deleted).toBe(built!.deleted.length);
        expect(['compromised', 'likely']).toContain(verdicts.get(built!.victims[0]!));
      } finally {
        await rig.simulator.close();
      }
    });

    it('asked again, fetches nothing twice', async () => {
      const rig = await breachedTenant(scenario);
      try {
        const folder = join(rig.casesFolder, 'again');
        mkdirSync(folder, { recursive: true });
        const since = new Date(rig.connection.clock.now().getTime() - 10 * 86_400_000);
        const first = await collect(rig.connection, folder, { since, tell: () => {} });
        const second = await collect(rig.connection, folder, { since, tell: () => {} });
        const complete = (ledger: typeof first.ledger): number =>
          ledger.filter((entry) => entry.state === 'complete').length;
        expect(complete(second.ledger)).toBe(complete(first.ledger));
        expect(complete(first.ledger)).toBeGreaterThan(5);
      } finally {
        await rig.simulator.close();
      }
    });
  },
);

const real = fileURLToPath(new URL('../../shared/data/invictus-ual.csv.gz', import.meta.url));

describe.skipIf(!existsSync(real))('a real export of a breached tenant', () => {
  it('is read to the last row, and its attacks are found by name', async () => {
    const rig = await breachedTenant('invoice-fraud');
    try {
      const folder = join(rig.casesFolder, 'real');
      mkdirSync(folder, { recursive: true });
      const { events, findings } = await investigateFiles([real], {
        folder,
        ruleFolders: [],
        ownDomains: [],
        tell: () => {},
      });
      expect(events.read).toBe(9_611);
      expect(events.rejected).toBe(3);
      expect(events.accepted + events.duplicates + events.rejected).toBe(9_611);
      const rules = new Set(findings.map((finding) => finding.rule));
      for (const rule of [
        'mailbox-forwarding-smtp',
        'inbox-rule-forwards-external',
        'inbox-rule-deletes-mail',
        'mailbox-full-access-granted',
        'mailbox-send-as-granted',
        'transport-rule-copies-mail',
        'application-credential-added',
        'consent-any',
        'privileged-role-granted',
        'folder-permissions-changed',
        'consent-by-admin-for-all',
        'consent-mail-offline',
        'mailbox-send-on-behalf-granted',
        'named-location-changed',
        'sign-in-after-spray',
        'mail-read-by-attacker',
        'password-spray',
      ]) {
        expect(rules, rule).toContain(rule);
      }
      const system = findings.filter(
        (finding) =>
          finding.user?.startsWith('nt authority') && !['low', 'informational'].includes(finding.severity),
      );
      expect(system).toEqual([]);
    } finally {
      await rig.simulator.close();
    }
  });
});
