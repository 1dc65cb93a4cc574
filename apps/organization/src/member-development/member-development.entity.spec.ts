import { MemberDevelopmentEntity } from './member-development.entity';
import type { AdmissionBallot, DevelopmentState, Failure } from './member-development.rules';

const dayOf = (offset: number) =>
  new Date(Date.UTC(2026, 2, 1 + offset)).toISOString().slice(0, 10);

function aCourse(): MemberDevelopmentEntity {
  return Object.assign(new MemberDevelopmentEntity(), {
    state: 'APPLICANT',
    round: 1,
    appliedOn: dayOf(0),
    lastStepOn: dayOf(0),
    noticeFrom: null,
    noticeTo: null,
    openObjections: 0,
    admittedOn: null,
  });
}

const carried: AdmissionBallot = { eligible: 10, inFavour: 8, against: 1, abstained: 1 };
const codeOf = (step: () => unknown): string => {
  try {
    step();
    return 'taken';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('R004.19 the course of a member', () => {
  it('goes from the application to the admission by recommendation, notice and ballot, and no other way', () => {
    const course = aCourse();
    expect(codeOf(() => course.publish(dayOf(1), dayOf(9)))).toBe('STEP_NOT_POSSIBLE');
    course.recommend(dayOf(1));
    expect(codeOf(() => course.vote(dayOf(2), carried, 'return'))).toBe('STEP_NOT_POSSIBLE');
    course.publish(dayOf(2), dayOf(9));
    expect(codeOf(() => course.admit(dayOf(9)))).toBe('STEP_NOT_POSSIBLE');
    course.vote(dayOf(9), carried, 'return');
    course.admit(dayOf(10));
    expect(course).toMatchObject({ state: 'ADMITTED', admittedOn: dayOf(10), round: 1 });
    expect(codeOf(() => course.stop(dayOf(11)))).toBe('STEP_NOT_POSSIBLE');
  });

  it('does not vote before the notice is over, nor while an objection is open', () => {
    const course = aCourse();
    course.recommend(dayOf(1));
    expect(codeOf(() => course.publish(dayOf(2), dayOf(6)))).toBe('NOTICE_TOO_SHORT');
    course.publish(dayOf(2), dayOf(9));
    expect(codeOf(() => course.vote(dayOf(8), carried, 'return'))).toBe('NOTICE_NOT_OVER');
    course.object(dayOf(8));
    expect(codeOf(() => course.vote(dayOf(9), carried, 'return'))).toBe('OBJECTION_OPEN');
    course.dismissObjection(dayOf(9));
    expect(codeOf(() => course.dismissObjection(dayOf(9)))).toBe('NO_OBJECTION_OPEN');
    expect(course.vote(dayOf(9), carried, 'return')).toBe('voted-for');
  });

  it('goes back or stops when an objection is upheld or the ballot fails', () => {
    const published = () => {
      const course = aCourse();
      course.recommend(dayOf(1));
      course.publish(dayOf(2), dayOf(9));
      return course;
    };
    const objected = published();
    objected.object(dayOf(3));
    objected.upholdObjection(dayOf(4), 'return');
    expect(objected).toMatchObject({
      state: 'APPLICANT',
      round: 2,
      openObjections: 0,
      noticeTo: null,
    });
    const half = { eligible: 10, inFavour: 5, against: 4, abstained: 0 };
    const voted = published();
    expect(voted.vote(dayOf(9), half, 'stop')).toBe('voted-down');
    expect(voted.state).toBe('STOPPED');
  });

  it('is carried by more than half of all who have a vote, with more than half of them there', () => {
    const vote = (ballot: AdmissionBallot) => {
      const course = aCourse();
      course.recommend(dayOf(1));
      course.publish(dayOf(2), dayOf(9));
      return course.vote(dayOf(9), ballot, 'return');
    };
    expect(vote({ eligible: 11, inFavour: 6, against: 0, abstained: 0 })).toBe('voted-for');
    expect(vote({ eligible: 12, inFavour: 6, against: 0, abstained: 6 })).toBe('voted-down');
    for (const ballot of [
      { eligible: 5, inFavour: 6, against: 0, abstained: 0 },
      { eligible: 0, inFavour: 0, against: 0, abstained: 0 },
      { eligible: 5, inFavour: 3.5, against: 0, abstained: 0 },
      { eligible: 5, inFavour: 5, against: -1, abstained: 0 },
    ])
      expect(codeOf(() => vote(ballot))).toBe('BALLOT_NOT_POSSIBLE');
  });

  it('never goes back in time', () => {
    const course = aCourse();
    course.recommend(dayOf(5));
    expect(codeOf(() => course.stop(dayOf(4)))).toBe('STEP_BEFORE_THE_LAST');
  });
});

/** The same machine written once more as a table, without looking at the entity: state, step → state after. */
const table: Record<string, Partial<Record<string, DevelopmentState>>> = {
  APPLICANT: { recommend: 'RECOMMENDED', stop: 'STOPPED' },
  RECOMMENDED: { publish: 'PUBLIC_NOTICE', return: 'APPLICANT', stop: 'STOPPED' },
  PUBLIC_NOTICE: {
    object: 'PUBLIC_NOTICE',
    dismiss: 'PUBLIC_NOTICE',
    'uphold-return': 'APPLICANT',
    'uphold-stop': 'STOPPED',
    carry: 'BALLOT_VOTED',
    'fail-return': 'APPLICANT',
    'fail-stop': 'STOPPED',
    return: 'APPLICANT',
    stop: 'STOPPED',
  },
  BALLOT_VOTED: { admit: 'ADMITTED', return: 'APPLICANT', stop: 'STOPPED' },
  ADMITTED: {},
  STOPPED: {},
};
const stepNames = [...new Set(Object.values(table).flatMap((row) => Object.keys(row)))];

function take(course: MemberDevelopmentEntity, step: string, on: string, until: string): unknown {
  const [name, failure = 'return'] = step.split('-') as [string, Failure];
  const lost = { ...carried, inFavour: 1 };
  const steps: Record<string, () => unknown> = {
    recommend: () => course.recommend(on),
    publish: () => course.publish(on, until),
    object: () => course.object(on),
    dismiss: () => course.dismissObjection(on),
    uphold: () => course.upholdObjection(on, failure),
    carry: () => course.vote(on, carried, failure),
    fail: () => course.vote(on, lost, failure),
    admit: () => course.admit(on),
    return: () => course.return(on),
    stop: () => course.stop(on),
  };
  return steps[name]!();
}

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

interface Model {
  state: DevelopmentState;
  day: number;
  noticeTo: number;
  open: number;
  round: number;
}

/** Of ten tries seven go on, the others are anything at all. */
function tryOf(model: Model, next: () => number) {
  const onward = Object.keys(table[model.state]!).filter((name) => !name.includes('stop'));
  const names = next() < 0.7 && onward.length > 0 ? onward : stepNames;
  const day = model.day + Math.floor(next() * 8) - 1;
  const step = names[Math.floor(next() * names.length)]!;
  return { step, day, until: day + Math.floor(next() * 10) };
}

function isAllowed(model: Model, { step, day, until }: ReturnType<typeof tryOf>): boolean {
  const settles = step === 'dismiss' || step.startsWith('uphold');
  const votes = step === 'carry' || step.startsWith('fail');
  return (
    table[model.state]![step] !== undefined &&
    day >= model.day &&
    (step !== 'publish' || until - day >= 5) &&
    (!settles || model.open > 0) &&
    (!votes || (model.open === 0 && day >= model.noticeTo))
  );
}

function follow(model: Model, { step, day, until }: ReturnType<typeof tryOf>): void {
  model.state = table[model.state]![step]!;
  model.day = day;
  if (step === 'publish') model.noticeTo = until;
  if (step === 'object') model.open += 1;
  if (step === 'dismiss') model.open -= 1;
  if (model.state !== 'PUBLIC_NOTICE') model.open = 0;
  if (model.state === 'APPLICANT') model.round += 1;
}

it('R004.19 behaves as the table says, whatever is tried in whatever order (500 courses)', () => {
  const reached = new Set<string>();
  for (let seed = 1; seed <= 500; seed += 1) {
    const next = random(seed);
    const course = aCourse();
    const model: Model = { state: 'APPLICANT', day: 0, noticeTo: 0, open: 0, round: 1 };
    for (let tried = 0; tried < 25; tried += 1) {
      const one = tryOf(model, next);
      const allowed = isAllowed(model, one);
      const code = codeOf(() => take(course, one.step, dayOf(one.day), dayOf(one.until)));
      if (allowed) follow(model, one);
      reached.add(model.state);
      const { state, open, round, day } = model;
      const { openObjections, lastStepOn, admittedOn } = course;
      const told = [seed, one.step, code === 'taken', course.state, openObjections, course.round];
      const now = [...told, lastStepOn, admittedOn !== null].join(' ');
      const said = [seed, one.step, allowed, state, open, round, dayOf(day), state === 'ADMITTED'];
      if (now !== said.join(' ')) expect(now).toBe(said.join(' '));
    }
  }
  expect(reached.size).toBe(6);
});
