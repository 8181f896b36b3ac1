/** A message on its way, as mail flow judges it. */
export interface Envelope {
  readonly internetMessageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  /** User principal name of the mailbox that sends it on by itself; null for what a person or another server sent. */
  readonly forwardedBy: string | null;
}

/** What somebody wrote, before it has a sender and an id. */
export interface Draft {
  readonly subject: string;
  readonly body: string;
  readonly to: readonly string[];
}
