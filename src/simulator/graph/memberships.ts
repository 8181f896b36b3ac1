import { roleName } from '../login/roles.ts';
import type { Group, Obj } from '../state/tenant.ts';
import { notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { userOf } from './person.ts';
import { ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = [
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'Directory.AccessAsUser.All',
];
const groupReaders = [
  'GroupMember.Read.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const groupType = '#microsoft.graph.group';
const roleType = '#microsoft.graph.directoryRole';

export const membershipRoutes: readonly GraphRoute[] = [
  ...(['memberOf', 'transitiveMemberOf'] as const).flatMap((relation) => [
    route('GET', `/users/{user}/${relation}`, readers, (request) => list(request, relation, null)),
    route('GET', `/users/{user}/${relation}/microsoft.graph.group`, readers, (request) =>
      list(request, relation, groupType),
    ),
    route('GET', `/users/{user}/${relation}/microsoft.graph.directoryRole`, readers, (request) =>
      list(request, relation, roleType),
    ),
  ]),
  route('GET', '/users/{user}/ownedObjects', readers, (request) => {
    const user = userOf(request);
    const owned = request.tenant.applications
      .filter((application) => application._owners.includes(user.id))
      .map((application) => ({
        '@odata.type': '#microsoft.graph.application',
        id: application.id,
        appId: application.appId,
        displayName: application.displayName,
      }));
    return ok(collection(request, owned, 'directoryObjects'));
  }),
  route('GET', '/groups', groupReaders, (request) =>
    ok(collection(request, request.tenant.groups, 'groups')),
  ),
  route('GET', '/groups/{group}', groupReaders, (request) => ok(entity(request, groupOf(request), 'groups'))),
  route('GET', '/groups/{group}/members', groupReaders, (request) =>
    ok(collection(request, membersOf(request, groupOf(request)._members), 'directoryObjects')),
  ),
  route('GET', '/groups/{group}/transitiveMembers', groupReaders, (request) =>
    ok(collection(request, membersOf(request, below(request, groupOf(request))), 'directoryObjects')),
  ),
];

function list(request: GraphRequest, relation: 'memberOf' | 'transitiveMemberOf', type: string | null) {
  const user = userOf(request);
  const direct = request.tenant.groups.filter((group) => group._members.includes(user.id));
  const groups = relation === 'memberOf' ? direct : above(request, direct);
  const holders = relation === 'memberOf' ? [user.id] : [user.id, ...groups.map((group) => group.id)];
  const roles = new Set(
    request.tenant.roleAssignments
      .filter((assignment) => holders.includes(assignment.principalId))
      .map((assignment) => assignment.roleDefinitionId),
  );
  const all: readonly Obj[] = [
    ...groups.map((group) => ({ '@odata.type': groupType, ...group })),
    ...[...roles].map((template) => ({
      '@odata.type': roleType,
      id: template,
      roleTemplateId: template,
      displayName: roleName(template),
      description: null,
    })),
  ];
  const shown = type === null ? all : all.filter((item) => item['@odata.type'] === type);
  const context = type === groupType ? 'groups' : type === roleType ? 'directoryRoles' : 'directoryObjects';
  return ok(collection(request, shown, context));
}

/** The groups themselves and all groups that hold them, however deep. */
function above(request: GraphRequest, start: readonly Group[]): readonly Group[] {
  const found = new Set(start);
  for (const group of found)
    for (const holder of request.tenant.groups) if (holder._members.includes(group.id)) found.add(holder);
  return [...found];
}

function below(request: GraphRequest, start: Group): readonly string[] {
  const found = new Set(start._members);
  for (const id of found)
    for (const member of request.tenant.groups.find((group) => group.id === id)?._members ?? [])
      found.add(member);
  return [...found];
}

function membersOf(request: GraphRequest, ids: readonly string[]): readonly Obj[] {
  const { users, groups, servicePrincipals, devices } = request.tenant;
  const kinds: readonly [string, readonly Obj[]][] = [
    ['user', users],
    ['group', groups],
    ['servicePrincipal', servicePrincipals],
    ['device', devices],
  ];
  return ids.flatMap((id) =>
    kinds.flatMap(([type, known]) =>
      known
        .filter((candidate) => candidate['id'] === id)
        .map((candidate) => ({
          '@odata.type': `#microsoft.graph.${type}`,
          id,
          displayName: candidate['displayName'],
          ...(type === 'user'
            ? { userPrincipalName: candidate['userPrincipalName'], mail: candidate['mail'] }
            : {}),
        })),
    ),
  );
}

function groupOf(request: GraphRequest): Group {
  const group = request.tenant.groups.find((candidate) => candidate.id === request.params['group']);
  if (!group) throw notFound(request.params['group'] ?? '');
  return group;
}
