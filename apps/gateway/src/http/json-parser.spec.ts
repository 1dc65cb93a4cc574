import { isPlainJson } from './json-parser';

const people = (count: number) =>
  JSON.stringify({
    people: Array.from({ length: count }, (_, at) => ({ name: `职工${at}`, login: `v-${at}` })),
  });

describe('the measure of a JSON body', () => {
  it.each([
    ['the text of a roster', JSON.stringify({ text: '[{",\\"'.repeat(80_000) })],
    ['a thousand people', people(1_000)],
    ['ten thousand ids', JSON.stringify(Array.from({ length: 10_000 }, () => 'a'.repeat(36)))],
    ['a small body, however deep', '['.repeat(4_000) + ']'.repeat(4_000)],
    ['a text that ends in backslashes', JSON.stringify(['x'.repeat(9_000), '\\\\', '"[['])],
  ])('lets %s pass', (_what, text) => {
    expect(isPlainJson(text)).toBe(true);
  });

  it.each([
    ['a pile of brackets', `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['a pile of objects', '{"a":'.repeat(50_000)],
    ['a hundred thousand empty objects', `[${'{},'.repeat(100_000)}{}]`],
    ['a hundred thousand keys', `{${'"a":1,'.repeat(100_000)}"b":1}`],
    ['brackets behind a quote that is escaped', `["\\"",${'['.repeat(20_000)}`],
  ])('stops %s', (_what, text) => {
    expect(isPlainJson(text)).toBe(false);
  });

  it('takes a megabyte in the time of a glance', () => {
    const bodies = ['"'.repeat(1_000_000), `"${'\\'.repeat(1_000_000)}`, 'x'.repeat(1_000_000)];
    const startedAt = performance.now();
    for (const body of bodies) isPlainJson(body);
    expect(performance.now() - startedAt).toBeLessThan(150);
  });
});
