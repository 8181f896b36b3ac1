import type { Action } from '../domain/action.ts';
import { blockSignIn } from './block-sign-in/index.ts';
import { clearForwarding } from './clear-forwarding/index.ts';
import { disableInboxRule } from './disable-inbox-rule/index.ts';
import { removeMfaMethod } from './remove-mfa-method/index.ts';
import { resetPassword } from './reset-password/index.ts';
import { revokeSessionsAction } from './revoke-sessions/index.ts';
import { revokeSessionsAgain } from './revoke-sessions-again/index.ts';

/** Every action, in the order in which a plan lists actions of one phase. Held to the folder by a test. */
export const actions: readonly Action[] = [
  blockSignIn,
  revokeSessionsAction,
  removeMfaMethod,
  disableInboxRule,
  clearForwarding,
  revokeSessionsAgain,
  resetPassword,
];

export function actionById(id: string): Action | undefined {
  return actions.find((action) => action.id === id);
}
