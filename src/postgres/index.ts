import { realpath } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Bilingual } from '../contract/text.ts';
import { type Binaries, locatePackage, prepareBinaries } from './binaries.ts';
import { type ClusterSecrets, ensureCluster } from './cluster.ts';
import { appUrl, connectSuperuser, provision, superuserUrl } from './connect.ts';
import { clusterDamaged, explainFailure, folderInUse, serverSilent } from './faults.ts';
import { enter, leave } from './hold.ts';
import { choosePlace, type Place } from './place.ts';
import { findPostmaster, launchPostmaster, logPathOf, signal, stopPostmaster } from './postmaster.ts';

/** Where the launcher tells what it does; values never carry personal data or passwords. */
export interface LaunchLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

export interface EmbeddedPostgresOptions {
  /** Folder of the product's data; the cluster is `<dataDir>/postgres`, or linked from there. Made where missing. */
  dataDir: string;
  log: LaunchLog;
  /** True (default) for the one process that runs the product on the folder; false for commands that join it. */
  exclusive?: boolean;
  /** Folder of the npm package with the binaries; found by itself where left out. */
  packageDir?: string;
}

/** A running embedded server. */
export interface EmbeddedPostgres {
  /** Connection string of the product's database, for the role that owns it. */
  url: string;
  /** Connection string of the maintenance database, for the superuser. */
  ownerUrl: string;
  /** What a person should know: version, port, place. */
  describe: Bilingual;
  /** True where a server that survived its launcher was taken over. */
  adopted: boolean;
  /** Stops the server unless another process still uses it; within `deadlineMs` (default 5000) and two seconds more at worst. */
  stop(deadlineMs?: number): Promise<void>;
  /** Asks the server to stop and does not wait; for a forced exit. */
  abandon(): void;
}

const startDeadlineS = 60;

/**
 * Starts PostgreSQL on the data folder, or takes over one that a killed process left behind.
 * Every fault of place, rights, space, version or damage is an `OperatorFault` with its remedy.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const place = await choosePlace(options.dataDir);
  const binaries = await prepareBinaries(options.packageDir ?? locatePackage(), place.baseDir, place.user);
  const secrets = await ensureCluster(place, binaries);
  const server = new Server(options, place, binaries, secrets);
  await server.start();
  return server;
}

class Server implements EmbeddedPostgres {
  adopted = false;
  private port = 0;
  private pid = 0;
  private client: pg.Client | null = null;
  private stopping = false;
  private readonly options: EmbeddedPostgresOptions;
  private readonly place: Place;
  private readonly binaries: Binaries;
  private readonly secrets: ClusterSecrets;

  constructor(options: EmbeddedPostgresOptions, place: Place, binaries: Binaries, secrets: ClusterSecrets) {
    this.options = options;
    this.place = place;
    this.binaries = binaries;
    this.secrets = secrets;
  }

  get url(): string {
    return appUrl(this.secrets, this.port);
  }

  get ownerUrl(): string {
    return superuserUrl(this.secrets, this.port);
  }

  get describe(): Bilingual {
    const { clusterDir, user } = this.place;
    const version = this.binaries.packageVersion.replace(/-.*/, '');
    return {
      zh: `内置 PostgreSQL ${version}：127.0.0.1:${this.port}，用户 ${user.name}，数据在 ${clusterDir}`,
      en: `embedded PostgreSQL ${version}: 127.0.0.1:${this.port}, as ${user.name}, data in ${clusterDir}`,
    };
  }

  /** Repeats until a server of this cluster answers and lets us in; every step may lose a race with another process. */
  async start(preferredPort: number | null = null): Promise<void> {
    const until = Date.now() + startDeadlineS * 1000;
    while (Date.now() < until) {
      const client = (await this.adopt(until)) ?? (await this.launch(preferredPort, until));
      if (client === null) continue;
      if (await this.settle(client)) return;
      await client.end().catch(() => undefined);
      await sleep(100);
    }
    throw serverSilent(logPathOf(this.place), startDeadlineS);
  }

  async stop(deadlineMs = 5_000): Promise<void> {
    this.stopping = true;
    const client = this.client;
    this.client = null;
    const last = client === null ? true : await leave(client).catch(() => true);
    // while our connection still holds the lock nobody new gets in; the shutdown itself cuts it
    if (last) await stopPostmaster(this.place.clusterDir, deadlineMs);
    await client?.end().catch(() => undefined);
  }

  abandon(): void {
    this.stopping = true;
    signal(this.pid, 'SIGINT');
  }

  /** Connects to a live server of this cluster; a live one that never answers is stopped. Null when there is none. */
  private async adopt(until: number): Promise<pg.Client | null> {
    let refusals = 0;
    while (Date.now() < until) {
      const live = await findPostmaster(this.place.clusterDir);
      if (live === null) return null;
      const client = live.port === 0 ? 'starting' : await this.connect(live.port);
      if (typeof client !== 'string') {
        Object.assign(this, { port: live.port, pid: live.pid, adopted: true });
        this.options.log.info({ pid: live.pid, port: live.port }, 'adopted the running database server');
        return client;
      }
      if (client === 'foreign') throw clusterDamaged(this.place.clusterDir, 'the server does not know its password');
      if (client === 'refused' && ++refusals > 100) {
        this.options.log.warn({ pid: live.pid }, 'the running database server does not answer and is stopped');
        await stopPostmaster(this.place.clusterDir, 5_000);
        return null;
      }
      await sleep(50);
    }
    return null;
  }

  /** Starts a server and waits for it; null when another one came first or the port was taken meanwhile. */
  private async launch(preferredPort: number | null, until: number): Promise<pg.Client | null> {
    const { clusterDir } = this.place;
    const launch = await launchPostmaster(this.binaries.postgres, this.place, preferredPort);
    let output: string | null = null;
    launch.exited.then((text) => {
      output = text;
    });
    while (Date.now() < until) {
      await sleep(30);
      if (output !== null) return this.afterFailedLaunch(output);
      const live = await findPostmaster(clusterDir);
      if (live === null || live.port !== launch.port) continue;
      const client = await this.connect(launch.port);
      if (typeof client === 'string') continue;
      Object.assign(this, { port: launch.port, pid: live.pid, adopted: false });
      this.options.log.info({ pid: live.pid, port: launch.port, clusterDir }, 'started the database server');
      return client;
    }
    return null;
  }

  private async afterFailedLaunch(output: string): Promise<null> {
    const transient =
      /Address already in use|could not create any TCP|lock file "postmaster.pid" already exists|pre-existing shared memory/;
    if (!transient.test(output)) throw explainFailure(this.place.clusterDir, output);
    await sleep(200);
    return null;
  }

  /** Makes sure that the server is ours, that it has our database, and that we may use it. */
  private async settle(client: pg.Client): Promise<boolean> {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    if ((await realpath(rows[0]!.data_directory)) !== (await realpath(this.place.clusterDir))) {
      throw clusterDamaged(this.place.clusterDir, `its server works in ${rows[0]!.data_directory}`);
    }
    const entry = await enter(client, this.options.exclusive ?? true);
    if (entry.state === 'owned') {
      await client.end();
      throw folderInUse(this.options.dataDir, entry.holder);
    }
    if (entry.state === 'stopping') return false;
    await provision(client, this.secrets);
    this.client = client;
    client.once('end', () => this.recover());
    return true;
  }

  private connect(port: number): ReturnType<typeof connectSuperuser> {
    return connectSuperuser(this.secrets, port, `jieyun pid ${process.pid}`);
  }

  /** The server went away under us: brings it back on its port, so that every pool recovers by connecting again. */
  private recover(): void {
    if (this.stopping) return;
    this.options.log.warn({ port: this.port }, 'the database server went away and is started again');
    this.start(this.port).catch((error: Error) => {
      this.options.log.warn({ err: error }, 'the database server does not come back');
    });
  }
}
