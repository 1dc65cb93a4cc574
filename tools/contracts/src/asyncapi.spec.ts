import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { eventCatalogue } from '@huiyin/contracts';
import { workspaceRoot } from '@huiyin/kernel';
import { parse } from 'yaml';
import { asyncApiDoc } from './asyncapi';

jest.setTimeout(60_000);

const error = 0; // severity, as the parser counts

async function errorsIn(document: string): Promise<string[]> {
  const { diagnostics } = await new Parser().parse(document);
  return diagnostics.filter(({ severity }) => severity === error).map(({ message }) => message);
}

describe('the AsyncAPI document', () => {
  const document = asyncApiDoc(eventCatalogue);

  it('is AsyncAPI 3 to the official parser', async () => {
    expect(await errorsIn(document)).toEqual([]);
  });

  it('would be refused by the same parser if it were broken', async () => {
    expect(await errorsIn(document.replaceAll('action: send', 'action: shout'))).not.toEqual([]);
    expect(
      await errorsIn(document.replace('#/components/messages/', '#/components/nowhere/')),
    ).not.toEqual([]);
  });

  it('has every topic that is declared and not for dead letters, and every event', () => {
    const topicsFile = readFileSync(
      join(workspaceRoot(__dirname), 'infra/kafka/topics.yaml'),
      'utf8',
    );
    const { topics } = parse(topicsFile) as { topics: { name: string }[] };
    const declared = topics
      .map(({ name }) => name)
      .filter((name) => !name.endsWith('.dead-letter'));
    const { channels, components } = parse(document) as {
      channels: Record<string, { address: string }>;
      components: { messages: Record<string, unknown> };
    };

    expect(
      Object.values(channels)
        .map(({ address }) => address)
        .sort(),
    ).toEqual(declared.sort());
    expect(Object.keys(components.messages)).toEqual(eventCatalogue.map(({ type }) => type));
  });
});
