export interface MethodKind {
  readonly type: string;
  readonly path: string;
  readonly permission: string;
  readonly beta?: true;
}

/** Each type's path and narrow permission (Microsoft Graph, authentication methods API). */
export const methodKinds: readonly MethodKind[] = [
  { type: 'phone', path: 'phoneMethods', permission: 'UserAuthMethod-Phone.ReadWrite.All' },
  {
    type: 'microsoftAuthenticator',
    path: 'microsoftAuthenticatorMethods',
    permission: 'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
  },
  {
    type: 'softwareOath',
    path: 'softwareOathMethods',
    permission: 'UserAuthMethod-SoftwareOATH.ReadWrite.All',
  },
  { type: 'fido2', path: 'fido2Methods', permission: 'UserAuthMethod-Passkey.ReadWrite.All' },
  {
    type: 'windowsHelloForBusiness',
    path: 'windowsHelloForBusinessMethods',
    permission: 'UserAuthMethod-WindowsHello.ReadWrite.All',
  },
  {
    type: 'platformCredential',
    path: 'platformCredentialMethods',
    permission: 'UserAuthMethod-PlatformCred.ReadWrite.All',
  },
  { type: 'email', path: 'emailMethods', permission: 'UserAuthMethod-Email.ReadWrite.All' },
  {
    type: 'temporaryAccessPass',
    path: 'temporaryAccessPassMethods',
    permission: 'UserAuthMethod-TAP.ReadWrite.All',
  },
  {
    type: 'external',
    path: 'externalAuthenticationMethods',
    permission: 'UserAuthMethod-External.ReadWrite.All',
  },
  {
    type: 'hardwareOath',
    path: 'hardwareOathMethods',
    permission: 'UserAuthMethod-HardwareOATH.ReadWrite.All',
    beta: true,
  },
];
