import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATA_VERSION } from '../src/data-folder/folder-version';
import { writeJson } from '../src/data-folder/json-file';
import { frontPorts } from '../src/checks/ports';
import { build, runBuilt } from './built';

jest.setTimeout(30_000); // processes start here, on machines that do other things too

describe('npm start on a machine that is not ready for it (issue 2 B)', () => {
  let folder: string;

  beforeAll(build);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'huiyin-start-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const start = (env: Record<string, string> = {}) =>
    runBuilt('start.js', { HUIYIN_DATA_DIR: folder, PORT: '0', ...env }).ended;

  it('says which port is taken and what to do, in both languages, and ends with 1', async () => {
    const { gateway } = await frontPorts(0);
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(gateway, '127.0.0.1', resolve));

    const { code, output } = await start({ PORT: String(gateway) });

    squatter.close();
    expect(code).toBe(1);
    expect(output).toContain(`端口 ${gateway} 已被其他程序占用`);
    expect(output).toContain(`PORT=${gateway + 10} npm start`);
    expect(output).not.toContain('    at ');
  });

  it('refuses data of another version and ends with 1', async () => {
    writeJson(join(folder, 'VERSION.json'), { app: 'huiyin', data: 99, postgres: '18' });

    const { code, output } = await start();

    expect(code).toBe(1);
    expect(output).toContain('belongs to another version (data 99');
    expect(output).toContain('npm run db:reset');
  });

  it('refuses a folder another copy works on', async () => {
    writeJson(join(folder, 'VERSION.json'), { app: 'huiyin', data: DATA_VERSION, postgres: '18' });
    writeJson(join(folder, 'lock.json'), { pid: process.pid });

    const { code, output } = await start();

    expect(code).toBe(1);
    expect(output).toContain(`process ${process.pid}`);
  });

  it('names every wrong variable at once and ends with 1', async () => {
    const { code, output } = await start({ PORT: 'x', HUIYIN_TRANSPORT: 'pigeon' });

    expect(code).toBe(1);
    expect(output).toMatch(/PORT.*\n.*HUIYIN_TRANSPORT/);
  });

  it('says so when the server of DATABASE_URL does not answer', async () => {
    const { gateway } = await frontPorts(0);

    const { code, output } = await start({
      DATABASE_URL: `postgres://admin@127.0.0.1:${gateway}/postgres`,
    });

    expect(code).toBe(1);
    expect(output).toContain('The server of DATABASE_URL');
    expect(output).not.toContain('    at ');
  });

  it('says that nothing runs when a token is asked for', async () => {
    const { code, output } = await runBuilt('token.js', { HUIYIN_DATA_DIR: folder }, ['office'])
      .ended;

    expect(code).toBe(1);
    expect(output).toContain('Run npm start first');
  });

  it('lists the logins when an unknown one is asked for', async () => {
    const { code, output } = await runBuilt('token.js', { HUIYIN_DATA_DIR: folder }, ['boss'])
      .ended;

    expect(code).toBe(1);
    expect(output).toContain('supervision-leader');
  });

  it('empties its own data folder only', async () => {
    const reset = () => runBuilt('reset.js', { HUIYIN_DATA_DIR: folder }).ended;
    expect((await reset()).code).toBe(1);

    writeJson(join(folder, 'VERSION.json'), { app: 'huiyin', data: 99, postgres: '18' });
    expect((await reset()).code).toBe(0);
    expect((await reset()).output).toContain('nothing to reset');
  });
});
