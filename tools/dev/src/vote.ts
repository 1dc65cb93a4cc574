import { parseArgs } from 'node:util';
import { demoVote, parseGrades } from './walk/demo-vote';
import { storytellerOfRunningCopy } from './walk/running-storyteller';

const usage = `用法 usage: npm run -s vote -- <appraisalId> [--voters 60] <dimension>=<grade>:<count>,<grade>:<count> …`;

/** The demo voters take their tickets and cast their ballots with the client library, as a voter's page does. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { voters: { type: 'string', default: '60' } },
  });
  const [appraisalId, ...dimensions] = positionals;
  const grades = dimensions.map(parseGrades);
  const voters = Number(values.voters);
  if (
    !appraisalId ||
    grades.length === 0 ||
    grades.includes(null) ||
    !(voters >= 1 && voters <= 60)
  ) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const vote = {
    appraisalId,
    voters,
    grades: Object.fromEntries(grades as [string, [string, number][]][]),
  };
  await demoVote(storytellerOfRunningCopy(), vote, (line) => process.stderr.write(`${line}\n`));
  return 0;
}

void main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  })
  .then((code) => process.exit(code));
