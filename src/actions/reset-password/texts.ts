import type { Localized } from '../../kernel/localized.ts';

/** Where Evict cannot set the password: what a person does, and where. */
export type ManualRoute = 'on-premises' | 'federated' | 'guest';

export function instructions(route: ManualRoute, upn: string): Localized {
  if (route === 'guest') {
    return {
      en: `${upn} is a guest: the password lives in the guest's home organisation. Tell its administrators, over a channel other than this mailbox, that the account is compromised, and keep sign-in blocked here.`,
      de: `${upn} ist ein Gast: Das Kennwort liegt in der Heimatorganisation. Verständigen Sie deren Administration auf einem anderen Weg als über dieses Postfach, dass das Konto kompromittiert ist, und lassen Sie die Anmeldung hier gesperrt.`,
    };
  }
  if (route === 'federated') {
    return {
      en: `The domain of ${upn} is federated: this tenant holds no password. (1) Have the password changed at the identity provider, twice with two different random values where that is Active Directory. (2) End the user's sessions there. (3) Have the provider's administrators look for the same attacker there. (4) Hand the new password over in person or by telephone, never by mail.`,
      de: `Die Domäne von ${upn} ist eine Verbunddomäne: Dieser Mandant besitzt kein Kennwort. (1) Lassen Sie das Kennwort beim Identitätsanbieter ändern, bei Active Directory zweimal mit zwei verschiedenen Zufallswerten. (2) Lassen Sie dort die Sitzungen beenden. (3) Lassen Sie dort nach demselben Angreifer suchen. (4) Übergeben Sie das neue Kennwort persönlich oder telefonisch, niemals per E-Mail.`,
    };
  }
  return {
    en: `${upn} is synchronised from Active Directory, and password writeback is not available from here. On a domain controller or a management computer: (1) Reset the password in Active Directory to a random value. (2) Reset it a second time, to another random value: the first one alone leaves the old hash usable for pass-the-hash. (3) Run Start-ADSyncSyncCycle -PolicyType Delta on the Entra Connect server. (4) Disable the account in Active Directory too while the incident lasts. (5) Hand the second password over in person or by telephone, never by mail.`,
    de: `${upn} wird aus Active Directory synchronisiert, und das Kennwortrückschreiben steht von hier aus nicht zur Verfügung. Auf einem Domänencontroller oder Verwaltungsrechner: (1) Setzen Sie das Kennwort in Active Directory auf einen Zufallswert. (2) Setzen Sie es ein zweites Mal, auf einen anderen Zufallswert: Nach nur einem Mal bleibt der alte Hash für Pass-the-Hash brauchbar. (3) Führen Sie auf dem Entra-Connect-Server Start-ADSyncSyncCycle -PolicyType Delta aus. (4) Deaktivieren Sie das Konto für die Dauer des Vorfalls auch in Active Directory. (5) Übergeben Sie das zweite Kennwort persönlich oder telefonisch, niemals per E-Mail.`,
  };
}
