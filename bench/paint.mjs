// Times what a person feels: from the event in the page to the frame that shows its outcome.
import { setTimeout as sleep } from 'node:timers/promises';

/** Keys, clicks and wheels, whichever comes first after the watch begins. */
const watch = (read, before) =>
  new Promise((done) => {
    let begun = null;
    const begin = (event) => {
      begun ??= event.timeStamp;
    };
    const kinds = ['mousedown', 'keydown', 'wheel'];
    for (const kind of kinds) addEventListener(kind, begin, { capture: true, passive: true });
    const look = () => {
      const now = begun === null ? null : read();
      if (now === null || now === before) {
        requestAnimationFrame(look);
        return;
      }
      for (const kind of kinds) removeEventListener(kind, begin, { capture: true });
      // A message is delivered after the frame that this callback belongs to was drawn.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => done(performance.now() - begun));
      port1.start();
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });

/**
 * Milliseconds from the first event that `act` makes to the frame in which `shown`, a function that runs in the page,
 * gives another text than before; null is "not yet".
 */
export async function untilPainted(page, act, shown) {
  const before = await page.evaluate(shown);
  const watched = await page.evaluateHandle(`({ painted: (${watch})(${shown}, ${JSON.stringify(before)}) })`);
  await act();
  const taken = await watched.evaluate(({ painted }) => painted);
  // What the page still does afterwards belongs to no other interaction.
  await sleep(400);
  return taken;
}
