import { inBoth } from '../../i18n/language.tsx';

export const newCaseTexts = inBoth({
  en: {
    title: 'New case',
    lead: 'What happened? Reading changes nothing: neither in the tenant nor in the files.',
    fromTenant: 'Ask a tenant',
    noTenants:
      'No tenant is signed in. Run "evict login" in a terminal first, or investigate exported files.',
    tenant: 'Tenant',
    accounts: 'Accounts under suspicion',
    accountsHint:
      'User principal names, one a line. Only these are judged; the others serve to compare with. Empty: everybody.',
    pickHint:
      'Type a name to choose from the directory, or user principal names as they are. Only these are judged; the others serve to compare with. Empty: everybody.',
    notFound: 'The directory cannot be asked; type the whole name.',
    unfinished: 'Choose an account from the list, or write its whole user principal name.',
    advanced: 'Advanced',
    ownAddresses: 'Your own addresses',
    ownAddressesHint:
      'IP addresses from which you or your colleagues work on this. What comes from there is the response, not the attack.',
    ownDomains: "The organisation's own domains",
    ownDomainsHint: 'Empty: taken from the logs. Mail to any other domain counts as going out.',
    reconcile: 'Ask by two routes wherever a log has two, and compare (takes longer)',
    since: 'First day (UTC)',
    sinceHint: 'Empty: the last 30 days.',
    sinceHintFiles: 'Empty: from the first record on.',
    until: 'Last day (UTC)',
    untilHint: 'Empty: to the end.',
    wrongOrder: 'The last day lies before the first.',
    name: 'Name of the case',
    nameHint: 'Empty: the day and the account.',
    begin: 'Investigate',
    fromFiles: 'From exported files',
    dropHere: 'Drop files here',
    choose: 'Choose files',
    formats:
      'Audit log, sign-ins, directory audit, risk detections, message trace: CSV, JSON, JSONL, gzip, zip; recognised by what is in them.',
    files: 'Files to be read',
    remove: 'Remove',
    removeFile: (name: string) => `Remove ${name}`,
    fileNameHint: 'Empty: the day.',
    readFiles: 'Copy into a case and read',
  },
  de: {
    title: 'Neuer Fall',
    lead: 'Was ist geschehen? Lesen ändert nichts: weder am Mandanten noch an den Dateien.',
    fromTenant: 'Einen Mandanten fragen',
    noTenants:
      'Kein Mandant ist angemeldet. Starten Sie zuerst „evict login“ im Terminal, oder untersuchen Sie exportierte Dateien.',
    tenant: 'Mandant',
    accounts: 'Verdächtige Konten',
    accountsHint:
      'Benutzerprinzipalnamen, einer je Zeile. Nur diese werden beurteilt; die anderen dienen dem Vergleich. Leer: alle.',
    pickHint:
      'Tippen Sie einen Namen, um aus dem Verzeichnis zu wählen, oder ganze Benutzerprinzipalnamen. Nur diese werden beurteilt; die anderen dienen dem Vergleich. Leer: alle.',
    notFound: 'Das Verzeichnis lässt sich nicht fragen; tippen Sie den ganzen Namen.',
    unfinished:
      'Wählen Sie ein Konto aus der Liste, oder schreiben Sie seinen ganzen Benutzerprinzipalnamen.',
    advanced: 'Erweitert',
    ownAddresses: 'Eigene Adressen',
    ownAddressesHint:
      'IP-Adressen, von denen aus Sie oder Ihre Kollegen daran arbeiten. Was von dort kommt, ist die Reaktion, nicht der Angriff.',
    ownDomains: 'Eigene Domänen der Organisation',
    ownDomainsHint: 'Leer: aus den Protokollen. E-Mails an jede andere Domäne gelten als nach außen gehend.',
    reconcile: 'Auf zwei Wegen fragen, wo ein Protokoll zwei hat, und vergleichen (dauert länger)',
    since: 'Erster Tag (UTC)',
    sinceHint: 'Leer: die letzten 30 Tage.',
    sinceHintFiles: 'Leer: ab dem ersten Eintrag.',
    until: 'Letzter Tag (UTC)',
    untilHint: 'Leer: bis zum Ende.',
    wrongOrder: 'Der letzte Tag liegt vor dem ersten.',
    name: 'Name des Falls',
    nameHint: 'Leer: Tag und Konto.',
    begin: 'Untersuchen',
    fromFiles: 'Aus exportierten Dateien',
    dropHere: 'Dateien hier ablegen',
    choose: 'Dateien wählen',
    formats:
      'Überwachungsprotokoll, Anmeldungen, Verzeichnisüberwachung, Risikoerkennungen, Nachrichtenablaufverfolgung: CSV, JSON, JSONL, gzip, zip; erkannt am Inhalt.',
    files: 'Zu lesende Dateien',
    remove: 'Entfernen',
    removeFile: (name: string) => `${name} entfernen`,
    fileNameHint: 'Leer: der Tag.',
    readFiles: 'In einen Fall kopieren und lesen',
  },
});
