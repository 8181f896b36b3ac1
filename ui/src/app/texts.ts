import { inBoth } from '../i18n/language.tsx';

export const shellTexts = inBoth({
  en: {
    skip: 'Skip to content',
    menu: 'Open menu',
    navigation: 'Pages',
    demo: 'Simulated',
    lost: 'The connection to the server is lost. Work under way goes on as long as it runs; this page comes back by itself. If you started it again, open the link that it printed in the terminal.',
    ended:
      'The server was started again, and this window belongs to the one before. Open the link that it printed in the terminal, in this browser: then this page goes on. What was under way can be resumed in its case.',
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
    lost: 'Die Verbindung zum Server ist unterbrochen. Begonnenes läuft weiter, solange er läuft; die Seite verbindet sich von selbst wieder. Haben Sie ihn neu gestartet, öffnen Sie den Link, den er im Terminal ausgegeben hat.',
    ended:
      'Der Server wurde neu gestartet, und dieses Fenster gehört zum vorigen. Öffnen Sie den Link, den er im Terminal ausgegeben hat, in diesem Browser: Dann geht es hier weiter. Begonnenes lässt sich in seinem Fall fortsetzen.',
    language: 'Sprache',
    theme: 'Darstellung',
    themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
    home: 'Start',
    newCase: 'Neuer Fall',
    tenants: 'Bewertung und Härtung',
    simulator: 'Simulator',
  },
});
