import fc from 'fast-check';
import { DomainError } from '@huiyin/kernel';
import { LedgerItemEntity } from './ledger-item.entity';
import type { Hand, LedgerMove, LedgerMoveName, Party } from './ledger-item.rules';

type Act = Exclude<LedgerMoveName, 'REGISTER'>;
interface Command {
  readonly act: Act;
  readonly by: Hand;
}

const now = new Date('2026-03-01T08:00:00Z');
const parties: Party[] = ['unit', 'office', 'supervision', 'sender', 'measurement'];
const persons = ['u1', 'u2', 's1', 's2', 'o1', 'o2', 'x']; // x wears every hat
const responsible = 'u1';

/** requirements.md §4.1, written a second time and in another way than the entity: one line per legal step. */
const machine = `
  REGISTERED          UNDERTAKE          office       UNDERTAKEN
  REOPENED            UNDERTAKE          office       UNDERTAKEN
  UNDERTAKEN          MEASURE            unit         IN_PROGRESS
  RETURNED            MEASURE            unit         IN_PROGRESS
  UNDERTAKEN          NOTE               supervision  UNDERTAKEN
  IN_PROGRESS         NOTE               supervision  IN_PROGRESS
  COMPLETION_REPORTED NOTE               supervision  COMPLETION_REPORTED
  RETURNED            NOTE               supervision  RETURNED
  VERIFIED            NOTE               supervision  VERIFIED
  IN_PROGRESS         REPORT_COMPLETION  unit         COMPLETION_REPORTED
  COMPLETION_REPORTED RETURN             supervision  RETURNED
  COMPLETION_REPORTED VERIFY             supervision  VERIFIED
  VERIFIED            STRIKE_OFF         office       STRUCK_OFF
  STRUCK_OFF          GIVE_FEEDBACK      unit         CLOSED_WITH_FEEDBACK
  STRUCK_OFF          GIVE_FEEDBACK      office       CLOSED_WITH_FEEDBACK
  STRUCK_OFF          REOPEN             office       REOPENED
  STRUCK_OFF          REOPEN             supervision  REOPENED
  STRUCK_OFF          REOPEN             sender       REOPENED
  STRUCK_OFF          REOPEN             measurement  REOPENED
  CLOSED_WITH_FEEDBACK REOPEN            office       REOPENED
  CLOSED_WITH_FEEDBACK REOPEN            supervision  REOPENED
  CLOSED_WITH_FEEDBACK REOPEN            sender       REOPENED
  CLOSED_WITH_FEEDBACK REOPEN            measurement  REOPENED`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/) as [string, Act, Party, string]);

interface Model {
  state: string;
  rebounds: number;
  workers: Set<string>;
  verifier: string | null;
  notes: number;
}

/** What ought to become of the model; null when the step ought to be refused. */
function expected(model: Model, { act, by }: Command): Model | null {
  const line = machine.find(
    ([from, name, party]) => from === model.state && name === act && party === by.party,
  );
  if (!line) return null;
  const person = by.personId as string;
  const isCheck = ['NOTE', 'RETURN', 'VERIFY', 'STRIKE_OFF'].includes(act);
  if (isCheck && model.workers.has(person)) return null;
  if (act === 'STRIKE_OFF' && (person === model.verifier || model.notes === 0)) return null;
  const next = { ...model, workers: new Set(model.workers), state: line[3] };
  if (act === 'UNDERTAKE') Object.assign(next, { verifier: null, notes: 0 });
  if (act === 'UNDERTAKE') next.workers.add(responsible);
  if (act === 'MEASURE' || act === 'REPORT_COMPLETION') next.workers.add(person);
  if (act === 'NOTE') next.notes += 1;
  if (act === 'VERIFY') next.verifier = person;
  if (act === 'REOPEN') next.rebounds += 1;
  return next;
}

function perform(item: LedgerItemEntity, { act, by }: Command): LedgerMove {
  switch (act) {
    case 'UNDERTAKE':
      return item.undertake(by, now);
    case 'MEASURE':
      return item.reportMeasure(by, now, 'measure');
    case 'NOTE':
      return item.leaveNote(by, now, 'note');
    case 'REPORT_COMPLETION':
      return item.reportCompletion(by, now, 'done', 1);
    case 'RETURN':
      return item.returnCompletion(by, now, 'why');
    case 'VERIFY':
      return item.verify(by, now, null);
    case 'STRIKE_OFF':
      return item.strikeOff(by, now, null);
    case 'GIVE_FEEDBACK':
      return item.giveFeedback(by, now);
    case 'REOPEN':
      return item.reopen(by, now, 'again');
  }
}

/** null when refused; anything but a refusal of the domain is a bug and thrown on. */
function attempt(item: LedgerItemEntity, command: Command): LedgerMove | null {
  try {
    return perform(item, command);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function anItem(over: Partial<LedgerItemEntity> = {}): LedgerItemEntity {
  const item = Object.assign(new LedgerItemEntity(), {
    content: 'content',
    target: 'target',
    dueOn: '2026-04-01',
    responsiblePersonId: responsible,
    ...over,
  });
  item.register(hand('unit', 'u2'), now);
  return item;
}

function isWork(name: LedgerMoveName): boolean {
  return name === 'MEASURE' || name === 'REPORT_COMPLETION';
}

function hand(party: Party, personId: string): Hand {
  return { party, role: party, personId };
}

const acts = [...new Set(machine.map(([, act]) => act))];
const anything = fc.record({
  act: fc.constantFrom(...acts),
  by: fc.record({
    party: fc.constantFrom(...parties),
    personId: fc.constantFrom(...persons),
    role: fc.constant('role'),
  }),
});
/** A step that the state allows, by somebody: without these a random walk hardly ever leaves the start. */
const likely = fc.record({ at: fc.nat(20), person: fc.constantFrom(...persons) });
const walks = fc.array(
  fc.oneof({ weight: 1, arbitrary: anything }, { weight: 4, arbitrary: likely }),
  { minLength: 10, maxLength: 90 },
);

function commandOf(step: Command | { at: number; person: string }, state: string): Command | null {
  if ('act' in step) return step;
  const legal = machine.filter(([from]) => from === state);
  const [, act, party] = legal[step.at % legal.length] ?? [];
  return act && party ? { act, by: hand(party, step.person) } : null;
}

/** The moves an item accepted on a random walk, with the model walked beside it. */
function walk(
  steps: readonly (Command | { at: number; person: string })[],
  check: (item: LedgerItemEntity, model: Model) => void = () => undefined,
): LedgerMove[] {
  const item = anItem();
  let model: Model = {
    state: 'REGISTERED',
    rebounds: 0,
    workers: new Set(),
    verifier: null,
    notes: 0,
  };
  const moves: LedgerMove[] = [];
  for (const step of steps) {
    const command = commandOf(step, item.state);
    if (!command) continue;
    const wanted = expected(model, command);
    const move = attempt(item, command);
    if ((move === null) !== (wanted === null)) expect([command, move]).toEqual([command, wanted]);
    model = wanted ?? model;
    if (move) moves.push(move);
    check(item, model);
  }
  return moves;
}

describe('a ledger item', () => {
  it('R001.45 R001.50 does exactly what the machine of §4.1 says, whatever is tried in whatever order', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(walks, (steps) => {
        walk(steps, (item, model) => {
          reached.add(item.state);
          const walked = [item.state, item.rebounds, ...item.workerIds].join();
          if (walked !== [model.state, model.rebounds, ...model.workers].join())
            expect(item).toEqual(model);
        });
      }),
      { numRuns: 400 },
    );
    // The walks have been everywhere: the comparison was not empty.
    expect([...reached].sort()).toEqual(
      [...new Set(machine.map(([, , , to]) => to))].concat('REGISTERED').sort(),
    );
  });

  it('R001.45 R003.134 is never struck off without a completion by the unit, a check by another person of the supervision group and a third of the office', () => {
    let strikeOffs = 0;
    fc.assert(
      fc.property(walks, (steps) => {
        const moves = walk(steps);
        moves.forEach(({ name, by: striker }, at) => {
          if (name !== 'STRIKE_OFF') return;
          strikeOffs += 1;
          const before = moves.slice(0, at);
          const round = before.slice(before.map(({ name: each }) => each).lastIndexOf('UNDERTAKE'));
          const last = (wanted: LedgerMoveName) =>
            round.filter((move) => move.name === wanted).at(-1);
          const [completion, check] = [last('REPORT_COMPLETION'), last('VERIFY')];
          const workers = before
            .filter(({ name: each }) => isWork(each))
            .map(({ by }) => by.personId);
          expect(completion?.by.party).toBe('unit');
          expect(check?.by.party).toBe('supervision');
          expect(striker.party).toBe('office');
          expect(last('NOTE')?.by.party).toBe('supervision');
          expect(
            new Set([completion, check, { by: striker }].map((m) => m?.by.personId)).size,
          ).toBe(3);
          expect(workers).not.toContain(check?.by.personId);
          expect(workers).not.toContain(striker.personId);
        });
      }),
      { numRuns: 400 },
    );
    expect(strikeOffs).toBeGreaterThan(50);
  });

  it('R001.46 is not undertaken before content, target, time limit and responsible person are all there', () => {
    for (const missing of ['content', 'target', 'dueOn', 'responsiblePersonId'] as const) {
      const item = anItem({ [missing]: null } as unknown as Partial<LedgerItemEntity>);
      expect(() => item.undertake(hand('office', 'o1'), now)).toThrow(
        expect.objectContaining({
          code: 'LEDGER_ITEM_INCOMPLETE',
          details: { missing: [missing] },
        }),
      );
      expect(item.state).toBe('REGISTERED');
    }
  });

  it('R001.46 may get what is missing from the office with the undertaking', () => {
    const item = anItem({ dueOn: null });
    item.undertake(hand('office', 'o1'), now, { dueOn: '2026-05-01' });
    expect([item.state, item.dueOn, item.round]).toEqual(['UNDERTAKEN', '2026-05-01', 1]);
  });

  it('R001.45 is not reported complete without evidence', () => {
    const item = anItem();
    item.undertake(hand('office', 'o1'), now);
    item.reportMeasure(hand('unit', 'u2'), now, 'measure');
    expect(() => item.reportCompletion(hand('unit', 'u2'), now, 'done', 0)).toThrow(
      expect.objectContaining({ code: 'EVIDENCE_MISSING' }),
    );
  });

  it('is registered by the unit or the office and by nobody else', () => {
    expect(() => new LedgerItemEntity().register(hand('supervision', 's1'), now)).toThrow(
      expect.objectContaining({ code: 'LEDGER_WRONG_PARTY' }),
    );
  });
});
