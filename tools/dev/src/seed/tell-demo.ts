import type { Console } from '../console/console';
import { readJson, writeJson } from '../data-folder/json-file';
import { demoPeopleSpec, firstAccountsSpec } from '../system/child-specs';
import { type CopyPlan, gatewayUrl, issuerUrl } from '../system/settings';
import type { Supervisor } from '../supervisor/supervisor';
import { cityChapters } from './city';
import { GraphStoryteller } from './graph-storyteller';

interface Told {
  readonly told: readonly string[];
}

/**
 * First the accounts, by the service that owns them (nobody could sign in before), then the chapters of the chosen demo,
 * each once per data folder; last the crowd around the story, whose many events must not delay it. A chapter that
 * fails leaves a usable system: it is said, and tried again at the next start.
 * @throws ProcessDidNotStart when there are no accounts, StoppedMeanwhile
 */
export async function tellDemo(
  plan: CopyPlan,
  supervisor: Supervisor,
  console: Console,
): Promise<boolean> {
  await tellOnce(plan, 'accounts', () => supervisor.run(firstAccountsSpec(plan)));
  if (plan.environment.HUIYIN_DEMO === 'bare') return true;
  const storyteller = new GraphStoryteller(`${gatewayUrl(plan)}/graphql`, issuerUrl(plan));
  const chapters = cityChapters.map((chapter) => ({
    name: chapter.name,
    tell: () => chapter.tell(storyteller),
  }));
  const people = { name: 'people', tell: () => supervisor.run(demoPeopleSpec(plan)) };
  for (const { name, tell } of [...chapters, people]) {
    supervisor.requireRunning();
    try {
      await tellOnce(plan, name, tell);
    } catch (error) {
      supervisor.requireRunning();
      console.note(notTold(name, error));
      return false;
    }
  }
  return true;
}

async function tellOnce(plan: CopyPlan, name: string, tell: () => Promise<void>): Promise<void> {
  const file = plan.folder.file('demo.json');
  const told = readJson<Told>(file)?.told ?? [];
  if (told.includes(name)) return;
  await tell();
  writeJson(file, { told: [...told, name] });
}

function notTold(name: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `! 演示数据未完成（${name}），下次启动时继续 · the demo is incomplete, the next start goes on with it\n  ${reason}`;
}
