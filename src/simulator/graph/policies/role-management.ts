import { directoryRoles } from '../../login/roles.ts';
import type { Obj } from '../../state/tenant.ts';
import { graphError, notFound } from '../errors.ts';
import { requirePrivilegedIdentityLicence } from '../licence.ts';
import { collection, entity } from '../odata/query.ts';
import { ok, route } from '../route.ts';
import type { GraphRequest, GraphRoute } from '../route.ts';
import { auditPolicy } from './audit.ts';
import { defaultRoleRules } from './role-rules.ts';
import { checkMembers, merge } from './single.ts';

const readers = [
  'RoleManagementPolicy.Read.Directory',
  'RoleManagement.Read.Directory',
  'RoleManagement.Read.All',
  'RoleManagementPolicy.ReadWrite.Directory',
  'RoleManagement.ReadWrite.Directory',
];
const writers = ['RoleManagementPolicy.ReadWrite.Directory', 'RoleManagement.ReadWrite.Directory'];
const viewers = { roles: ['Global Reader', 'Security Reader', 'Privileged Role Administrator'] } as const;
const administrators = { roles: ['Privileged Role Administrator'] } as const;
const policies = 'policies/roleManagementPolicies';
const assignments = 'policies/roleManagementPolicyAssignments';

/** Privileged Identity Management: one policy with its rules for each role. */
export const roleManagementRoutes: readonly GraphRoute[] = [
  route('GET', `/${policies}`, readers, listPolicies, viewers),
  route(
    'GET',
    `/${policies}/{rolePolicy}`,
    readers,
    (request) => ok(entity(request, policyOf(request), policies, expansions(request))),
    viewers,
  ),
  route(
    'GET',
    `/${policies}/{rolePolicy}/rules`,
    readers,
    (request) => ok(collection(request, rulesOf(request, policyOf(request)), `${policies}/rules`)),
    viewers,
  ),
  route(
    'GET',
    `/${policies}/{rolePolicy}/rules/{roleRule}`,
    readers,
    (request) => ok(entity(request, ruleOf(request), `${policies}/rules`)),
    viewers,
  ),
  route('PATCH', `/${policies}/{rolePolicy}/rules/{roleRule}`, writers, updateRule, administrators),
  route('GET', `/${assignments}`, readers, listAssignments, viewers),
];

function listPolicies(request: GraphRequest) {
  requireScope(request);
  return ok(collection(request, policiesOf(request), policies, expansions(request)));
}

function listAssignments(request: GraphRequest) {
  requireScope(request);
  const rows = policiesOf(request).map((policy) => ({
    id: `${String(policy['id'])}_${String(policy['_role'])}`,
    policyId: policy['id'],
    roleDefinitionId: policy['_role'],
    scopeId: '/',
    scopeType: 'DirectoryRole',
  }));
  const expand = {
    policy: (row: Obj) => {
      const { _role, ...policy } = policiesOf(request).find((one) => one['id'] === row['policyId'])!;
      return policy;
    },
    'policy/rules': (row: Obj) => {
      const { _role, ...policy } = policiesOf(request).find((one) => one['id'] === row['policyId'])!;
      return { ...policy, rules: rulesOf(request, policy) };
    },
  };
  return ok(collection(request, rows, assignments, { expand }));
}

/** Policies of roles and of groups lie in one collection; a request must say which it means (List roleManagementPolicies). */
function requireScope(request: GraphRequest): void {
  requirePrivilegedIdentityLicence(request.tenant);
  const filter = request.query.get('$filter') ?? '';
  if (!/scopeId eq '\/'/.test(filter) || !/scopeType eq '(DirectoryRole|Directory)'/.test(filter))
    throw graphError(
      400,
      'InvalidFilter',
      "The filter is invalid: scopeId and scopeType are required, as in scopeId eq '/' and scopeType eq 'DirectoryRole'.",
    );
}

function policiesOf(request: GraphRequest): readonly Obj[] {
  const { tenant } = request;
  return Object.values(directoryRoles).map((role) => ({
    id: `DirectoryRole_${tenant.id}_${role}`,
    displayName: 'DirectoryRole',
    description: 'DirectoryRole',
    isOrganizationDefault: false,
    scopeId: '/',
    scopeType: 'DirectoryRole',
    lastModifiedDateTime: null,
    lastModifiedBy: null,
    _role: role,
  }));
}

function policyOf(request: GraphRequest): Obj {
  requirePrivilegedIdentityLicence(request.tenant);
  const policy = policiesOf(request).find((candidate) => candidate['id'] === request.params['rolePolicy']);
  if (!policy) throw notFound(request.params['rolePolicy'] ?? '');
  return policy;
}

function rulesOf(request: GraphRequest, policy: Obj): readonly Obj[] {
  return request.tenant.policies.roleRules[String(policy['id'])] ?? defaultRoleRules();
}

function ruleOf(request: GraphRequest): Obj {
  const rule = rulesOf(request, policyOf(request)).find(
    (candidate) => candidate['id'] === request.params['roleRule'],
  );
  if (!rule) throw notFound(request.params['roleRule'] ?? '');
  return rule;
}

function updateRule(request: GraphRequest) {
  const policy = policyOf(request);
  const before = structuredClone(ruleOf(request));
  const { id: _id, target: _target, ...changes } = request.json;
  if (request.json['@odata.type'] !== before['@odata.type'])
    throw graphError(400, 'BadRequest', `@odata.type must be '${String(before['@odata.type'])}'.`);
  checkMembers(before, changes);
  const rules = structuredClone(rulesOf(request, policy)) as Obj[];
  request.tenant.policies.roleRules[String(policy['id'])] = rules;
  const rule = rules.find((candidate) => candidate['id'] === before['id'])!;
  merge(rule, changes);
  if (JSON.stringify(rules) === JSON.stringify(defaultRoleRules()))
    delete request.tenant.policies.roleRules[String(policy['id'])];
  const named = { id: String(policy['id']), name: String(policy['displayName']) };
  auditPolicy(request, 'Update role setting in PIM', named, before, structuredClone(rule));
  return ok(entity(request, rule, `${policies}/rules`));
}

function expansions(request: GraphRequest) {
  return {
    expand: {
      rules: (row: Obj) => rulesOf(request, row),
      effectiveRules: (row: Obj) => rulesOf(request, row),
    },
  };
}
