import type { Reason } from '../../domain/account.ts';
import type { FindHints } from '../../domain/action.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { Device } from '../../microsoft/graph/devices.ts';
import { against, age, ageReasons, forIt, name } from '../support.ts';

// Builds that attack kits report unless told otherwise, together with a machine name from the factory (ID-11, ID-12).
const kitBuilds = new Set(['10.0.19041.928', '10.0.19045.2006']);

function looksLikeTool(device: Device): boolean {
  return kitBuilds.has(device.version ?? '') && /^DESKTOP-[A-Z0-9]{7,8}$/i.test(device.name);
}

export function judgeDevice(
  device: Device,
  hints: FindHints,
  now: Date,
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } {
  const reasons: Reason[] = [];
  const tool = looksLikeTool(device);
  const trusted = device.compliant === true || device.managed === true;
  if (tool) {
    reasons.push(
      forIt(
        `Name and version (${name(device.name)}, ${name(device.version ?? '')}) are what attack tools register unless told otherwise.`,
        `Name und Version (${name(device.name)}, ${name(device.version ?? '')}) sind genau das, was Angriffswerkzeuge ohne weitere Angabe registrieren.`,
      ),
    );
  }
  reasons.push(...ageReasons(device.registered, hints));
  if (trusted) {
    reasons.push(
      device.compliant === true
        ? against(
            'The organisation manages it, and it meets the rules.',
            'Die Organisation verwaltet es, und es erfüllt die Richtlinien.',
          )
        : against('The organisation manages it.', 'Die Organisation verwaltet es.'),
    );
  } else {
    reasons.push(
      forIt(
        'The organisation does not manage it: nobody checked what it is.',
        'Die Organisation verwaltet es nicht: Niemand hat geprüft, was es ist.',
      ),
    );
  }
  if (device.trustType === 'ServerAd') {
    reasons.push(
      against(
        'It is hybrid joined: Active Directory rules it, and the next sync may enable it again. Disable the computer there too.',
        'Es ist hybrid eingebunden: Active Directory bestimmt, und die nächste Synchronisierung kann es wieder aktivieren. Deaktivieren Sie den Computer auch dort.',
      ),
    );
  }
  const when = age(device.registered, hints);
  if (tool) return { suggestion: 'remove', reasons };
  // A compliant device passed the organisation's own checks: even a new one is more likely the owner's.
  if (when === 'inside') return { suggestion: device.compliant === true ? 'ask' : 'remove', reasons };
  if (when === 'before') return { suggestion: 'keep', reasons };
  const young = device.registered === null || now.getTime() - Date.parse(device.registered) < 30 * 86_400_000;
  return { suggestion: young && !trusted ? 'ask' : 'keep', reasons };
}
