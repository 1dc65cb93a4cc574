import type { Console } from '../console/console';
import { aboutProcess, readyBlock } from '../console/words';
import { removeRunFile, type RunFile, writeRunFile } from '../data-folder/run-file';
import { tellDemo } from '../seed/tell-demo';
import { StartProblem } from '../start.errors';
import type { ProcessEvent } from '../supervisor/process-spec';
import { Supervisor } from '../supervisor/supervisor';
import { checkMachine } from './check-machine';
import { makePlan } from './make-plan';
import { type CopyPlan, gatewayUrl, issuerUrl, type StartSettings } from './settings';
import { startSystem } from './start-system';
import { whenAskedToStop } from './when-asked-to-stop';

/** One copy from start to stop; resolves to the exit code: 0 when everything ended as it should. */
export async function runCopy(settings: StartSettings, console: Console): Promise<number> {
  try {
    const { front, release } = await console.step('检查 checks', () => checkMachine(settings));
    try {
      const plan = await console.step('密钥 secrets', () => makePlan(settings, front));
      return await superviseCopy(plan, console);
    } finally {
      removeRunFile(settings.folder);
      release();
    }
  } catch (error) {
    console.note(`\n${inWords(error)}`);
    return 1;
  }
}

async function superviseCopy(plan: CopyPlan, console: Console): Promise<number> {
  let isDemoComplete: boolean | null = null; // null until everything is ready
  const report = (name: string, event: ProcessEvent) => {
    console.note(aboutProcess(name, event));
    if (isDemoComplete !== null && !supervisor.isStopping) note(isDemoComplete);
  };
  const { HUIYIN_LONGEST_RESTART_WAIT_MS } = plan.environment;
  const supervisor = new Supervisor(plan.folder.logs, report, HUIYIN_LONGEST_RESTART_WAIT_MS);
  const note = (isComplete: boolean) => {
    const run = runFile(plan, supervisor, isComplete);
    writeRunFile(plan.folder, run);
    return run;
  };
  const asked = whenAskedToStop(
    () => {
      console.note('正在停止… 再按一次 Ctrl-C 立即结束 · stopping; Ctrl-C again to end at once');
      return supervisor.stop();
    },
    () => supervisor.hurry(),
  );

  try {
    await startSystem(plan, supervisor, console);
    isDemoComplete = await console.step('演示数据 demo', () => tellDemo(plan, supervisor, console));
    console.note(readyBlock(note(isDemoComplete)));
  } catch (error) {
    if (!supervisor.isStopping) {
      await supervisor.stop();
      throw error;
    }
  }
  const isClean = await asked;
  console.note(isClean ? '已停止 · stopped' : '已停止，但有进程未正常结束 · stopped, not cleanly');
  return isClean ? 0 : 1;
}

function runFile(plan: CopyPlan, supervisor: Supervisor, isDemoComplete: boolean): RunFile {
  const base = gatewayUrl(plan);
  return {
    pid: process.pid,
    transport: plan.environment.HUIYIN_TRANSPORT,
    urls: { graphql: `${base}/graphql`, graphiql: `${base}/graphiql`, issuer: issuerUrl(plan) },
    isDemoComplete,
    processes: supervisor.states(),
  };
}

function inWords(error: unknown): string {
  if (error instanceof StartProblem) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
