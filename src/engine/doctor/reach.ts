import type { Cloud } from '../../domain/account.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import { toAppError } from '../../kernel/errors.ts';
import type { ServiceName } from '../../kernel/errors.ts';
import { clouds } from '../../microsoft/http/clouds.ts';
import type { Transport } from '../../microsoft/http/transport.ts';
import type { ExaminationItem } from './item.ts';

/** A token is refused where this clock differs by more than five minutes from Microsoft's. */
const tolerated = 300_000;

/** Whether each of the cloud's hosts answers at all, and whether the clock is right. Any answer will do. */
export async function reach(
  cloud: Cloud,
  transport: Transport,
  clock: Clock,
  random: Random,
): Promise<readonly ExaminationItem[]> {
  const hosts = Object.entries(clouds[cloud]) as [ServiceName, string][];
  let skew: number | null = null;
  const items = await Promise.all(
    hosts.map(async ([service, host]): Promise<ExaminationItem> => {
      const what = { en: 'Reachable', de: 'Erreichbar' };
      try {
        const answer = await transport.send({
          service,
          method: 'GET',
          url: `https://${host}/`,
          headers: {},
          repeatable: true,
          clientRequestId: random.uuid(),
        });
        const told = Date.parse(answer.headers['date'] ?? '');
        if (!Number.isNaN(told)) skew = told - clock.now().getTime();
        return { id: `reach:${service}`, state: 'ok', what, text: { en: host, de: host }, next: null };
      } catch (thrown) {
        const error = toAppError(thrown);
        return {
          id: `reach:${service}`,
          state: 'fail',
          what,
          text: { en: `${host}: ${error.text.en}`, de: `${host}: ${error.text.de}` },
          next: {
            en: 'Check DNS, firewall and proxy (HTTPS_PROXY, NO_PROXY).',
            de: 'Prüfen Sie DNS, Firewall und Proxy (HTTPS_PROXY, NO_PROXY).',
          },
        };
      }
    }),
  );
  return [...items, clockItem(skew)];
}

function clockItem(skew: number | null): ExaminationItem {
  const what = { en: 'Clock', de: 'Uhr' };
  if (skew === null)
    return {
      id: 'clock',
      state: 'unknown',
      what,
      text: { en: 'No host told the time.', de: 'Kein Host hat die Zeit genannt.' },
      next: null,
    };
  const seconds = Math.round(skew / 1_000);
  const good = Math.abs(skew) <= tolerated;
  return {
    id: 'clock',
    state: good ? 'ok' : 'fail',
    what,
    text: {
      en: seconds === 0 ? "Agrees with Microsoft's." : `Differs from Microsoft's by ${Math.abs(seconds)} s.`,
      de:
        seconds === 0
          ? 'Stimmt mit der von Microsoft überein.'
          : `Weicht von der Uhr von Microsoft um ${Math.abs(seconds)} s ab.`,
    },
    next: good
      ? null
      : {
          en: 'Set the clock: tokens are refused and times in reports are wrong.',
          de: 'Stellen Sie die Uhr: Token werden sonst abgewiesen, und Zeiten in Berichten sind falsch.',
        },
  };
}
