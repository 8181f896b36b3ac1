import type { Method } from '../state/tenant.ts';
import type { World } from '../state/world.ts';

/** A registered sign-in method. `created` is ISO UTC; every telephone has Microsoft's one well-known id. */
export function makeMethod(
  world: World,
  kind: string,
  created: string,
  holder: 'owner' | 'attacker',
  name: string,
): Method {
  const id = kind === 'phone' ? '3179e48a-750b-4051-897c-87b9720928f7' : world.random.uuid();
  const common = { id, createdDateTime: created, _holder: holder, _secret: `${holder}:${id}` };
  switch (kind) {
    case 'authenticator':
      return {
        '@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
        ...common,
        displayName: holder === 'owner' ? `iPhone ${name}` : 'SM-G955F',
        deviceTag: 'SoftwareTokenActivated',
        phoneAppVersion: '6.8.7',
      };
    case 'phone':
      return {
        '@odata.type': '#microsoft.graph.phoneAuthenticationMethod',
        ...common,
        phoneNumber: '+49 30 5550101',
        phoneType: 'mobile',
        smsSignInState: 'notAllowedByPolicy',
      };
    case 'fido2':
      return {
        '@odata.type': '#microsoft.graph.fido2AuthenticationMethod',
        ...common,
        displayName: 'YubiKey 5',
        model: 'YubiKey 5 Series',
        aaGuid: 'cb69481e-8ff7-4039-93ec-0a2729a154a8',
        attestationCertificates: [],
        attestationLevel: 'attested',
      };
    default:
      return {
        '@odata.type': '#microsoft.graph.softwareOathAuthenticationMethod',
        ...common,
        secretKey: null,
      };
  }
}
