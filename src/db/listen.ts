import pg from 'pg';

/** What a listener hears. */
export interface ListenOptions {
  channels: readonly string[];
  onNotice(channel: string, payload: string): void;
  /** Called when the connection stands, again too: notices from before may have been missed. */
  onConnect(): void;
  /** Hears why the connection broke; it comes back by itself. */
  onError(error: Error): void;
}

/** An open ear. */
export interface Listener {
  close(): Promise<void>;
}

const retryMs = 1_000;

/** Listens on a connection of its own until closed, and connects again whenever it breaks. */
export function listenOn(config: pg.ClientConfig, { channels, onNotice, onConnect, onError }: ListenOptions): Listener {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const connect = async () => {
    const own = new pg.Client({ ...config, application_name: 'jieyun listener', keepAlive: true });
    client = own;
    let broken = false;
    const lose = (error: Error) => {
      if (closed || broken) return;
      broken = true;
      onError(error);
      own.end().catch(() => undefined);
      timer = setTimeout(() => void connect(), retryMs);
    };
    own.on('error', lose);
    own.on('end', () => lose(new Error('the connection ended')));
    own.on('notification', ({ channel, payload = '' }) => onNotice(channel, payload));
    try {
      await own.connect();
      await own.query(channels.map((channel) => `listen ${pg.escapeIdentifier(channel)}`).join('; '));
      if (!closed && !broken) onConnect();
    } catch (error) {
      lose(error as Error);
    }
  };
  void connect();

  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
