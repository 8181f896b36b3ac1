import type { CommandSpec } from '../command.ts';

/** Every command, in the order in which help lists them. Held to the folder by a test. */
export const commandLoaders: readonly (() => Promise<CommandSpec<unknown>>)[] = [
  async () => erased((await import('./demo.ts')).demo),
  async () => erased((await import('./serve.ts')).serve),
  async () => erased((await import('./login.ts')).login),
  async () => erased((await import('./logout.ts')).logout),
  async () => erased((await import('./status.ts')).status),
  async () => erased((await import('./doctor.ts')).doctor),
  async () => erased((await import('./investigate.ts')).investigate),
  async () => erased((await import('./footholds.ts')).footholds),
  async () => erased((await import('./contain.ts')).contain),
  async () => erased((await import('./verify.ts')).verify),
  async () => erased((await import('./recover.ts')).recover),
  async () => erased((await import('./undo.ts')).undo),
  async () => erased((await import('./resume.ts')).resume),
  async () => erased((await import('./case-list.ts')).caseList),
  async () => erased((await import('./case-show.ts')).caseShow),
  async () => erased((await import('./case-findings.ts')).caseFindings),
  async () => erased((await import('./case-timeline.ts')).caseTimeline),
  async () => erased((await import('./case-sessions.ts')).caseSessions),
  async () => erased((await import('./case-mail.ts')).caseMail),
  async () => erased((await import('./case-address.ts')).caseAddress),
  async () => erased((await import('./case-export.ts')).caseExport),
  async () => erased((await import('./assess.ts')).assessCommand),
  async () => erased((await import('./report.ts')).report),
  async () => erased((await import('./score.ts')).score),
  async () => erased((await import('./score-set.ts')).scoreSet),
  async () => erased((await import('./score-export.ts')).scoreExport),
  async () => erased((await import('./audit-status.ts')).auditStatus),
  async () => erased((await import('./audit-enable.ts')).auditEnable),
  async () => erased((await import('./audit-repair.ts')).auditRepair),
  async () => erased((await import('./audit-prove.ts')).auditProve),
  async () => erased((await import('./harden.ts')).harden),
  async () => erased((await import('./simulate.ts')).simulate),
  async () => erased((await import('./simulate-attack.ts')).simulateAttack),
];

/** What a command takes is checked by its own schema before it runs, so that the list may forget the type. */
function erased<Input>(spec: CommandSpec<Input>): CommandSpec<unknown> {
  return { ...spec, run: (context, input) => spec.run(context, input as Input) };
}
