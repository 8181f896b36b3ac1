import { isObject } from '../../kernel/json.ts';
import { newRule } from '../exchange/rules.ts';
import { recordCmdlet } from '../state/records.ts';
import type { Folder, Mailbox, Obj } from '../state/tenant.ts';
import { graphError } from './errors.ts';
import { itemNotFound, mailbox, requireAccess } from './mailbox.ts';
import { exchangeParameters, graphRule, hasActions } from './message-rule.ts';
import { collection, entity } from './odata/query.ts';
import { created, noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'];
const writers = ['MailboxSettings.ReadWrite'];
const calendarReaders = {
  application: ['Calendars.Read', 'Calendars.ReadWrite'],
  delegated: ['Calendars.Read', 'Calendars.ReadWrite'],
};
const rules = '/users/{user}/mailFolders/inbox/messageRules';
const ruleContext = 'users/mailFolders/messageRules';
const permissionContext = 'users/calendar/calendarPermissions';

export const mailboxSettingRoutes: readonly GraphRoute[] = [
  route('GET', rules, readers, (request) => {
    const box = ownBox(request);
    const visible = box.rules.filter((rule) => rule['_hidden'] !== true);
    return ok(
      collection(
        request,
        visible.map((rule) => graphRule(rule, box)),
        ruleContext,
      ),
    );
  }),
  route('POST', rules, writers, createRule),
  route('GET', `${rules}/{rule}`, readers, (request) => {
    const box = ownBox(request);
    return ok(entity(request, graphRule(ruleOf(request, box), box), ruleContext));
  }),
  route('PATCH', `${rules}/{rule}`, writers, updateRule),
  route('DELETE', `${rules}/{rule}`, writers, deleteRule),
  route('GET', '/users/{user}/mailboxSettings', readers, (request) =>
    ok(shownSettings(request, ownBox(request))),
  ),
  route('PATCH', '/users/{user}/mailboxSettings', writers, updateSettings),
  ...['calendar/calendarPermissions', 'calendarPermissions'].map((path) =>
    route('GET', `/users/{user}/${path}`, calendarReaders, (request) => {
      const box = mailbox(request);
      const calendar = box.folders.find((folder) => folder.FolderType === 'Calendar');
      requireAccess(request, box, calendar ?? null);
      return ok(collection(request, calendar ? shares(request, calendar) : [], permissionContext));
    }),
  ),
];

function ownBox(request: GraphRequest): Mailbox {
  const box = mailbox(request);
  requireAccess(request, box, null);
  return box;
}

/** Hidden rules are out of Graph's sight: neither listed nor found by id. */
function ruleOf(request: GraphRequest, box: Mailbox): Obj {
  const rule = box.rules.find(
    (candidate) =>
      candidate['_hidden'] !== true && graphRule(candidate, box)['id'] === request.params['rule'],
  );
  if (!rule) throw itemNotFound();
  return rule;
}

function changeableRule(request: GraphRequest, box: Mailbox): Obj {
  const rule = ruleOf(request, box);
  if (rule['_clientSide'] === true)
    throw graphError(400, 'ErrorInvalidRequest', 'The rule is read-only and cannot be changed by this API.');
  return rule;
}

/** Graph's own clients record rule changes as the cmdlets that they amount to. */
function audit(request: GraphRequest, box: Mailbox, cmdlet: string, rule: Obj, parameters: Obj): void {
  recordCmdlet(
    request.world,
    request.tenant,
    request.actor,
    cmdlet,
    `${box.properties.UserPrincipalName}\\${String(rule['Name'])}`,
    parameters,
  );
}

/** Only what was said, without the nulls that stand for "no condition". */
function said(parameters: Obj): Obj {
  return Object.fromEntries(
    Object.entries(parameters).filter(([, value]) => value !== null && value !== false),
  );
}

function createRule(request: GraphRequest) {
  const box = ownBox(request);
  const parameters = exchangeParameters(request.json, box);
  if (!parameters['Name'] || !hasActions(parameters))
    throw graphError(400, 'ErrorInvalidRequest', 'A rule needs a displayName and at least one action.');
  const rule = newRule(box, String(10_000_000_000 + request.world.random.integer(2_000_000_000)), parameters);
  box.rules.push(rule);
  audit(request, box, 'New-InboxRule', rule, {
    AlwaysDeleteOutlookRulesBlob: false,
    Force: false,
    ...said(parameters),
  });
  return created(entity(request, graphRule(rule, box), ruleContext));
}

function updateRule(request: GraphRequest) {
  const box = ownBox(request);
  const rule = changeableRule(request, box);
  const parameters = exchangeParameters(request.json, box);
  if ('actions' in request.json && !hasActions(parameters))
    throw graphError(400, 'ErrorInvalidRequest', 'A rule needs at least one action.');
  Object.assign(rule, parameters);
  audit(request, box, 'Set-InboxRule', rule, { Identity: rule['Identity'], ...parameters });
  return ok(entity(request, graphRule(rule, box), ruleContext));
}

function deleteRule(request: GraphRequest) {
  const box = ownBox(request);
  const rule = changeableRule(request, box);
  box.rules = box.rules.filter((candidate) => candidate !== rule);
  audit(request, box, 'Remove-InboxRule', rule, { Identity: rule['Identity'] });
  return noContent;
}

const statuses = { Disabled: 'disabled', Enabled: 'alwaysEnabled', Scheduled: 'scheduled' } as const;
const audiences = { All: 'all', Known: 'contactsOnly', None: 'none' } as const;

function swapped(table: { readonly [key: string]: string }, value: unknown): string | undefined {
  return Object.entries(table).find(([, graph]) => graph === value)?.[0];
}

function shownSettings(request: GraphRequest, box: Mailbox): Obj {
  const { autoReply } = box;
  const moment = (value: unknown): Obj => ({
    dateTime: `${String(value).replace(/Z$/, '').slice(0, 19)}.0000000`,
    timeZone: 'UTC',
  });
  const german = box.language === 'de';
  return {
    '@odata.context': `https://${request.host}/${request.version}/$metadata#users('${encodeURIComponent(request.params['user'] ?? '')}')/mailboxSettings`,
    archiveFolder: box.folders.find((folder) => folder.FolderType === 'Archive')?.FolderId ?? null,
    timeZone: 'W. Europe Standard Time',
    delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
    dateFormat: german ? 'dd.MM.yyyy' : 'M/d/yyyy',
    timeFormat: german ? 'HH:mm' : 'h:mm tt',
    userPurpose: box.properties['RecipientTypeDetails'] === 'SharedMailbox' ? 'shared' : 'user',
    automaticRepliesSetting: {
      status: statuses[String(autoReply['AutoReplyState']) as keyof typeof statuses] ?? 'disabled',
      externalAudience: audiences[String(autoReply['ExternalAudience']) as keyof typeof audiences] ?? 'all',
      internalReplyMessage: autoReply['InternalMessage'],
      externalReplyMessage: autoReply['ExternalMessage'],
      scheduledStartDateTime: moment(autoReply['StartTime']),
      scheduledEndDateTime: moment(autoReply['EndTime']),
    },
    language: {
      locale: german ? 'de-DE' : 'en-US',
      displayName: german ? 'Deutsch (Deutschland)' : 'English (United States)',
    },
  };
}

function updateSettings(request: GraphRequest) {
  const box = ownBox(request);
  const { automaticRepliesSetting, ...others } = request.json;
  const other = Object.keys(others).find((name) => !name.startsWith('@odata'));
  if (other) throw graphError(501, 'NotImplemented', `This simulation does not change '${other}'.`);
  if (!isObject(automaticRepliesSetting))
    throw graphError(400, 'ErrorInvalidRequest', 'automaticRepliesSetting must be an object.');
  const parameters = replyParameters(automaticRepliesSetting);
  Object.assign(box.autoReply, parameters);
  audit(
    request,
    box,
    'Set-MailboxAutoReplyConfiguration',
    { Name: box.properties['Name'] },
    {
      Identity: box.properties.UserPrincipalName,
      ...parameters,
    },
  );
  return ok(shownSettings(request, box));
}

function replyParameters(setting: { readonly [key: string]: unknown }): Obj {
  const parameters: Obj = {};
  for (const [key, value] of Object.entries(setting)) {
    if (key.startsWith('@odata')) continue;
    const [name, translated] = replyParameter(key, value);
    if (translated === undefined)
      throw graphError(400, 'ErrorInvalidRequest', `The value of '${key}' is not valid.`);
    parameters[name] = translated;
  }
  return parameters;
}

function replyParameter(key: string, value: unknown): readonly [string, unknown] {
  const time = isObject(value) && typeof value['dateTime'] === 'string' ? value['dateTime'] : undefined;
  switch (key) {
    case 'status':
      return ['AutoReplyState', swapped(statuses, value)];
    case 'externalAudience':
      return ['ExternalAudience', swapped(audiences, value)];
    case 'internalReplyMessage':
      return ['InternalMessage', typeof value === 'string' ? value : undefined];
    case 'externalReplyMessage':
      return ['ExternalMessage', typeof value === 'string' ? value : undefined];
    case 'scheduledStartDateTime':
      return ['StartTime', time?.slice(0, 19)];
    case 'scheduledEndDateTime':
      return ['EndTime', time?.slice(0, 19)];
    default:
      return [key, undefined];
  }
}

const roles: { readonly [right: string]: string } = {
  None: 'none',
  AvailabilityOnly: 'freeBusyRead',
  LimitedDetails: 'limitedRead',
  Reviewer: 'read',
  Editor: 'write',
};

/** Who sees the calendar; Exchange's Default is Graph's "My Organization", and Anonymous is not shown. */
function shares(request: GraphRequest, calendar: Folder): readonly Obj[] {
  return calendar.permissions
    .filter((permission) => permission.User !== 'Anonymous')
    .map((permission) => {
      const organisation = permission.User === 'Default';
      const user = request.tenant.users.find((candidate) =>
        [candidate.userPrincipalName, candidate.displayName].includes(permission.User),
      );
      return {
        id: Buffer.from(permission.User).toString('base64url'),
        isRemovable: !organisation,
        isInsideOrganization: organisation || user !== undefined,
        role: roles[permission.AccessRights.join(',')] ?? 'custom',
        allowedRoles: ['none', 'freeBusyRead', 'limitedRead', 'read', 'write'],
        emailAddress: organisation
          ? { name: 'My Organization' }
          : {
              name: user?.displayName ?? permission.User,
              address: user?.userPrincipalName ?? permission.User,
            },
      };
    });
}
