import { describe, expect, it } from 'vitest';
import { addressOf, domainOf, isExternal, legacyNameOf } from './address.ts';

describe('addresses as Exchange writes them', () => {
  it('finds the SMTP address in every form, lower-case', () => {
    expect(addressOf('Ann@Contoso.example')).toBe('ann@contoso.example');
    expect(addressOf('smtp:Ann@Contoso.example')).toBe('ann@contoso.example');
    expect(addressOf('"Ann Example" [SMTP:ann@contoso.example]')).toBe('ann@contoso.example');
    expect(addressOf('Ann Example <ann@contoso.example>')).toBe('ann@contoso.example');
  });

  it('finds none in a legacy name, and tells the name', () => {
    const recipient = '"Ann" [EX:/o=ExchangeLabs/ou=Group/cn=Recipients/cn=ann]';
    expect(addressOf(recipient)).toBeNull();
    expect(legacyNameOf(recipient)).toBe('/o=ExchangeLabs/ou=Group/cn=Recipients/cn=ann');
    expect(addressOf('Ann Example')).toBeNull();
  });

  it('takes a look-alike domain and a subdomain for outside', () => {
    expect(domainOf('x@Contoso.Example')).toBe('contoso.example');
    expect(isExternal('x@contoso.example', ['contoso.example'])).toBe(false);
    expect(isExternal('x@contoso.example.evil.example', ['contoso.example'])).toBe(true);
    expect(isExternal('x@mail.contoso.example', ['contoso.example'])).toBe(true);
  });
});
