import { appIds } from '../../login/roles.ts';
import { recordDirectory } from '../../state/records.ts';
import { makeMethod } from '../method.ts';
import { openSession, signIn, text } from './scene.ts';
import type { Acts } from './scene.ts';

/** What opens the account: sessions, the password and what stands beside it. */
export const signInActs: Acts = {
  'failed-sign-ins'(scene) {
    for (let index = 0; index < Number(scene.act['count'] ?? 12); index++)
      signIn({ ...scene, at: new Date(scene.at.getTime() + index * 7_000) }, null, {
        errorCode: 50126,
        reason: 'Error validating credentials due to invalid username or password.',
      });
  },
  'stolen-session'(scene) {
    const session = openSession(scene, appIds.outlookWeb, scene.act['mfa'] === true);
    signIn(scene, session, {
      risk: (scene.act['risk'] as 'medium' | 'high' | undefined) ?? 'none',
      mfa: scene.act['mfa'] === true,
    });
    signIn({ ...scene, at: new Date(scene.at.getTime() + 40_000) }, session, { interactive: false });
    scene.stage.weapons.push({
      kind: 'session',
      account: scene.user.userPrincipalName,
      clientId: session.clientId,
      refreshToken: session.refreshToken,
    });
  },
  password(scene) {
    scene.stage.weapons.push({
      kind: 'password',
      account: scene.user.userPrincipalName,
      password: scene.user._password,
    });
  },
  'app-password'(scene) {
    const secret = Buffer.from(scene.stage.world.random.bytes(12)).toString('hex').slice(0, 16);
    scene.user._appPasswords.push({ id: scene.stage.world.random.uuid(), name: 'Outlook', secret });
    scene.stage.weapons.push({
      kind: 'app-password',
      account: scene.user.userPrincipalName,
      secret,
      protocol: 'imap',
    });
    recordDirectory(
      scene.stage.world,
      scene.stage.tenant,
      scene.actor,
      {
        activity: 'Update user',
        category: 'UserManagement',
        operationType: 'Update',
        targets: [
          {
            id: scene.user.id,
            type: 'User',
            displayName: scene.user.displayName,
            userPrincipalName: scene.user.userPrincipalName,
            modified: [{ name: 'StrongAuthenticationAppPassword', old: [], new: ['Outlook'] }],
          },
        ],
      },
      scene.at,
    );
  },
  'mfa-method'(scene) {
    const { world, tenant } = scene.stage;
    const method = makeMethod(
      world,
      text(scene.act['method'] ?? 'authenticator'),
      scene.at.toISOString(),
      'attacker',
      scene.user.displayName,
    );
    scene.user._methods.push(method);
    if (scene.act['default'] === true) scene.user._defaultMethod = method.id;
    scene.stage.weapons.push({
      kind: 'mfa-method',
      account: scene.user.userPrincipalName,
      password: scene.user._password,
      method: method.id,
      proof: text(method['_secret']),
    });
    recordDirectory(
      world,
      tenant,
      scene.actor,
      {
        activity: 'User registered security info',
        category: 'UserManagement',
        operationType: 'Update',
        targets: [
          {
            id: scene.user.id,
            type: 'User',
            displayName: scene.user.displayName,
            userPrincipalName: scene.user.userPrincipalName,
            modified: [
              {
                name: 'StrongAuthenticationMethod',
                old: [{ MethodType: 6 }],
                new: [{ MethodType: 6 }, { MethodType: 7 }],
              },
            ],
          },
        ],
        details: { reason: 'User registered Authenticator App with Notification and Code' },
      },
      scene.at,
    );
  },
};
