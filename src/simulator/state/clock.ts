/**
 * The simulator's own time. `real` follows the machine from a start that may lie anywhere; `steps` moves only with each
 * request and when told, so that the same requests give the same bytes.
 */
export class VirtualClock {
  #offset: number;
  #steps: number | null;

  constructor(start: Date | null, mode: 'real' | 'steps') {
    this.#steps = mode === 'steps' ? (start ?? new Date()).getTime() : null;
    this.#offset = start ? start.getTime() - Date.now() : 0;
  }

  milliseconds(): number {
    return this.#steps ?? Date.now() + this.#offset;
  }

  now(): Date {
    return new Date(this.milliseconds());
  }

  iso(): string {
    return this.now().toISOString();
  }

  /** A request takes a moment, also in simulated time. */
  tick(): void {
    if (this.#steps !== null) this.#steps += 20;
  }

  advance(milliseconds: number): void {
    if (this.#steps !== null) this.#steps += milliseconds;
    else this.#offset += milliseconds;
  }
}
