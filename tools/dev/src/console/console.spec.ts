import { Console } from './console';

function recorded() {
  let text = '';
  let now = 0;
  const console = new Console(
    (piece) => void (text += piece),
    9,
    () => now,
  );
  return { console, text: () => text, pass: (ms: number) => void (now += ms) };
}

describe('the progress of a start', () => {
  it('numbers each step and tells its time', async () => {
    const { console, text, pass } = recorded();

    await console.step('检查 checks', () => pass(40));
    await console.step('数据库 PostgreSQL', () => pass(520));

    expect(text()).toBe('[1/9] 检查 checks … 0.0 s\n[2/9] 数据库 PostgreSQL … 0.5 s\n');
  });

  it('lets no note tear a line', async () => {
    const { console, text, pass } = recorded();

    await console.step('服务 services', () => {
      console.note('a warning');
      pass(1_000);
    });

    expect(text()).toBe('[1/9] 服务 services … \na warning\n[1/9] 服务 services … 1.0 s\n');
  });
});
