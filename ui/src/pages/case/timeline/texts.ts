import { counted } from '../../../i18n/counted.ts';
import { inBoth } from '../../../i18n/language.tsx';

/** A width in words, from seconds to months. */
function widthIn(
  units: readonly [second: string, minute: string, hour: string, day: string],
): (width: number) => string {
  return (width) => {
    const [second, minute, hour, day] = units;
    if (width < 60_000) return `${width / 1_000} ${second}`;
    if (width < 3_600_000) return `${width / 60_000} ${minute}`;
    return width < 86_400_000 ? `${width / 3_600_000} ${hour}` : `${width / 86_400_000} ${day}`;
  };
}

export const timelineTexts = inBoth({
  en: {
    title: 'What happened when',
    account: 'Account',
    address: 'Address',
    operation: 'Operation',
    session: 'Session',
    lane: 'Lane',
    filters: (count: number) => (count === 0 ? 'Filter' : `Filter (${count} set)`),
    exportCut: (count: string, name: string) =>
      `The file holds the first ${count} events and stops there. Zoom in or filter, or write them all with: evict case export ${name}`,
    everyLane: 'Every lane',
    findings: 'Findings',
    lanes: {
      'sign-ins': 'Sign-ins',
      mail: 'Mail access',
      sending: 'Sending',
      changes: 'Changes',
      files: 'Files',
      other: 'Other',
    },
    zoom: 'Zoom',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    earlier: 'Earlier',
    later: 'Later',
    everything: 'Everything',
    shown: (from: string, to: string, records: string, width: string) =>
      `${from} – ${to} UTC · ${records} · a bar is ${width}`,
    widths: widthIn(['s', 'min', 'h', 'd']),
    picture: (records: string, lanes: string, findings: number) =>
      `Timeline of ${records} (${lanes || 'none'}) with ${counted(findings, 'finding', 'findings')} marked. The table below lists the records; drag to zoom, or use the buttons.`,
    moreHere: (count: number) =>
      count === 1
        ? 'and one more finding here: click to zoom in'
        : `and ${count} more findings here: click to zoom in`,
    events: 'Records',
    records: (count: number, shown: string) => counted(count, 'record', 'records', shown),
    noEvents: 'No record fits. Zoom out, or take a filter away.',
    time: 'Time (UTC)',
    outcome: 'Outcome',
    success: 'Success',
    failure: 'Failure',
    object: 'Object',
    record: 'Record',
    asRead: 'As Evict reads it',
    asWritten: 'As it stood in its source',
    copy: 'Copy',
    copied: 'Copied',
    place: (file: string, line: number | null) => (line === null ? file : `${file}, line ${line}`),
  },
  de: {
    exportCut: (count: string, name: string) =>
      `Die Datei enthält die ersten ${count} Ereignisse und endet dort. Vergrößern oder filtern Sie, oder schreiben Sie alle mit: evict case export ${name}`,
    title: 'Was wann geschah',
    account: 'Konto',
    address: 'Adresse',
    operation: 'Vorgang',
    session: 'Sitzung',
    lane: 'Spur',
    filters: (count: number) => (count === 0 ? 'Filtern' : `Filtern (${count} gesetzt)`),
    everyLane: 'Jede Spur',
    findings: 'Funde',
    lanes: {
      'sign-ins': 'Anmeldungen',
      mail: 'E-Mail-Zugriff',
      sending: 'Versand',
      changes: 'Änderungen',
      files: 'Dateien',
      other: 'Anderes',
    },
    zoom: 'Ausschnitt',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    earlier: 'Früher',
    later: 'Später',
    everything: 'Alles',
    shown: (from: string, to: string, records: string, width: string) =>
      `${from} – ${to} UTC · ${records} · ein Balken ist ${width}`,
    widths: widthIn(['s', 'min', 'h', 'T']),
    picture: (records: string, lanes: string, findings: number) =>
      `Zeitachse: ${records} (${lanes || 'keine'}), ${counted(findings, 'Fund', 'Funde')} markiert. Die Tabelle darunter listet die Einträge; ziehen vergrößert, ebenso die Schaltflächen.`,
    moreHere: (count: number) =>
      count === 1
        ? 'und ein weiterer Fund hier: Klick vergrößert'
        : `und ${count} weitere Funde hier: Klick vergrößert`,
    events: 'Einträge',
    records: (count: number, shown: string) => counted(count, 'Eintrag', 'Einträge', shown),
    noEvents: 'Kein Eintrag passt. Zeigen Sie einen größeren Zeitraum, oder nehmen Sie einen Filter weg.',
    time: 'Zeit (UTC)',
    outcome: 'Ausgang',
    success: 'Erfolg',
    failure: 'Fehlschlag',
    object: 'Gegenstand',
    record: 'Eintrag',
    asRead: 'Wie Evict ihn liest',
    asWritten: 'Wie er in der Quelle stand',
    copy: 'Kopieren',
    copied: 'Kopiert',
    place: (file: string, line: number | null) => (line === null ? file : `${file}, Zeile ${line}`),
  },
});
