import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tenantFolder } from './history.ts';
import { joined, keepParticulars, keptParticulars } from './particulars.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'evict-particulars-'));
const some = {
  breakGlass: ['Emergency@contoso.example', 'emergency@contoso.example'],
  sensitiveUsers: ['anna@contoso.example'],
  partnerDomains: ['fabrikam.example'],
  notify: [],
};

describe('what is kept of a tenant', () => {
  it('is nothing at first, and afterwards what was kept, each once', () => {
    const place = folder();
    expect(keptParticulars(place)).toEqual({
      breakGlass: [],
      sensitiveUsers: [],
      partnerDomains: [],
      notify: [],
      file: null,
    });
    const file = keepParticulars(place, some);
    expect(keptParticulars(place)).toEqual({ ...some, breakGlass: ['Emergency@contoso.example'], file });
    expect(readFileSync(file, 'utf8')).toContain('breakGlass:\n  - Emergency@contoso.example');
  });

  it('is joined with what is said for one run', () => {
    const one = joined(some, { breakGlass: ['second@contoso.example', 'EMERGENCY@contoso.example'] });
    expect(one.breakGlass).toEqual(['Emergency@contoso.example', 'second@contoso.example']);
    expect(one.partnerDomains).toEqual(['fabrikam.example']);
  });

  it.each(['breakGlass: [nobody]', 'partnerDomains: [http://fabrikam.example/]', 'emergency: []', 'a: ['])(
    'is refused with its file where it was edited into something else: %s',
    (text) => {
      const place = folder();
      writeFileSync(join(place, 'tenant.yml'), text);
      expect(() => keptParticulars(place)).toThrow(/tenant\.yml/);
    },
  );

  it('lies below the cases, whatever a snapshot from elsewhere calls its tenant', () => {
    for (const domain of ['contoso.example', '../../etc', '..', '/etc', 'C:\\Windows', '']) {
      const inside = relative('cases', tenantFolder('cases', domain)).split(/[\\/]/);
      expect(inside.length).toBe(2);
      expect(inside[1]).not.toMatch(/^\.*$/);
    }
  });
});
