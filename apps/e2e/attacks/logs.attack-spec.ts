import { type Ticket, ticketId } from '@huiyin/ballot-client';
import { Machine } from '../src/attack/scene';
import { preparesTheCampaign } from '../src/chapters/prepare.chapter';
import { GraphClient } from '../src/graph-client';
import { RunningCopy } from '../src/running-copy';
import { openTheAppraisal, type Story, voters } from '../src/story';
import { cast, isCounted, sheetOf, takeTicket } from '../src/voter';

/** All processes as they are started in earnest: gateway, services, box, database, and who keeps them. */
describe('S10 an operator with the logs and numbers of all processes', () => {
  const story = { staff: [], tickets: [] } as unknown as Story;
  const trackers: string[] = [];
  const who = voters.slice(0, 20);
  let machine: Machine;
  beforeAll(async () => {
    story.copy = await RunningCopy.start({ transport: 'embedded' });
    story.graph = new GraphClient(story.copy.run.urls);
    machine = new Machine(story.copy);
  }, 180_000);
  afterAll(() => story.copy?.stop());

  preparesTheCampaign(story);

  const services = ['gateway', 'ballot-box', 'evaluations', 'postgres'];
  const linesOf = (service: string) => story.copy.logOf(service).split('\n').length - 1;

  /** Lines written, and numbers of requests that grew at least as often, while something was done twenty times. */
  async function traces(twentyTimes: () => Promise<void>) {
    const lines = services.map(linesOf);
    const before = counters(await machine.metrics());
    await twentyTimes();
    const grown = [...counters(await machine.metrics())].filter(
      ([name, value]) => value - (before.get(name) ?? 0) >= who.length,
    );
    // What the clock of a process counts by itself (CPU, bytes, turns of the loop) is no matter of ballots.
    const ofRequests = grown.filter(([name]) =>
      /request|operation|http|graphql|ballot|cast/i.test(name),
    );
    const written = services.map((name, at) => [name, linesOf(name) - (lines[at] ?? 0)] as const);
    return { written: Object.fromEntries(written), numbers: ofRequests.map(([name]) => name) };
  }
  const nothing = { written: Object.fromEntries(services.map((name) => [name, 0])), numbers: [] };

  it('sees every other request: by the same look, twenty are twenty lines and a number', async () => {
    const { written, numbers } = await traces(async () => {
      for (const login of who) await story.graph.as(login, '{ me { personId } }');
    });
    expect(written['gateway']).toBeGreaterThanOrEqual(who.length);
    expect(numbers.length).toBeGreaterThan(0);
  });

  it('sees no line of who takes a ticket: its time would point at a ballot', async () => {
    story.opened = await openTheAppraisal(story, {
      ...{ campaignId: story.campaign, unitId: story.hospital['id'], meetingId: story.meeting },
      ...{ title: '领导班子民主评议', weakBelow: 0.6, form: { key: 'leading-body' } },
      targets: [{ kind: 'LEADING_BODY', label: '院领导班子' }],
    });
    for (const login of who) await story.graph.token(login);
    const { written } = await traces(async () => {
      for (const login of who)
        story.tickets.push(await takeTicket(story.graph, login, story.opened));
    });
    expect(written).toEqual(nothing.written);
  }, 120_000);

  it('sees no ballot and no question about one: no line anywhere, no number that grows with them', async () => {
    const found = await traces(async () => {
      for (const [at, ticket] of story.tickets.entries()) {
        const style = at % 2 ? 'good' : 'poor';
        const sheet = sheetOf(story.opened, { 'work-style': style, service: 'good' });
        trackers.push(await cast(story.graph, story.opened, ticket, sheet));
        expect(await isCounted(story.graph, story.opened, ticket)).toBe(true);
      }
    });
    expect(found).toEqual(nothing);
  }, 120_000);

  it('finds no ticket, tracker or signature in any log, console or number', async () => {
    const said = machine.logs() + story.copy.console + (await machine.metrics());
    const marks = await Promise.all(story.tickets.map(marksOf));
    expect(said.length).toBeGreaterThan(10_000);
    expect(trackers).toHaveLength(who.length);
    expect(marks.flat().filter((mark) => said.includes(mark))).toEqual([]);
    expect(said).not.toMatch(/castBallot|VoterCast|ticketStatus|VoterStatus/);
  });
});

async function marksOf({ preparedMessage, signature }: Ticket): Promise<string[]> {
  return [
    (await ticketId(preparedMessage)).slice(0, 20),
    preparedMessage.slice(0, 20),
    signature.slice(0, 20),
  ];
}

/** Name with its labels → value. */
function counters(metrics: string): Map<string, number> {
  const lines = metrics.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at))];
    }),
  );
}
