import { asList, changed, cmdlet, exchangeError, needMailbox, objectNotFound, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall } from './cmdlet.ts';
import type { Mailbox, Obj } from '../state/tenant.ts';

const listParameters =
  'From SubjectContainsWords BodyContainsWords SubjectOrBodyContainsWords FromAddressContainsWords RecipientAddressContainsWords HeaderContainsWords SentTo ForwardTo ForwardAsAttachmentTo RedirectTo ApplyCategory ExceptIfFrom ExceptIfSubjectContainsWords ExceptIfSubjectOrBodyContainsWords'.split(
    ' ',
  );
const flagParameters =
  'DeleteMessage SoftDeleteMessage MarkAsRead StopProcessingRules HasAttachment MyNameInToBox SentOnlyToMe FlaggedForAction MarkImportance'.split(
    ' ',
  );
const otherParameters =
  'Name Priority MoveToFolder CopyToFolder ReceivedAfterDate ReceivedBeforeDate WithinSizeRangeMinimum WithinSizeRangeMaximum WithImportance Mailbox Force AlwaysDeleteOutlookRulesBlob'.split(
    ' ',
  );
const ruleParameters = [...listParameters, ...flagParameters, ...otherParameters].join(' ');

function shownRule(rule: Obj): Obj {
  return Object.fromEntries(Object.entries(rule).filter(([name]) => !name.startsWith('_')));
}

/** By rule identity, by `alias\identity`, or by a name that only one rule has. */
function needRule(call: CmdletCall, box: Mailbox): Obj {
  const identity = text(call, 'Identity') ?? String(call.parameters['Identity'] ?? '');
  const key = identity.split('\\').at(-1) ?? identity;
  const byId = box.rules.filter((rule) => String(rule['RuleIdentity']) === key);
  const found =
    byId.length > 0 ? byId : box.rules.filter((rule) => rule['Name'] === key || rule['Name'] === identity);
  if (found.length > 1)
    throw exchangeError(
      400,
      'Microsoft.Exchange.Configuration.Tasks.ManagementObjectAmbiguousException',
      `The operation couldn't be performed because '${identity}' matches multiple entries.`,
    );
  if (!found[0])
    throw exchangeError(
      404,
      'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException',
      `The Inbox rule '${identity}' wasn't found.`,
    );
  return found[0];
}

/** A change through PowerShell removes the client-side rules that Outlook keeps ("Set-InboxRule", note). */
function dropClientRules(call: CmdletCall, box: Mailbox): void {
  if (!box.rules.some((rule) => rule['_clientSide'] === true)) return;
  box.rules = box.rules.filter((rule) => rule['_clientSide'] !== true);
  call.warnings.push(
    'The Inbox rules of the mailbox contained client-side rules that were created by Outlook; they have been removed.',
  );
}

export function newRule(
  box: Mailbox,
  identity: string,
  parameters: { readonly [name: string]: unknown },
): Obj {
  const rule: Obj = {
    Name: parameters['Name'] ?? '',
    Enabled: parameters['Enabled'] ?? true,
    Identity: `${box.properties.Alias}\\${identity}`,
    RuleIdentity: identity,
    Priority: parameters['Priority'] ?? box.rules.length + 1,
    Description: '',
    MoveToFolder: parameters['MoveToFolder'] ?? null,
    CopyToFolder: parameters['CopyToFolder'] ?? null,
    ReceivedAfterDate: parameters['ReceivedAfterDate'] ?? null,
    ReceivedBeforeDate: parameters['ReceivedBeforeDate'] ?? null,
    WithinSizeRangeMinimum: parameters['WithinSizeRangeMinimum'] ?? null,
    WithinSizeRangeMaximum: parameters['WithinSizeRangeMaximum'] ?? null,
    WithImportance: parameters['WithImportance'] ?? null,
    InError: false,
    ErrorType: 'None',
    Legacy: false,
    MailboxOwnerId: box.properties['Name'],
  };
  for (const name of listParameters)
    rule[name] = asList(parameters[name]).length > 0 ? asList(parameters[name]) : null;
  for (const name of flagParameters) rule[name] = parameters[name] ?? false;
  rule['MarkImportance'] = parameters['MarkImportance'] ?? null;
  rule['FlaggedForAction'] = parameters['FlaggedForAction'] ?? null;
  rule['Description'] = describe(rule);
  return rule;
}

function describe(rule: Obj): string {
  const does = [
    rule['MoveToFolder'] ? `move the message to folder '${String(rule['MoveToFolder'])}'` : '',
    rule['DeleteMessage'] === true ? 'delete the message' : '',
    rule['ForwardTo'] ? `forward the message to ${asList(rule['ForwardTo']).join(', ')}` : '',
  ].filter(Boolean);
  return `Take the following actions:\r\n\t${does.join('\r\n\tand ')}`;
}

function create(call: CmdletCall): readonly Obj[] {
  const box = needMailbox(call, 'Mailbox');
  dropClientRules(call, box);
  const rule = newRule(
    box,
    String(10_000_000_000 + call.world.random.integer(2_000_000_000)),
    call.parameters,
  );
  box.rules.push(rule);
  changed(call, `${box.properties.UserPrincipalName}\\${String(rule['Name'])}`);
  return [shownRule(rule)];
}

function toggle(enabled: boolean): Cmdlet['run'] {
  return (call) => {
    const box = needMailbox(call, 'Mailbox');
    const rule = needRule(call, box);
    if (!enabled && /^Delegate Rule -\d+$/.test(String(rule['Name'])))
      throw exchangeError(
        400,
        'Microsoft.Exchange.Data.Storage.InvalidRuleException',
        'The delegate rule cannot be disabled.',
      );
    dropClientRules(call, box);
    rule['Enabled'] = enabled;
    return changed(call, `${box.properties.UserPrincipalName}\\${String(rule['Name'])}`);
  };
}

export const ruleCmdlets: readonly Cmdlet[] = [
  cmdlet(
    'Get-InboxRule',
    'read',
    'Mailbox IncludeHidden DescriptionTimeFormat DescriptionTimeZone',
    (call) => {
      const box = needMailbox(call, 'Mailbox');
      const visible = box.rules.filter(
        (rule) => call.parameters['IncludeHidden'] === true || rule['_hidden'] !== true,
      );
      if (text(call, 'Mailbox') && text(call, 'Identity')) return [shownRule(needRule(call, box))];
      return visible.map(shownRule);
    },
  ),
  cmdlet('New-InboxRule', 'recipients', ruleParameters, create),
  cmdlet('Set-InboxRule', 'recipients', ruleParameters, (call) => {
    const box = needMailbox(call, 'Mailbox');
    const rule = needRule(call, box);
    dropClientRules(call, box);
    for (const [name, value] of Object.entries(call.parameters)) {
      if (listParameters.includes(name)) rule[name] = asList(value).length > 0 ? asList(value) : null;
      else if (
        flagParameters.includes(name) ||
        ['Name', 'Priority', 'MoveToFolder', 'CopyToFolder'].includes(name)
      )
        rule[name] = value;
    }
    return changed(call, `${box.properties.UserPrincipalName}\\${String(rule['Name'])}`);
  }),
  cmdlet('Disable-InboxRule', 'recipients', 'Mailbox Force AlwaysDeleteOutlookRulesBlob', toggle(false), {
    confirms: true,
  }),
  cmdlet('Enable-InboxRule', 'recipients', 'Mailbox Force AlwaysDeleteOutlookRulesBlob', toggle(true)),
  cmdlet(
    'Remove-InboxRule',
    'recipients',
    'Mailbox Force AlwaysDeleteOutlookRulesBlob',
    (call) => {
      const box = needMailbox(call, 'Mailbox');
      const rule = needRule(call, box);
      dropClientRules(call, box);
      box.rules = box.rules.filter((candidate) => candidate !== rule);
      return changed(call, `${box.properties.UserPrincipalName}\\${String(rule['Name'])}`);
    },
    { confirms: true },
  ),
  cmdlet('Get-SweepRule', 'read', 'Mailbox Provider', (call) => {
    const box = needMailbox(call, 'Mailbox');
    const wanted = text(call, 'Mailbox') ? text(call, 'Identity') : undefined;
    return box.sweepRules.filter((rule) => !wanted || rule['RuleId'] === wanted || rule['Name'] === wanted);
  }),
  ...(['Disable', 'Enable'] as const).map((verb) =>
    cmdlet(
      `${verb}-SweepRule`,
      'recipients',
      'Mailbox',
      (call) => {
        const box = needMailbox(call, 'Mailbox');
        const rule = needSweep(call, box);
        rule['Enabled'] = verb === 'Enable';
        return changed(call, `${box.properties.UserPrincipalName}\\${String(rule['Name'])}`);
      },
      { confirms: verb === 'Disable' },
    ),
  ),
  cmdlet(
    'New-SweepRule',
    'recipients',
    'Name Mailbox Provider Sender DestinationFolder SourceFolder KeepForDays KeepLatest Enabled',
    (call) => {
      const box = needMailbox(call, 'Mailbox');
      const rule: Obj = {
        ...call.parameters,
        RuleId: call.world.random.uuid(),
        Enabled: call.parameters['Enabled'] ?? true,
      };
      box.sweepRules.push(rule);
      changed(call, String(rule['Name']));
      return [rule];
    },
  ),
  cmdlet(
    'Remove-SweepRule',
    'recipients',
    'Mailbox',
    (call) => {
      const box = needMailbox(call, 'Mailbox');
      const rule = needSweep(call, box);
      box.sweepRules = box.sweepRules.filter((candidate) => candidate !== rule);
      return changed(call, `${box.properties.UserPrincipalName}\\${String(rule['Name'])}`);
    },
    { confirms: true },
  ),
];

function needSweep(call: CmdletCall, box: Mailbox): Obj {
  const wanted = text(call, 'Identity') ?? '';
  const rule = box.sweepRules.find((candidate) =>
    [candidate['RuleId'], candidate['Name'], candidate['Identity']].includes(wanted),
  );
  if (!rule) throw objectNotFound(call.tenant, wanted);
  return rule;
}
