import type { Detector } from '../domain/detector.ts';
import { attackerAddressActive } from './attacker-address-active.ts';
import { fileDownloadBurst } from './file-download-burst.ts';
import { firstSeen } from './first-seen.ts';
import { impossibleTravel } from './impossible-travel.ts';
import { mailAccessBurst } from './mail-access-burst.ts';
import { mailAccessByNewApp } from './mail-access-by-new-app.ts';
import { mailDeletionBurst } from './mail-deletion-burst.ts';
import { mailReadByAttacker } from './mail-read-by-attacker.ts';
import { mailSendingBurst } from './mail-sending-burst.ts';
import { methodAfterRiskySignIn } from './method-after-risky-sign-in.ts';
import { passwordSpray } from './password-spray.ts';
import { ruleThenMailMoved } from './rule-then-mail-moved.ts';
import { sessionUsedElsewhere } from './session-used-elsewhere.ts';
import { signInAfterSpray } from './sign-in-after-spray.ts';

/** Every detector in code, in the order of the alphabet. */
export const detectors: readonly Detector[] = [
  attackerAddressActive,
  fileDownloadBurst,
  firstSeen,
  impossibleTravel,
  mailAccessBurst,
  mailAccessByNewApp,
  mailDeletionBurst,
  mailReadByAttacker,
  mailSendingBurst,
  methodAfterRiskySignIn,
  passwordSpray,
  ruleThenMailMoved,
  sessionUsedElsewhere,
  signInAfterSpray,
];
