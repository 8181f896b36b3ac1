import type { HandedSecret } from '../../domain/action.ts';
import type { RespondEvent } from '../../engine/respond/events.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Json } from '../../kernel/json.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { Random } from '../../kernel/random.ts';
import type { Job, JobKind, JobStep, ShownSecret } from '../contract/jobs.ts';
import { apiError } from '../http/errors.ts';
import type { Hub } from '../http/hub.ts';
import { caseBusy, jobNotFound, secretGone, stopped } from './refusals.ts';

/** What the work tells while it goes on. */
export interface JobHandle {
  /** Aborts when somebody stops the job or the server. */
  readonly signal: AbortSignal;
  progress(text: Localized, fraction: number | null): void;
  /** Progress of planning, running and undoing. */
  tell(event: RespondEvent): void;
  /** Keeps a new password or pass until the session that began the job takes it. */
  hand(secret: HandedSecret): void;
}

interface Running {
  job: Job;
  readonly session: string;
  readonly abort: AbortController;
  readonly secrets: HandedSecret[];
  ended: Promise<void>;
  toldAt: number;
}

/** Progress is sent at most this often, milliseconds. */
const beat = 150;
const keptJobs = 200;

/** Work that outlives the window that began it. One job that writes a case at a time: the case's own lock says so, too. */
export class Jobs {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #hub: Hub;
  readonly #jobs = new Map<string, Running>();

  constructor(clock: Clock, random: Random, hub: Hub) {
    this.#clock = clock;
    this.#random = random;
    this.#hub = hub;
  }

  /** Newest first. */
  list(caseName?: string): readonly Job[] {
    return [...this.#jobs.values()]
      .map(({ job }) => job)
      .filter((job) => caseName === undefined || job.case === caseName)
      .toReversed();
  }

  get(id: string): Job {
    return this.#need(id).job;
  }

  /** `abort` is given where something of the work, such as a connection, was begun before. */
  start(
    kind: JobKind,
    caseName: string,
    session: string,
    work: (handle: JobHandle) => Promise<Json>,
    abort = new AbortController(),
  ): Job {
    if (kind !== 'report') this.needStillness(caseName);
    const running: Running = {
      job: {
        id: this.#random.uuid(),
        kind,
        case: caseName,
        state: 'running',
        startedAt: this.#clock.now().toISOString(),
        endedAt: null,
        progress: null,
        steps: [],
        error: null,
        result: null,
        secrets: 0,
      },
      session,
      abort,
      secrets: [],
      ended: Promise.resolve(),
      toldAt: 0,
    };
    this.#jobs.set(running.job.id, running);
    this.#forgetOld();
    running.ended = this.#run(running, work);
    this.#publish(running);
    return running.job;
  }

  /** Throws `case-busy` while work on the case is under way; a report reads what is there, and stands in nobody's way. */
  needStillness(caseName: string): void {
    const busy = this.list(caseName).some((job) => job.state === 'running' && job.kind !== 'report');
    if (busy) throw caseBusy(caseName);
  }

  stop(id: string): Job {
    const running = this.#need(id);
    running.abort.abort(stopped());
    return running.job;
  }

  /** Once, and only to the session that began the job. */
  takeSecrets(id: string, session: string): readonly ShownSecret[] {
    const running = this.#need(id);
    if (running.session !== session || running.secrets.length === 0) throw secretGone();
    const taken = running.secrets.splice(0);
    this.#change(running, { secrets: 0 });
    return taken.map((secret) => ({
      kind: secret.kind,
      account: secret.account,
      value: secret.value.reveal(),
      expires: secret.expires,
    }));
  }

  /** Stops everything and waits until each has written what it must. */
  async close(): Promise<void> {
    for (const { abort } of this.#jobs.values()) abort.abort(stopped());
    await Promise.all([...this.#jobs.values()].map(({ ended }) => ended));
  }

  async #run(running: Running, work: (handle: JobHandle) => Promise<Json>): Promise<void> {
    const handle: JobHandle = {
      signal: running.abort.signal,
      progress: (text, fraction) => this.#progress(running, text, fraction),
      tell: (event) => this.#tell(running, event),
      hand: (secret) => {
        running.secrets.push(secret);
        this.#change(running, { secrets: running.secrets.length });
      },
    };
    try {
      const result = await work(handle);
      this.#end(running, { state: 'done', result, progress: null });
    } catch (thrown) {
      const state = running.abort.signal.aborted ? 'stopped' : 'failed';
      this.#end(running, { state, error: apiError(thrown), progress: null });
    }
  }

  #end(running: Running, change: Partial<Job>): void {
    this.#change(running, { ...change, endedAt: this.#clock.now().toISOString() });
    this.#hub.publish({ type: 'case', case: running.job.case });
  }

  #progress(running: Running, text: Localized, fraction: number | null): void {
    running.job = { ...running.job, progress: { text, fraction } };
    const now = this.#clock.now().getTime();
    if (now - running.toldAt < beat) return;
    running.toldAt = now;
    this.#publish(running);
  }

  #tell(running: Running, event: RespondEvent): void {
    if (event.event === 'reading') {
      this.#progress(
        running,
        { en: `Reading ${event.what}`, de: `Lese ${event.what}` },
        event.done / event.of,
      );
      return;
    }
    const { title, target, id } = event.step;
    const step: JobStep = {
      step: id,
      title,
      label: target.label,
      outcome: event.event === 'step' ? null : event.report.outcome,
      text: event.event === 'step' ? null : event.report.text,
    };
    const others = running.job.steps.filter((known) => known.step !== id);
    const done = event.index + (event.event === 'step' ? 0 : 1);
    this.#change(running, {
      steps: [...others, step],
      progress: { text: title, fraction: done / event.of },
    });
  }

  #change(running: Running, change: Partial<Job>): void {
    running.job = { ...running.job, ...change };
    this.#publish(running);
  }

  #publish({ job }: Running): void {
    this.#hub.publish({ type: 'job', job });
  }

  #need(id: string): Running {
    const running = this.#jobs.get(id);
    if (running) return running;
    throw jobNotFound();
  }

  #forgetOld(): void {
    for (const [id, { job }] of this.#jobs) {
      if (this.#jobs.size <= keptJobs) return;
      if (job.state !== 'running') this.#jobs.delete(id);
    }
  }
}
