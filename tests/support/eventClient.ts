/** One frame that told of something. */
export interface Frame {
  id: number;
  event: string;
  data: Record<string, unknown>;
}

/** What a browser's EventSource does, with a hand on when it connects again. */
export interface EventClient {
  /** Every frame so far, over all connections. */
  frames: Frame[];
  /** As a browser keeps it: also of frames without data. */
  lastEventId: string;
  /** Connects and goes on after `lastEventId`. @returns the status */
  connect(url: string): Promise<number>;
  /** Breaks the connection in the middle of whatever goes on. */
  drop(): Promise<void>;
  /** Ends when the server closes the stream. */
  closed(): Promise<void>;
}

/** @param headers who it is: a bearer token or a cookie */
export function eventClient(headers: Record<string, string>): EventClient {
  let controller = new AbortController();
  let reading: Promise<void> = Promise.resolve();

  const take = (text: string) => {
    const lines = text.split('\n').filter((line) => !line.startsWith(':'));
    const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    self.lastEventId = field('id') ?? self.lastEventId;
    const data = field('data');
    if (data === undefined) return;
    self.frames.push({ id: Number(field('id')), event: field('event') ?? 'message', data: JSON.parse(data) });
  };

  const read = async (body: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of body) {
        rest += decoder.decode(chunk, { stream: true });
        const parts = rest.split('\n\n');
        rest = parts.pop()!;
        for (const part of parts) take(part);
      }
    } catch {
      // a broken connection is what clients live with
    }
  };

  const self: EventClient = {
    frames: [],
    lastEventId: '',
    async connect(url) {
      controller = new AbortController();
      const again = self.lastEventId === '' ? {} : { 'last-event-id': self.lastEventId };
      const response = await fetch(url, { headers: { ...headers, ...again }, signal: controller.signal });
      if (response.status === 200) reading = read(response.body!);
      else await response.arrayBuffer();
      return response.status;
    },
    async drop() {
      controller.abort();
      await reading;
    },
    closed: () => reading,
  };
  return self;
}
