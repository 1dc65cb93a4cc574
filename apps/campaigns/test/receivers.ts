import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Another system's webhook endpoint; `answer` says with which status it answers the next one. */
export async function webhookReceiver(answer: (at: number) => number = () => 204) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body });
      const status = answer(received.length);
      response
        .writeHead(status, status === 302 ? { location: '/elsewhere' } : {})
        .end('x'.repeat(50));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    url: `http://127.0.0.1:${port}/hook`,
    stop: () => new Promise<void>((done) => server.close(() => done()).closeAllConnections()),
  };
}

/** A real SMTP server that keeps what it gets; `refuse` makes it answer 451. */
export async function mailReceiver(refuse: () => boolean = () => false) {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      void text(stream).then((mail) => {
        if (refuse()) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
        mails.push(mail);
        return done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  return {
    mails,
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
}
