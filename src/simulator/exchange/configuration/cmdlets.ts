import type { Obj } from '../../state/tenant.ts';
import { changed, changeList, cmdlet, exchangeError, objectNotFound, text } from '../cmdlet.ts';
import type { Cmdlet, CmdletCall } from '../cmdlet.ts';
import { printed, stampChange } from './envelope.ts';
import { kept } from './noun.ts';
import type { SettingNoun, Verb } from './noun.ts';

const notSet = new Set([
  'Identity',
  'Confirm',
  'Force',
  'Enabled',
  'ErrorAction',
  'WarningAction',
  'Verbose',
]);

/** Get-, and whatever else the noun has. */
export function cmdletsOf(noun: SettingNoun): readonly Cmdlet[] {
  const reading = noun.endpoint === 'compliance' ? 'compliance-read' : 'read';
  const more = noun.plan ? { plan: noun.plan } : {};
  return [
    cmdlet(`Get-${noun.noun}`, reading, 'Filter State Policy', (call) => get(noun, call), more),
    ...noun.verbs.map((verb) => changing(noun, verb, more)),
  ];
}

function changing(noun: SettingNoun, verb: Verb, more: { readonly plan?: string }): Cmdlet {
  const name = `${verb}-${noun.noun}`;
  switch (verb) {
    case 'New':
      return cmdlet(name, noun.reach, parametersOf(noun), (call) => create(noun, call), more);
    case 'Set':
      return cmdlet(name, noun.reach, parametersOf(noun), (call) => update(noun, call), more);
    case 'Remove':
      return cmdlet(name, noun.reach, 'Force', (call) => remove(noun, call), { ...more, confirms: true });
    case 'Enable':
      return cmdlet(name, noun.reach, '', (call) => toggle(noun, call, true), more);
    case 'Disable':
      return cmdlet(name, noun.reach, '', (call) => toggle(noun, call, false), { ...more, confirms: true });
  }
}

/** Members are parameters, but for those that only Microsoft sets. */
function parametersOf(noun: SettingNoun): string {
  const fixed = new Set((noun.fixed ?? '').split(/\s+/));
  const own = Object.keys(noun.blank).filter((member) => !fixed.has(member) && member !== 'State');
  return [...own, 'Name', 'Enabled', 'Force', noun.also ?? ''].join(' ');
}

function get(noun: SettingNoun, call: CmdletCall): readonly Obj[] {
  const items = text(call, 'Identity')
    ? [need(noun, call)]
    : kept(noun, call.tenant.exchange).filter(
        (item) =>
          (!text(call, 'State') || item['State'] === text(call, 'State')) &&
          (!text(call, 'Policy') || item['ParentPolicyName'] === text(call, 'Policy')),
      );
  return items.map((item) => printed(call.tenant, noun, item));
}

function need(noun: SettingNoun, call: CmdletCall): Obj {
  const items = kept(noun, call.tenant.exchange);
  const wanted = (text(call, 'Identity') ?? '').toLowerCase();
  if (noun.single) return items[0]!;
  const item = items.find((candidate) =>
    [candidate['Name'], candidate['Identity'], candidate['Guid']].some(
      (name) => String(name).toLowerCase() === wanted,
    ),
  );
  if (!item) throw objectNotFound(call.tenant, wanted);
  return item;
}

function create(noun: SettingNoun, call: CmdletCall): readonly Obj[] {
  const name = text(call, 'Name') ?? text(call, 'DomainName');
  if (!name) throw missing('Name');
  const items = kept(noun, call.tenant.exchange);
  if (items.some((item) => String(item['Name']).toLowerCase() === name.toLowerCase()))
    throw exchangeError(
      400,
      'Microsoft.Exchange.Configuration.Tasks.ADObjectAlreadyExistsException',
      `The operation couldn't be performed because '${name}' already exists.`,
    );
  const item: Obj = { Name: name, Guid: call.world.random.uuid(), _created: call.world.clock.iso() };
  requireLicence(noun, call);
  assign(noun, call, item);
  if ('State' in noun.blank && call.parameters['Enabled'] === false) item['State'] = 'Disabled';
  noun.made?.(call, item);
  items.push(item);
  changed(call, name);
  return [printed(call.tenant, noun, item)];
}

function update(noun: SettingNoun, call: CmdletCall): readonly Obj[] {
  const item = need(noun, call);
  requireLicence(noun, call);
  noun.check?.(call, item);
  assign(noun, call, item);
  noun.changed?.(call, item);
  stampChange(item, call.world.clock.iso());
  return changed(call, String(item['Name']));
}

function remove(noun: SettingNoun, call: CmdletCall): readonly Obj[] {
  const item = need(noun, call);
  if (item['IsDefault'] === true || item['Default'] === true)
    throw refused(`The default object '${String(item['Name'])}' can't be removed.`);
  noun.removing?.(call, item);
  const items = kept(noun, call.tenant.exchange);
  items.splice(items.indexOf(item), 1);
  return changed(call, String(item['Name']));
}

function toggle(noun: SettingNoun, call: CmdletCall, enabled: boolean): readonly Obj[] {
  const item = need(noun, call);
  if ('State' in noun.blank || 'State' in item) put(noun, item, 'State', enabled ? 'Enabled' : 'Disabled');
  if ('Enabled' in noun.blank || 'Enabled' in item) put(noun, item, 'Enabled', enabled);
  noun.changed?.(call, item);
  stampChange(item, call.world.clock.iso());
  return changed(call, String(item['Name']));
}

function requireLicence(noun: SettingNoun, call: CmdletCall): void {
  const { licensed } = noun;
  if (!licensed || call.plans.has(licensed.plan)) return;
  const given = licensed.parameters.split(/\s+/).find((parameter) => parameter in call.parameters);
  if (given)
    throw exchangeError(
      400,
      'System.Management.Automation.ParameterBindingException',
      `A parameter cannot be found that matches parameter name '${given}'.`,
    );
}

function assign(noun: SettingNoun, call: CmdletCall, item: Obj): void {
  const also = new Set((noun.also ?? '').split(/\s+/));
  for (const [name, value] of Object.entries(call.parameters)) {
    if (name === 'Enabled' && 'Enabled' in noun.blank)
      put(noun, item, 'Enabled', valueOf(noun, name, true, value));
    if (notSet.has(name) || (also.has(name) && !(name in noun.blank))) continue;
    put(noun, item, name, valueOf(noun, name, item[name] ?? structuredClone(noun.blank[name]), value));
  }
}

const added = new WeakMap<Obj, Set<string>>();

/** A member that was not set before is not set again once it has its first value: a change undone leaves no trace. */
function put(noun: SettingNoun, item: Obj, name: string, value: unknown): void {
  const news = added.get(item) ?? new Set<string>();
  added.set(item, news);
  if (!(name in item)) news.add(name);
  if (news.has(name) && JSON.stringify(value) === JSON.stringify(noun.blank[name])) delete item[name];
  else item[name] = value;
}

/** PowerShell converts each argument to the type of its parameter, or refuses. */
function valueOf(noun: SettingNoun, name: string, current: unknown, given: unknown): unknown {
  if (Array.isArray(current))
    return Array.isArray(given) && given.some(isRecord) ? given : changeList(current, given);
  if (isRecord(given) && ('Add' in given || 'Remove' in given)) return changeList([], given);
  if (given === null) return typeof noun.blank[name] === 'string' ? '' : null;
  if (typeof current === 'boolean' && typeof given !== 'boolean')
    throw unconvertible(name, given, 'System.Boolean');
  if (typeof current === 'number') {
    const number = Number(given);
    if (given === '' || Number.isNaN(number)) throw unconvertible(name, given, 'System.Int32');
    return number;
  }
  const choices = noun.choices?.[name];
  if (!choices) return given;
  const choice = choices.find((candidate) => candidate.toLowerCase() === String(given).toLowerCase());
  if (!choice)
    throw unconvertible(
      name,
      given,
      `${name}. Specify one of the following enumerator names: ${choices.join(', ')}`,
    );
  return choice;
}

function isRecord(value: unknown): value is Obj {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unconvertible(name: string, given: unknown, type: string) {
  return exchangeError(
    400,
    'System.Management.Automation.ParameterBindingException',
    `Cannot process argument transformation on parameter '${name}'. Cannot convert value "${String(given)}" to type "${type}".`,
  );
}

function missing(name: string) {
  return exchangeError(
    400,
    'System.Management.Automation.ParameterBindingException',
    `Cannot process command because of one or more missing mandatory parameters: ${name}.`,
  );
}

export function refused(message: string) {
  return exchangeError(400, 'Microsoft.Exchange.Configuration.Tasks.TaskInvalidOperationException', message);
}
