import { describe, expect, it } from 'vitest';
import { kitReplyUrl, oddAppName, scopeRisk } from './applications.ts';
import { folderRole, hidesMail } from './folders.ts';
import { tellingWord } from './keywords.ts';
import { roleName, roleTemplates } from './roles.ts';

describe('Outlook folder names', () => {
  it.each([
    ['RSS Feeds', 'rss'],
    ['RSS-Feeds', 'rss'],
    ['RSS-Abonnements', 'rss'],
    ['Fuentes RSS', 'rss'],
    ['Aufgezeichnete Unterhaltungen', 'conversation-history'],
    ['Verlauf der Unterhaltung', 'conversation-history'],
    ['Historique des conversations', 'conversation-history'],
    ['Junk-E-Mail', 'junk'],
    ['Gelöschte Elemente', 'deleted'],
    ['ann@contoso.example:\\Gelöschte Elemente', 'deleted'],
    ['\\Notizen', 'notes'],
    ['Archiv', 'archive'],
    ['アーカイブ', 'archive'],
    ['Synchronisierungsprobleme\\Konflikte', 'sync-issues'],
    ['RSS Feeds\\x', 'rss'],
  ])('knows %s', (name, role) => {
    expect(folderRole(name)).toBe(role);
  });

  it('knows a name however its accents are encoded', () => {
    expect(folderRole('Gelöschte Elemente'.normalize('NFD'))).toBe('deleted');
  });

  it('leaves the owner’s own folders alone', () => {
    for (const name of ['Projekte', 'Inbox\\Newsletter', 'Rechnungen', 'Archive\\2026', '']) {
      expect({ name, hides: hidesMail(folderRole(name)) }).toEqual({ name, hides: false });
    }
  });
});

describe('telling words', () => {
  it('knows money and warnings in English and German', () => {
    expect(tellingWord('Invoice 2026-11')?.topic).toBe('finance');
    expect(tellingWord('Ihre Rechnung')?.topic).toBe('finance');
    expect(tellingWord('Überweisung')?.topic).toBe('finance');
    expect(tellingWord('wurde ich gehackt?')?.topic).toBe('warning');
    expect(tellingWord('Is this phishing')?.topic).toBe('warning');
  });

  it('takes short words only where they stand alone', () => {
    expect(tellingWord('ACH')?.word).toBe('ach');
    expect(tellingWord('Nachricht vom Newsletter')).toBeNull();
    expect(tellingWord('Newsletter')).toBeNull();
  });
});

describe('app permissions', () => {
  it('compares whole names', () => {
    expect(scopeRisk('Mail.Read')).toBe('mail');
    expect(scopeRisk('mail.readwrite')).toBe('mail');
    expect(scopeRisk('Files.Read.All')).toBe('files');
    expect(scopeRisk('RoleManagement.ReadWrite.Directory')).toBe('tenant');
    expect(scopeRisk('User.Read')).toBeNull();
    expect(scopeRisk('Mail.ReadX')).toBeNull();
    expect(scopeRisk('offline_access')).toBeNull();
  });

  it('knows names that no honest maker chooses', () => {
    for (const name of ['...', 'test', 'Test App', 'ann@contoso.example'])
      expect(oddAppName(name)).toBe(true);
    for (const name of ['Contoso Travel', 'Testbench', '日本']) expect(oddAppName(name)).toBe(false);
    expect(kitReplyUrl('http://localhost:8000/access/')).toBe(true);
    expect(kitReplyUrl('http://localhost:8000/callback')).toBe(false);
  });
});

describe('role names', () => {
  it('reads as the directory writes them', () => {
    expect(roleName(roleTemplates.globalAdministrator)).toBe('Global Administrator');
    expect(roleName(roleTemplates.sharePointAdministrator)).toBe('SharePoint Administrator');
    expect(roleName('00000000-0000-0000-0000-000000000001')).toBe('00000000-0000-0000-0000-000000000001');
  });
});
