/** The order in which a process lets go, and what each step may take, in ms. Together they stay below `deadlineMs`. */
const groups = {
  /** Take nothing new: HTTP server, schedulers. */
  door: 1_500,
  /** Finish or hand back work in hand: workers, solver threads. */
  work: 3_000,
  /** Queue connections. */
  queues: 1_000,
  /** Database pools. */
  database: 700,
  /** The embedded server, last of all. */
  server: 3_300,
} as const;

/** How long running jobs may go on before they are handed back; the rest of their group's time is for that. */
export const workGraceMs = 1_500;

export type ShutdownGroup = keyof typeof groups;

/** The whole shutdown ends after this long, whatever hangs. */
export const deadlineMs = 10_000;

/** One thing to close. */
export interface Closer {
  name: string;
  /** Closes in order; gets what its group may take. */
  close(budgetMs: number): Promise<void>;
  /** Last act of a forced exit; must not wait. */
  abandon?(): void;
}

export interface ShutdownOptions {
  log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
  /** Called at the very end with the status to end the process with. */
  exit(status: number): void;
}

/** npm hands Ctrl-C on to a child that the terminal has already told; within this time it is the same Ctrl-C. */
const sameSignalMs = 500;

/** Closes a process's parts in order, each group in parallel, within a deadline. */
export class Shutdown {
  private readonly closers: Record<ShutdownGroup, Closer[]> = {
    door: [],
    work: [],
    queues: [],
    database: [],
    server: [],
  };
  private readonly controller = new AbortController();
  private readonly options: ShutdownOptions;
  private running: Promise<void> | null = null;
  private startedAtMs = 0;

  constructor(options: ShutdownOptions) {
    this.options = options;
  }

  /** Aborts when the shutdown begins; for loops and waits that should give up. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Adds a part. Parts added while the shutdown runs are closed when their group's turn comes. */
  add(group: ShutdownGroup, closer: Closer): void {
    this.closers[group].push(closer);
  }

  /** Closes everything and exits with `status`; further calls join the first. */
  run(reason: string, status: number): Promise<void> {
    this.running ??= this.closeAll(reason, status);
    return this.running;
  }

  /** Listens for signals and for errors that nobody caught; returns what stops listening. */
  listen(): () => void {
    const onSignal = (name: NodeJS.Signals) => {
      // a process that was asked to stop and stopped in order has done its work
      if (this.running === null) void this.run(name, 0);
      else if (Date.now() - this.startedAtMs > sameSignalMs) this.force(`second ${name}`, 130);
    };
    const onError = (error: unknown) => {
      this.options.log.error({ err: error }, 'an error that nobody caught');
      void this.run('uncaught error', 1);
    };
    const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const name of signals) process.on(name, onSignal);
    process.on('uncaughtException', onError);
    process.on('unhandledRejection', onError);
    return () => {
      for (const name of signals) process.off(name, onSignal);
      process.off('uncaughtException', onError);
      process.off('unhandledRejection', onError);
    };
  }

  private async closeAll(reason: string, status: number): Promise<void> {
    this.startedAtMs = Date.now();
    this.options.log.info({ reason }, 'shutting down');
    const timer = setTimeout(() => this.force('deadline', status === 0 ? 1 : status), deadlineMs);
    this.controller.abort(new Error(reason));
    for (const [group, budgetMs] of Object.entries(groups)) {
      await Promise.all(this.closers[group as ShutdownGroup].map((closer) => this.close(closer, budgetMs)));
    }
    clearTimeout(timer);
    this.options.exit(status);
  }

  /** One part's failure or delay never keeps the others from closing. */
  private async close(closer: Closer, budgetMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, budgetMs, 'late');
    });
    try {
      const outcome = await Promise.race([closer.close(budgetMs), late]);
      if (outcome === 'late') this.options.log.error({ closer: closer.name, budgetMs }, 'did not close in time');
    } catch (error) {
      this.options.log.error({ closer: closer.name, err: error }, 'failed to close');
    } finally {
      clearTimeout(timer);
    }
  }

  private force(reason: string, status: number): void {
    this.options.log.error({ reason }, 'forced exit');
    for (const closer of Object.values(this.closers).flat()) closer.abandon?.();
    this.options.exit(status);
  }
}
