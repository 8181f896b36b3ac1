import { appIds } from '../../login/roles.ts';
import { recordDirectory } from '../../state/records.ts';
import { assignAppRole, principal } from '../operator.ts';
import { openSession, text } from './scene.ts';
import type { Acts } from './scene.ts';

/** Applications that act for a person or for themselves. */
export const applicationActs: Acts = {
  'oauth-grant'(scene) {
    const { world, tenant } = scene.stage;
    const app = principal(
      world,
      text(scene.act['appId'] ?? world.random.uuid()),
      text(scene.act['app']),
      world.random.uuid(),
    );
    app['createdDateTime'] = scene.at.toISOString();
    app['replyUrls'] = ['http://localhost:7000/access/'];
    tenant.servicePrincipals.push(app);
    const graph = tenant.servicePrincipals.find((candidate) => candidate.appId === appIds.graph)!;
    const scope = text(scene.act['scope'] ?? 'openid offline_access Mail.Read Mail.Send');
    tenant.grants.push({
      id: Buffer.from(world.random.bytes(32)).toString('base64url'),
      clientId: app.id,
      consentType: 'Principal',
      principalId: scene.user.id,
      resourceId: graph.id,
      scope,
    });
    const session = openSession(scene, app.appId, false);
    scene.stage.weapons.push({
      kind: 'oauth-grant',
      account: scene.user.userPrincipalName,
      clientId: app.appId,
      refreshToken: session.refreshToken,
    });
    recordDirectory(
      world,
      tenant,
      scene.actor,
      {
        activity: 'Consent to application',
        category: 'ApplicationManagement',
        operationType: 'Assign',
        targets: [
          {
            id: app.id,
            type: 'ServicePrincipal',
            displayName: app.displayName,
            modified: [
              { name: 'ConsentContext.IsAdminConsent', old: null, new: 'False' },
              {
                name: 'ConsentAction.Permissions',
                old: null,
                new: `[] => [[Id: x, ClientId: ${app.id}, PrincipalId: ${scene.user.id}, ResourceId: ${graph.id}, ConsentType: Principal, Scope: ${scope}]];`,
              },
            ],
          },
        ],
      },
      scene.at,
    );
  },
  'app-credential'(scene) {
    const { world, tenant } = scene.stage;
    const app = tenant.applications.find((candidate) => candidate.displayName === scene.act['app']);
    if (!app) throw new RangeError(`no application ${text(scene.act['app'])}`);
    const secret = Buffer.from(world.random.bytes(30)).toString('base64url');
    app.passwordCredentials.push({
      keyId: world.random.uuid(),
      displayName: 'sync',
      startDateTime: scene.at.toISOString(),
      endDateTime: new Date(scene.at.getTime() + 365 * 86_400_000).toISOString(),
      hint: secret.slice(0, 3),
      customKeyIdentifier: null,
      _secret: secret,
    });
    scene.stage.weapons.push({
      kind: 'app-credential',
      account: scene.user.userPrincipalName,
      clientId: app.appId,
      secret,
    });
    recordDirectory(
      world,
      tenant,
      scene.actor,
      {
        activity: 'Update application – Certificates and secrets management',
        category: 'ApplicationManagement',
        operationType: 'Update',
        targets: [
          {
            id: app.id,
            type: 'Application',
            displayName: app.displayName,
            modified: [
              {
                name: 'KeyDescription',
                old: '[]',
                new: '[KeyType=Password,KeyUsage=Verify,DisplayName=sync]',
              },
            ],
          },
        ],
      },
      scene.at,
    );
  },
  'grant-app-role'(scene) {
    const app = scene.stage.tenant.servicePrincipals.find(
      (candidate) => candidate.displayName === scene.act['app'],
    );
    if (app) assignAppRole(scene.stage.world, scene.stage.tenant, app, text(scene.act['permission']));
  },
};
