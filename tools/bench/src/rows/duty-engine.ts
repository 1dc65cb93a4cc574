import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Options, transformFileSync } from '@swc/core';
import { workspaceRoot } from '@huiyin/kernel';
import { against, type Benchmark, type Row } from '../measure';

interface EngineFigures {
  readonly duties: number;
  readonly records: number;
  readonly fromScratchMs: number;
  readonly dutiesOfOneFact: number;
  readonly oneFactMs: number;
}

/** The limits of quality.md are for judging and writing down; judging alone leaves nine tenths of them to the database. */
const limits = { fromScratchSeconds: 10, oneFactMs: 50 } as const;

/** P18 of quality.md, the pure part: 1 800 units that owe 120 rules each, judged in memory; then one fact of one unit. */
export const dutyEngineBenchmark: Benchmark = {
  ids: ['P18'],
  async run(): Promise<Row[]> {
    const script = builtForTheBench();
    const figures = JSON.parse(
      execFileSync(process.execPath, [script], { encoding: 'utf8' }),
    ) as EngineFigures;
    const { duties, records, fromScratchMs, dutiesOfOneFact, oneFactMs } = figures;
    const from = { note: 'in memory; the limit is for writing them down too' };
    return [
      {
        ...{ id: 'P18', what: `engine alone, ${duties} duties over ${records} records`, unit: 's' },
        ...against(limits.fromScratchSeconds, fromScratchMs / 1_000),
        ...from,
      },
      {
        ...{
          id: 'P18',
          what: `engine alone, one fact and its ${dutiesOfOneFact} duties`,
          unit: 'ms',
        },
        ...against(limits.oneFactMs, oneFactMs),
        ...from,
      },
    ];
  },
};

/** The measured world is made with the builders of the engine's tests, which no build takes along. */
function builtForTheBench(): string {
  const root = workspaceRoot();
  const settings = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8')) as Options;
  const options = { ...settings, swcrc: false, jsc: { ...settings.jsc, baseUrl: root } };
  const [from, to] = [join(root, 'apps/campaigns/test'), join(root, 'dist/apps/campaigns/test')];
  mkdirSync(to, { recursive: true });
  for (const name of ['a-world', 'measured-world', 'measure-engine'])
    writeFileSync(
      join(to, `${name}.js`),
      transformFileSync(join(from, `${name}.ts`), options).code,
    );
  return join(to, 'measure-engine.js');
}
