import { isObject } from '../../kernel/json.ts';
import type { User } from '../state/tenant.ts';
import { graphError } from './errors.ts';
import { auditUser, checkPassword } from './person.ts';
import type { PasswordProfile } from './person.ts';
import type { GraphRequest } from './route.ts';

/** Create user: no licence and no mailbox, one password method. */
export function createUser(request: GraphRequest): User {
  const { world, tenant, json } = request;
  const profile = json['passwordProfile'];
  for (const name of [
    'accountEnabled',
    'displayName',
    'mailNickname',
    'userPrincipalName',
    'passwordProfile',
  ]) {
    if (json[name] === undefined)
      throw graphError(
        400,
        'Request_BadRequest',
        `A value is required for property '${name}' of resource 'User'.`,
      );
  }
  const upn = String(json['userPrincipalName']);
  if (!tenant.domains.some((domain) => domain['id'] === upn.split('@')[1]))
    throw graphError(
      400,
      'Request_BadRequest',
      'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.',
    );
  if (tenant.users.some((user) => user.userPrincipalName.toLowerCase() === upn.toLowerCase()))
    throw graphError(
      400,
      'Request_BadRequest',
      'Another object with the same value for property userPrincipalName already exists.',
    );
  const now = world.clock.iso();
  const user: User = {
    id: world.random.uuid(),
    userPrincipalName: upn,
    displayName: String(json['displayName']),
    mailNickname: json['mailNickname'],
    mail: null,
    accountEnabled: json['accountEnabled'] === true,
    userType: 'Member',
    onPremisesSyncEnabled: null,
    signInSessionsValidFromDateTime: now,
    lastPasswordChangeDateTime: now,
    createdDateTime: now,
    assignedLicenses: [],
    businessPhones: [],
    otherMails: [],
    proxyAddresses: [],
    _password: '',
    _forceChange: true,
    _perUserMfa: 'disabled',
    _defaultMethod: null,
    _methods: [
      {
        '@odata.type': '#microsoft.graph.passwordAuthenticationMethod',
        id: '28c10230-6103-485e-b985-444c60001490',
        createdDateTime: now,
        password: null,
        _holder: 'owner',
      },
    ],
    _appPasswords: [],
    _manager: null,
  };
  const given = (isObject(profile) ? profile : {}) as PasswordProfile;
  checkPassword(request, user, given);
  user._password = given.password ?? '';
  user._forceChange = given.forceChangePasswordNextSignIn ?? true;
  tenant.users.push(user);
  auditUser(
    request,
    user,
    'Add user',
    [
      { name: 'AccountEnabled', old: [], new: [user.accountEnabled] },
      { name: 'DisplayName', old: [], new: [user.displayName] },
      { name: 'UserPrincipalName', old: [], new: [upn] },
    ],
    { operationType: 'Add' },
  );
  return user;
}
