import { recordDirectory } from '../state/records.ts';
import type { Obj } from '../state/tenant.ts';
import { graphError, notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { created, noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = ['GroupSettings.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const writers = ['GroupSettings.ReadWrite.All', 'Directory.ReadWrite.All'];
const administrators = { roles: ['Groups Administrator'] } as const;

type Value = readonly [name: string, defaultValue: string, type: string];

/** Templates of directory settings with their members (Microsoft Entra cmdlets for configuring group settings). */
const templates: readonly {
  readonly id: string;
  readonly name: string;
  readonly values: readonly Value[];
}[] = [
  {
    id: '62375ab9-6b52-47ed-826b-58e47e0e304b',
    name: 'Group.Unified',
    values: [
      ['NewUnifiedGroupWritebackDefault', 'true', 'System.Boolean'],
      ['EnableMIPLabels', 'false', 'System.Boolean'],
      ['CustomBlockedWordsList', '', 'System.String'],
      ['EnableMSStandardBlockedWords', 'false', 'System.Boolean'],
      ['ClassificationDescriptions', '', 'System.String'],
      ['DefaultClassification', '', 'System.String'],
      ['PrefixSuffixNamingRequirement', '', 'System.String'],
      ['AllowGuestsToBeGroupOwner', 'false', 'System.Boolean'],
      ['AllowGuestsToAccessGroups', 'true', 'System.Boolean'],
      ['GuestUsageGuidelinesUrl', '', 'System.String'],
      ['GroupCreationAllowedGroupId', '', 'System.Guid'],
      ['AllowToAddGuests', 'true', 'System.Boolean'],
      ['UsageGuidelinesUrl', '', 'System.String'],
      ['ClassificationList', '', 'System.String'],
      ['EnableGroupCreation', 'true', 'System.Boolean'],
    ],
  },
  {
    id: '5cf42378-d67d-4f36-ba46-e8b86229381d',
    name: 'Password Rule Settings',
    values: [
      ['BannedPasswordCheckOnPremisesMode', 'Audit', 'System.String'],
      ['EnableBannedPasswordCheckOnPremises', 'true', 'System.Boolean'],
      ['EnableBannedPasswordCheck', 'false', 'System.Boolean'],
      ['LockoutDurationInSeconds', '60', 'System.Int32'],
      ['LockoutThreshold', '10', 'System.Int32'],
      ['BannedPasswordList', '', 'System.String'],
    ],
  },
  {
    id: 'dffd5d46-495d-40a9-8e21-954ff55e198a',
    name: 'Consent Policy Settings',
    values: [
      ['EnableGroupSpecificConsent', 'false', 'System.Boolean'],
      ['BlockUserConsentForRiskyApps', 'true', 'System.Boolean'],
      ['EnableAdminConsentRequests', 'false', 'System.Boolean'],
      ['ConstrainGroupSpecificConsentToMembersOfGroupId', '', 'System.Guid'],
    ],
  },
];

/** Beta knows the same objects by their old names. */
const paths = [
  { settings: 'groupSettings', templates: 'groupSettingTemplates', more: {} },
  { settings: 'settings', templates: 'directorySettingTemplates', more: { betaOnly: true } },
] as const;

export const groupSettingRoutes: readonly GraphRoute[] = paths.flatMap(
  ({ settings, templates: list, more }) => [
    route(
      'GET',
      `/${list}`,
      readers,
      (request) => ok(collection(request, templates.map(shownTemplate), list)),
      more,
    ),
    route(
      'GET',
      `/${list}/{template}`,
      readers,
      (request) => ok(entity(request, oneTemplate(request), list)),
      more,
    ),
    route(
      'GET',
      `/${settings}`,
      readers,
      (request) => ok(collection(request, request.tenant.policies.groupSettings, settings)),
      more,
    ),
    route(
      'GET',
      `/${settings}/{setting}`,
      readers,
      (request) => ok(entity(request, settingOf(request), settings)),
      more,
    ),
    route('POST', `/${settings}`, writers, (request) => create(request, settings), {
      ...administrators,
      ...more,
    }),
    route('PATCH', `/${settings}/{setting}`, writers, update, { ...administrators, ...more }),
    route('DELETE', `/${settings}/{setting}`, writers, remove, { ...administrators, ...more }),
  ],
);

function shownTemplate(template: (typeof templates)[number]): Obj {
  return {
    id: template.id,
    deletedDateTime: null,
    displayName: template.name,
    description: `Settings of ${template.name}.`,
    values: template.values.map(([name, defaultValue, type]) => ({
      name,
      type,
      defaultValue,
      description: name,
    })),
  };
}

function templateOf(id: unknown) {
  const template = templates.find((candidate) => candidate.id === id);
  if (!template) throw graphError(400, 'Request_BadRequest', `The template '${String(id)}' does not exist.`);
  return template;
}

function oneTemplate(request: GraphRequest): Obj {
  const template = templates.find((candidate) => candidate.id === request.params['template']);
  if (!template) throw notFound(request.params['template'] ?? '');
  return shownTemplate(template);
}

function settingOf(request: GraphRequest): Obj {
  const setting = request.tenant.policies.groupSettings.find(
    (candidate) => candidate['id'] === request.params['setting'],
  );
  if (!setting) throw notFound(request.params['setting'] ?? '');
  return setting;
}

function create(request: GraphRequest, path: string) {
  const template = templateOf(request.json['templateId']);
  if (request.tenant.policies.groupSettings.some((setting) => setting['templateId'] === template.id))
    throw graphError(
      400,
      'Request_BadRequest',
      'A conflicting object with one or more of the specified property values is present in the directory.',
    );
  const setting: Obj = {
    id: request.world.random.uuid(),
    displayName: template.name,
    templateId: template.id,
    values: valuesOf(
      template,
      template.values.map(([name, value]) => ({ name, value })),
      request.json['values'],
    ),
  };
  request.tenant.policies.groupSettings.push(setting);
  record(request, 'Create group settings', setting, null);
  return created(entity(request, setting, path));
}

function update(request: GraphRequest) {
  const setting = settingOf(request);
  const before = structuredClone(setting['values']);
  setting['values'] = valuesOf(
    templateOf(setting['templateId']),
    setting['values'] as { name: string; value: string }[],
    request.json['values'],
  );
  record(request, 'Update group settings', setting, before);
  return noContent;
}

function remove(request: GraphRequest) {
  const setting = settingOf(request);
  const { policies } = request.tenant;
  policies.groupSettings = policies.groupSettings.filter((candidate) => candidate !== setting);
  record(request, 'Delete group settings', setting, setting['values']);
  return noContent;
}

function valuesOf(
  template: (typeof templates)[number],
  current: readonly { readonly name: string; readonly value: string }[],
  given: unknown,
): { name: string; value: string }[] {
  const changes = (Array.isArray(given) ? given : []) as { name?: unknown; value?: unknown }[];
  for (const { name } of changes)
    if (!template.values.some(([known]) => known === name))
      throw graphError(
        400,
        'Request_BadRequest',
        `The setting '${String(name)}' is not part of the template.`,
      );
  return current.map(({ name, value }) => {
    const change = changes.find((candidate) => candidate.name === name);
    return { name, value: change ? String(change.value ?? '') : value };
  });
}

function record(request: GraphRequest, activity: string, setting: Obj, before: unknown): void {
  recordDirectory(request.world, request.tenant, request.actor, {
    activity,
    category: 'GroupManagement',
    operationType: activity.split(' ')[0]!,
    targets: [
      {
        id: String(setting['id']),
        type: 'Other',
        displayName: String(setting['displayName']),
        modified: [{ name: 'Values', old: before, new: structuredClone(setting['values']) }],
      },
    ],
  });
}
