import type { CommandSpec } from '../command.ts';

type Loader = () => Promise<CommandSpec<unknown>>;

/** Every command by its path, in the order in which help lists them. Held to the folder by a test. */
const commands: readonly (readonly [path: string, load: Loader])[] = [
  ['demo', async () => erased((await import('./demo.ts')).demo)],
  ['serve', async () => erased((await import('./serve.ts')).serve)],
  ['login', async () => erased((await import('./login.ts')).login)],
  ['logout', async () => erased((await import('./logout.ts')).logout)],
  ['status', async () => erased((await import('./status.ts')).status)],
  ['doctor', async () => erased((await import('./doctor.ts')).doctor)],
  ['investigate', async () => erased((await import('./investigate.ts')).investigate)],
  ['footholds', async () => erased((await import('./footholds.ts')).footholds)],
  ['contain', async () => erased((await import('./contain.ts')).contain)],
  ['verify', async () => erased((await import('./verify.ts')).verify)],
  ['recover', async () => erased((await import('./recover.ts')).recover)],
  ['undo', async () => erased((await import('./undo.ts')).undo)],
  ['resume', async () => erased((await import('./resume.ts')).resume)],
  ['case list', async () => erased((await import('./case-list.ts')).caseList)],
  ['case show', async () => erased((await import('./case-show.ts')).caseShow)],
  ['case findings', async () => erased((await import('./case-findings.ts')).caseFindings)],
  ['case timeline', async () => erased((await import('./case-timeline.ts')).caseTimeline)],
  ['case sessions', async () => erased((await import('./case-sessions.ts')).caseSessions)],
  ['case mail', async () => erased((await import('./case-mail.ts')).caseMail)],
  ['case address', async () => erased((await import('./case-address.ts')).caseAddress)],
  ['case export', async () => erased((await import('./case-export.ts')).caseExport)],
  ['assess', async () => erased((await import('./assess.ts')).assessCommand)],
  ['report', async () => erased((await import('./report.ts')).report)],
  ['score', async () => erased((await import('./score.ts')).score)],
  ['score set', async () => erased((await import('./score-set.ts')).scoreSet)],
  ['score export', async () => erased((await import('./score-export.ts')).scoreExport)],
  ['audit status', async () => erased((await import('./audit-status.ts')).auditStatus)],
  ['audit enable', async () => erased((await import('./audit-enable.ts')).auditEnable)],
  ['audit repair', async () => erased((await import('./audit-repair.ts')).auditRepair)],
  ['audit prove', async () => erased((await import('./audit-prove.ts')).auditProve)],
  ['harden', async () => erased((await import('./harden.ts')).harden)],
  ['simulate', async () => erased((await import('./simulate.ts')).simulate)],
  ['simulate attack', async () => erased((await import('./simulate-attack.ts')).simulateAttack)],
];

export const commandLoaders: readonly Loader[] = commands.map(([, load]) => load);

/** The commands that begin with a word, all where none does: a run pays for no module that it does not need. */
export function loadersFor(word: string | null): readonly Loader[] {
  const own = commands.filter(([path]) => path.split(' ')[0] === word).map(([, load]) => load);
  return own.length > 0 ? own : commandLoaders;
}

/** What a command takes is checked by its own schema before it runs, so that the list may forget the type. */
function erased<Input>(spec: CommandSpec<Input>): CommandSpec<unknown> {
  return { ...spec, run: (context, input) => spec.run(context, input as Input) };
}
