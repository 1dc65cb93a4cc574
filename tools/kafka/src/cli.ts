import { parseArgs } from 'node:util';
import { DomainError } from '@huiyin/kernel';
import { declareTopics } from './declare-topics';
import { startBroker } from './kafka-broker';
import { committedTopicsFile } from './topics-file';

const USAGE = `Usage:
  cli.js start --data DIR [--port N]           run a broker with the declared topics until Ctrl-C
  cli.js declare --brokers HOST:PORT[,…] [--file topics.yaml]
`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function start(dataDir: string, port: number | undefined): Promise<number> {
  const broker = await startBroker({ dataDir, port, log: say });
  let wasAsked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      wasAsked = true;
      void broker.stop();
    });
  await declare(broker.brokers, committedTopicsFile());
  await broker.exited;
  say(wasAsked ? 'Kafka stopped' : `Kafka ended by itself; see broker.log in ${dataDir}`);
  return wasAsked ? 0 : 1;
}

async function declare(brokers: string, file: string): Promise<number> {
  const { created, existing, differences } = await declareTopics(brokers, file);
  say(`topics: ${created.length} created, ${existing.length} already there`);
  for (const { topic, setting, declared, actual } of differences)
    say(`  ${topic}: ${setting} is ${actual}, declared ${declared}; left as it is`);
  return differences.length === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      brokers: { type: 'string' },
      file: { type: 'string' },
    },
  });
  const [command] = positionals;
  const port = Number(values.port ?? 0);
  if (command === 'start' && values.data !== undefined && Number.isInteger(port))
    return start(values.data, port === 0 ? undefined : port);
  if (command === 'declare' && values.brokers !== undefined)
    return declare(values.brokers, values.file ?? committedTopicsFile());
  process.stderr.write(USAGE);
  return 2;
}

void main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof DomainError ? error.message : String(error)}\n`);
    return 1;
  })
  .then((code) => process.exit(code));
