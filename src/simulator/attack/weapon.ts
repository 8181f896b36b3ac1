/** One way back in, as the attacker knows it. What he knows is fixed when he plants it; nobody tells him of changes. */
export type Weapon =
  | {
      readonly kind: 'session';
      readonly account: string;
      readonly clientId: string;
      readonly refreshToken: string;
    }
  | { readonly kind: 'password'; readonly account: string; readonly password: string }
  | {
      readonly kind: 'app-password';
      readonly account: string;
      readonly secret: string;
      readonly protocol: 'imap' | 'smtp';
    }
  | {
      readonly kind: 'mfa-method';
      readonly account: string;
      readonly password: string;
      readonly method: string;
      readonly proof: string;
    }
  | { readonly kind: 'device'; readonly account: string; readonly deviceId: string; readonly proof: string }
  | {
      readonly kind: 'mobile-partnership';
      readonly account: string;
      readonly deviceId: string;
      readonly clientId: string;
      readonly refreshToken: string;
    }
  | {
      readonly kind: 'oauth-grant';
      readonly account: string;
      readonly clientId: string;
      readonly refreshToken: string;
    }
  | {
      readonly kind: 'app-credential';
      readonly account: string;
      readonly clientId: string;
      readonly secret: string;
    }
  | {
      readonly kind: 'inbox-rule';
      readonly account: string;
      readonly name: string;
      readonly subject: string;
      /** Where the rule sends copies, if it does. */
      readonly target: string | null;
    }
  | { readonly kind: 'forwarding'; readonly account: string; readonly target: string }
  | {
      readonly kind: 'delegate';
      readonly account: string;
      readonly accomplice: string;
      readonly clientId: string;
      readonly refreshToken: string;
      readonly folder: string | null;
    }
  | {
      readonly kind: 'folder-permission';
      readonly account: string;
      readonly accomplice: string;
      readonly clientId: string;
      readonly refreshToken: string;
      readonly folder: string;
    }
  | {
      readonly kind: 'transport-rule';
      readonly account: string;
      readonly target: string;
      readonly subject: string;
    }
  | { readonly kind: 'journal-rule'; readonly account: string; readonly target: string }
  | {
      readonly kind: 'role' | 'exchange-role';
      readonly account: string;
      readonly clientId: string;
      readonly refreshToken: string;
    }
  | {
      readonly kind: 'user-account';
      readonly account: string;
      readonly upn: string;
      readonly password: string;
    }
  | { readonly kind: 'audit-bypass'; readonly account: string };

export type WeaponKind = Weapon['kind'];
