import type { ServerResponse } from 'node:http';
import { type CloudEvent, GrantsChanged } from '@huiyin/contracts';
import type { EventTransport, Running } from '@huiyin/events';

const heartbeatMs = 15_000;
// A gateway that takes nothing any more: it will connect again and forget everything then.
const mostUnsentBytes = 1_000_000;

/** Tells every connected gateway whose grants changed, as server-sent events. Each copy of the service hears of all changes. */
export class ActorChanges {
  private readonly listeners = new Set<ServerResponse>();
  private running: Running | null = null;
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(private readonly transport: EventTransport) {}

  async start(): Promise<void> {
    this.running = await this.transport.subscribe({
      consumer: 'organization-actor-changes',
      sources: [GrantsChanged.scope],
      mode: 'broadcast',
      handle: (event) => Promise.resolve(this.tell(event)),
    });
    this.heartbeat = setInterval(() => this.send(':\n\n'), heartbeatMs);
    this.heartbeat.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.heartbeat);
    this.hangUp();
    await this.running?.stop();
  }

  /** Takes over a response and keeps it open until the gateway or this service goes. */
  follow(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(':\n\n');
    this.listeners.add(response);
    response.on('close', () => this.listeners.delete(response));
    response.on('error', () => this.listeners.delete(response));
  }

  /** Ends every stream, so that the server can close. */
  hangUp(): void {
    for (const response of this.listeners) response.end();
    this.listeners.clear();
  }

  private tell(event: CloudEvent): void {
    if (event.type !== GrantsChanged.type) return;
    const { personIds } = event.data as { personIds: unknown };
    this.send(`data: ${JSON.stringify({ personIds })}\n\n`);
  }

  private send(text: string): void {
    for (const response of this.listeners) {
      if (response.writableLength > mostUnsentBytes) response.destroy();
      else response.write(text);
    }
  }
}
