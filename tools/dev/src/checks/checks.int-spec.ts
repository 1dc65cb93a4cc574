import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskNearlyFull, FolderClosedToPostgres, PortTaken } from '../start.errors';
import { requireDiskSpace } from './disk-space';
import { frontPorts, quietPorts } from './ports';
import { requireOpenToPostgres } from './postgres-access';

describe('the checks before a start (issue 2 B)', () => {
  let squatter: Server | undefined;

  afterEach(() => squatter?.close());

  async function take(port: number): Promise<void> {
    squatter = createServer();
    await new Promise<void>((resolve) => squatter?.listen(port, '127.0.0.1', resolve));
  }

  it('name a taken port and another one to try', async () => {
    const { gateway } = await frontPorts(0);
    await take(gateway);

    await expect(frontPorts(gateway)).rejects.toThrow(PortTaken);
    await expect(frontPorts(gateway)).rejects.toThrow(`PORT=${gateway + 10} npm start`);
  });

  it('name the issuer’s port, too', async () => {
    const { gateway, issuer } = await frontPorts(0);
    await take(issuer);

    await expect(frontPorts(gateway)).rejects.toThrow(`Port ${issuer} is taken`);
    await expect(frontPorts(gateway)).rejects.toThrow('PORT+1');
  });

  it('find different ports below those the system gives to outgoing connections', async () => {
    const ports = await quietPorts(6);

    expect(new Set(ports).size).toBe(6);
    expect(Math.max(...ports)).toBeLessThan(32_768);
  });

  it('refuse a disk that is nearly full', async () => {
    await expect(requireDiskSpace('.data', () => Promise.resolve(499))).rejects.toThrow(
      DiskNearlyFull,
    );
    await expect(requireDiskSpace(tmpdir())).resolves.toBeUndefined();
  });

  it('refuse a folder the user of PostgreSQL cannot enter, as root only', () => {
    const closed = mkdtempSync(join(tmpdir(), 'huiyin-closed-'));
    chmodSync(closed, 0o700);
    mkdirSync(join(closed, 'data'));

    expect(() => requireOpenToPostgres(join(closed, 'data'), 0)).toThrow(FolderClosedToPostgres);
    expect(() => requireOpenToPostgres(join(closed, 'data'), 1000)).not.toThrow();
    chmodSync(closed, 0o711);
    expect(() => requireOpenToPostgres(join(closed, 'data'), 0)).not.toThrow();
    rmSync(closed, { recursive: true });
  });
});
