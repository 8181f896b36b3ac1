import { threatPolicy } from '../threat-policy.ts';

export const turnOnSafeLinks = threatPolicy({
  id: 'turn-on-safe-links',
  title: {
    en: 'Check links at the click, for everybody who has a policy',
    de: 'Links beim Klick prüfen, für alle mit einer Richtlinie',
  },
  effect: {
    en: 'A link is examined when it is clicked, when the trap may have been armed.',
    de: 'Ein Link wird beim Klick untersucht, wenn die Falle womöglich scharf ist.',
  },
  notice: { en: 'A short wait at some links.', de: 'Bei manchen Links eine kurze Wartezeit.' },
  impact: 'low',
  attack: ['T1566.002', 'T1204.001'],
  family: 'SafeLinks',
  policyName: 'Evict: Safe Links',
  settings: {
    EnableSafeLinksForEmail: true,
    EnableSafeLinksForTeams: true,
    EnableSafeLinksForOffice: true,
    EnableForInternalSenders: true,
    ScanUrls: true,
    DeliverMessageAfterScan: true,
    TrackClicks: true,
    AllowClickThrough: false,
  },
});
