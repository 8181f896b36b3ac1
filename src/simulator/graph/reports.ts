import { rolesOf, secondFactors } from '../login/directory.ts';
import type { Method, Obj, Tenant, User } from '../state/tenant.ts';
import { notFound } from './errors.ts';
import { requireReportLicence } from './licence.ts';
import { preferenceOf } from './method-settings.ts';
import { collection, entity } from './odata/query.ts';
import { ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = ['AuditLog.Read.All'];
const roles = {
  roles: ['Reports Reader', 'Security Reader', 'Security Administrator', 'Global Reader'],
} as const;
const context = 'reports/authenticationMethods/userRegistrationDetails';

export const reportRoutes: readonly GraphRoute[] = [
  route(
    'GET',
    `/${context}`,
    readers,
    (request) => {
      requireReportLicence(request.tenant);
      const rows = request.tenant.users.map((user) => registration(request.tenant, user));
      // No page names the size; a thousand is that of the other identity reports (List signIns).
      return ok(collection(request, rows, context, { page: 1000 }));
    },
    roles,
  ),
  route('GET', `/${context}/{user}`, readers, oneRegistration, roles),
  route('GET', '/admin/exchange/tracing/messageTraces', ['ExchangeMessageTrace.Read.All'], listTraces, {
    roles: ['Exchange Administrator', 'Security Reader', 'Security Administrator', 'Global Reader'],
  }),
  route(
    'GET',
    '/admin/exchange/tracing/messageTraces/{trace}/{details}',
    ['ExchangeMessageTrace.Read.All'],
    traceDetails,
    { roles: ['Exchange Administrator', 'Security Reader', 'Security Administrator', 'Global Reader'] },
  ),
];

function oneRegistration(request: GraphRequest) {
  requireReportLicence(request.tenant);
  const user = request.tenant.users.find((candidate) => candidate.id === request.params['user']);
  if (!user) throw notFound(request.params['user'] ?? '');
  return ok(entity(request, registration(request.tenant, user), context));
}

/** The report's own names of methods (userRegistrationDetails, `methodsRegistered`). */
const reportNames: { readonly [type: string]: string } = {
  microsoftAuthenticator: 'microsoftAuthenticatorPush',
  softwareOath: 'softwareOneTimePasscode',
  hardwareOath: 'hardwareOneTimePasscode',
  fido2: 'passKeyDeviceBound',
  windowsHelloForBusiness: 'windowsHelloForBusiness',
  platformCredential: 'macOsSecureEnclaveKey',
  email: 'email',
  temporaryAccessPass: 'temporaryAccessPass',
  external: 'externalAuthMethod',
};
const phoneNames: { readonly [type: string]: string } = {
  mobile: 'mobilePhone',
  alternateMobile: 'alternateMobilePhone',
  office: 'officePhone',
};

function reportName(method: Method): readonly string[] {
  const type = method['@odata.type'].replace(/^#microsoft\.graph\.|AuthenticationMethod$/g, '');
  const name = type === 'phone' ? phoneNames[String(method['phoneType'])] : reportNames[type];
  return name === undefined ? [] : [name];
}

function registration(tenant: Tenant, user: User): Obj {
  const factors = secondFactors(user);
  const resetting = user._methods.filter((method) =>
    /phone|email|microsoftAuthenticator|Oath/.test(method['@odata.type']),
  );
  const selfService = tenant.policies.authorization['allowedToUseSSPR'] === true;
  return {
    id: user.id,
    userPrincipalName: user.userPrincipalName,
    userDisplayName: user.displayName,
    userType: user.userType.toLowerCase(),
    isAdmin: rolesOf(tenant, user.id).length > 0,
    isMfaCapable: factors.length > 0,
    isMfaRegistered: factors.length > 0,
    isSsprRegistered: resetting.length > 0,
    isSsprEnabled: selfService,
    isSsprCapable: selfService && resetting.length > 0,
    isPasswordlessCapable: factors.some((method) => /fido2|windowsHello/.test(method['@odata.type'])),
    isSystemPreferredAuthenticationMethodEnabled: false,
    systemPreferredAuthenticationMethods: [],
    userPreferredMethodForSecondaryAuthentication:
      preferenceOf(user._methods.find((method) => method.id === user._defaultMethod)) ?? 'none',
    methodsRegistered: user._methods.flatMap(reportName),
    lastUpdatedDateTime: user._methods
      .map((method) => method.createdDateTime ?? user.createdDateTime)
      .reduce((newest, time) => (time > newest ? time : newest), user.createdDateTime),
  };
}

function listTraces(request: GraphRequest) {
  const rows = request.tenant.exchange.traces.toReversed();
  return ok(collection(request, rows, 'admin/exchange/tracing/messageTraces', { page: 1000 }));
}

/** `getDetailsByRecipient(recipientAddress='…')`: what befell one copy of a message. */
function traceDetails(request: GraphRequest) {
  const recipient = /^(?:microsoft\.graph\.)?getDetailsByRecipient\(recipientAddress='([^']+)'\)$/i.exec(
    request.params['details'] ?? '',
  )?.[1];
  const trace = request.tenant.exchange.traces.find(
    (candidate) => candidate['id'] === request.params['trace'] && candidate['recipientAddress'] === recipient,
  );
  if (!trace) throw notFound(request.params['trace'] ?? '');
  const event = (name: string, description: string) => ({
    id: `${String(trace['id'])}-${name}`,
    messageId: trace['messageId'],
    dateTime: trace['receivedDateTime'],
    event: name,
    action: null,
    description,
    data: null,
  });
  return ok({
    '@odata.context': `https://${request.host}/${request.version}/$metadata#Collection(microsoft.graph.exchangeMessageTraceDetail)`,
    value: [
      event('Receive', 'The message was received.'),
      event('Deliver', 'The message was delivered to its destination.'),
    ],
  });
}
