import { describe, expect, it } from 'vitest';
import type { Step } from '../src/domain/plan.ts';
import { planContainment } from '../src/engine/respond/plan.ts';
import { runPlan } from '../src/engine/respond/run-plan.ts';
import { undoPlan } from '../src/engine/respond/undo.ts';
import { isObject } from '../src/kernel/json.ts';
import type { Obj } from '../src/simulator/state/tenant.ts';
import { breachedTenant, planDefaults } from './support/tenant.ts';

/** What each action leaves behind for good, one by one; whatever else differs after an undo is a fault. */
const lasting: { readonly [action: string]: (step: Step, before: Obj) => readonly string[] } = {
  'revoke-sessions': (step) => [`users/${upnOf(step)}/signInSessionsValidFromDateTime`],
  'revoke-sessions-again': (step) => [`users/${upnOf(step)}/signInSessionsValidFromDateTime`],
  'reset-password': (step) =>
    ['lastPasswordChangeDateTime', '_password', '_forceChange'].map(
      (member) => `users/${upnOf(step)}/${member}`,
    ),
  'remove-mfa-method': (step, before) => {
    const user = (before['users'] as Obj[]).find((one) => one['userPrincipalName'] === upnOf(step))!;
    const preferred = step.target.key.includes(String(user['_defaultMethod'])) ? ['_defaultMethod'] : [];
    const id = (user['_methods'] as Obj[])
      .map((method) => String(method['id']))
      .find((one) => step.target.key.includes(one));
    return [`_methods/${id}`, ...preferred].map((member) => `users/${upnOf(step)}/${member}`);
  },
  'confirm-compromised': (step) =>
    ['riskLevel', 'riskState', 'riskDetail', 'riskLastUpdatedDateTime', '_history'].map(
      (member) => `riskyUsers/${upnOf(step)}/${member}`,
    ),
  'end-mobile-partnership': (step, before) => {
    const box = (before['mailboxes'] as Obj[]).find((one) => nameOf(one, 0) === upnOf(step))!;
    const device = (box['mobileDevices'] as Obj[]).find((one) => one['DeviceId'] === step.target.key)!;
    return [`mailboxes/${upnOf(step)}/mobileDevices/${nameOf(device, 0)}`];
  },
  'remove-app-credential': (step, before) =>
    (before['applications'] as Obj[]).flatMap((app) =>
      (app['passwordCredentials'] as Obj[])
        .filter((credential) => step.target.key.includes(String(credential['keyId'])))
        .map(
          (credential) => `applications/${String(app['id'])}/passwordCredentials/${nameOf(credential, 0)}`,
        ),
    ),
  // Everything of these comes back but the id, which the directory mints anew.
  'remove-oauth-grant': () => ['grants: a new id'],
  'remove-role': () => ['roleAssignments: a new id'],
  'remove-app-role-assignment': () => ['appRoleAssignments: a new id'],
};

const mintedAnew = new Set(['grants', 'roleAssignments', 'appRoleAssignments']);

function upnOf(step: Step): string {
  return step.target.account!.upn;
}

/** By what an object is known in its list. */
function nameOf(item: unknown, index: number): string {
  if (!isObject(item)) return String(index);
  const properties = isObject(item['properties']) ? item['properties'] : {};
  const name =
    item['userPrincipalName'] ??
    properties['UserPrincipalName'] ??
    item['keyId'] ??
    item['id'] ??
    item['Guid'] ??
    item['Identity'];
  return String(name ?? index);
}

/** Every place at which two states differ; lists are compared by what their objects are called, without order. */
function differences(before: unknown, after: unknown, path: string): readonly string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    if (mintedAnew.has(path)) return differentBesideId(before as Obj[], after as Obj[], path);
    const left = new Map(before.map((item, index) => [nameOf(item, index), item as unknown]));
    const right = new Map(after.map((item, index) => [nameOf(item, index), item as unknown]));
    return [...new Set([...left.keys(), ...right.keys()])].flatMap((name) =>
      differences(left.get(name), right.get(name), `${path}/${name}`),
    );
  }
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
      differences(before[name], after[name], path === '' ? name : `${path}/${name}`),
    );
  }
  return [path];
}

function differentBesideId(before: readonly Obj[], after: readonly Obj[], path: string): readonly string[] {
  const bare = ({ id: _id, ...rest }: Obj): string => JSON.stringify(rest);
  const right = after.map(bare);
  const lost = before.map(bare).filter((item) => !right.includes(item));
  const left = before.map(bare);
  const extra = right.filter((item) => !left.includes(item));
  const ids = new Set(after.map((item) => item['id']));
  return [
    ...[...lost, ...extra].map((item) => `${path}: ${item}`),
    ...before.filter((item) => !ids.has(item['id'])).map(() => `${path}: a new id`),
  ];
}

describe.each(['invoice-fraud', 'aitm-device', 'admin-takeover'])(
  'undoing the containment of %s',
  (scenario) => {
    it('gives the tenant that was there before, apart from what is declared irreversible', async () => {
      const { simulator, connection, accounts, run } = await breachedTenant(scenario);
      try {
        const before = simulator.snapshot(scenario);
        const context = run('test');
        const plan = await planContainment(connection, accounts, {
          ...planDefaults,
          since: simulator.scenarios[0]!.attackBegan,
        });
        await runPlan(context, plan, []);
        expect(differences(before, simulator.snapshot(scenario), '').length).toBeGreaterThan(10);
        const report = await undoPlan(context, plan, []);
        expect(
          report.steps.filter((step) => !['undone', 'skipped', 'manual'].includes(step.outcome)),
        ).toEqual([]);
        const skipped = report.steps
          .filter((step) => step.outcome === 'skipped')
          .map((step) => plan.steps.find((item) => item.id === step.step)!.reversible);
        expect(new Set(skipped)).toEqual(new Set(['no']));

        const declared = plan.steps
          .filter((step) => step.selected)
          .flatMap((step) => lasting[step.action]?.(step, before) ?? []);
        const found = differences(before, simulator.snapshot(scenario), '');
        expect(found.filter((path) => !path.endsWith('a new id')).toSorted()).toEqual(
          [...new Set(declared)].filter((path) => !path.endsWith('a new id')).toSorted(),
        );
        // An id that is minted anew is one for each thing that was removed.
        expect(found.filter((path) => path.endsWith('a new id'))).toEqual(
          declared.filter((path) => path.endsWith('a new id')),
        );
      } finally {
        await simulator.close();
      }
    });
  },
);
