import { inBoth } from '../i18n/language.tsx';

export const shellTexts = inBoth({
  en: {
    skip: 'Skip to content',
    menu: 'Open menu',
    navigation: 'Pages',
    demo: 'Simulated',
    lost: 'The connection to the server is lost. Work under way goes on; this page tries to come back by itself.',
    language: 'Language',
    theme: 'Appearance',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    home: 'Home',
    newCase: 'New case',
    tenants: 'Score and hardening',
    simulator: 'Simulator',
  },
  de: {
    skip: 'Zum Inhalt springen',
    menu: 'Menü öffnen',
    navigation: 'Seiten',
    demo: 'Simulation',
    lost: 'Die Verbindung zum Server ist unterbrochen. Begonnenes läuft weiter; die Seite verbindet sich von selbst wieder.',
    language: 'Sprache',
    theme: 'Darstellung',
    themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
    home: 'Start',
    newCase: 'Neuer Fall',
    tenants: 'Bewertung und Härtung',
    simulator: 'Simulator',
  },
});
