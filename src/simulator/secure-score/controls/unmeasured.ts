import { family } from '../control.ts';
import type { Control } from '../control.ts';

const device = family({
  service: 'MDATP',
  category: 'Device',
  threats: ['Elevation of Privilege'],
  plans: ['WINDEFATP'],
  actionUrl: 'https://security.microsoft.com/exposure',
});

const old = family({
  service: 'AzureAD',
  category: 'Identity',
  threats: ['Account Breach'],
  plans: [],
  actionUrl: 'https://entra.microsoft.com/',
});

/** Controls of devices, which the Graph API lists and does not let anybody change, and one that Microsoft gave up. */
export const unmeasuredControls: readonly Control[] = [
  device('scid_2010', 'Turn on Microsoft Defender Antivirus', 10, ['Turn it on.'], () => null),
  device('scid_2011', 'Update Microsoft Defender Antivirus definitions', 9, ['Update.'], () => null),
  device('scid_2090', 'Encrypt all BitLocker-supported drives', 9, ['Turn on BitLocker.'], () => null),
  {
    ...old('AdminMFA', 'Require MFA for Azure AD privileged roles', 50, ['Replaced.'], () => null),
    deprecated: true,
  },
];
