import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUse, FolderOfAnotherVersion, NotADataFolder } from '../start.errors';
import { type DataFolder, dataFolder } from './data-folder';
import { lockFolder, lockHolder } from './folder-lock';
import { DATA_VERSION, noteOwnVersion, requireOwnVersion } from './folder-version';
import { writeJson } from './json-file';
import { removeRunFile, type RunFile, runningCopy, writeRunFile } from './run-file';
import { folderSecrets } from './secrets';

describe('the data folder (issue 2 B)', () => {
  let folder: DataFolder;
  let other: ChildProcess | undefined;

  beforeEach(() => {
    folder = dataFolder(mkdtempSync(join(tmpdir(), 'huiyin-data-')));
  });

  afterEach(() => {
    other?.kill('SIGKILL');
    rmSync(folder.path, { recursive: true, force: true });
  });

  /** The id of a process that lives, or of one that lived. */
  async function anotherNode({ isAlive }: { isAlive: boolean }): Promise<number> {
    other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    if (!isAlive) {
      other.kill('SIGKILL');
      await new Promise((resolve) => other?.once('exit', resolve));
    }
    return other.pid ?? 0;
  }

  describe('version', () => {
    it('is noted in a new folder and accepted afterwards', () => {
      requireOwnVersion(folder);
      noteOwnVersion(folder);

      expect(() => requireOwnVersion(folder)).not.toThrow();
    });

    it('refuses data of another version and says what to do', () => {
      writeJson(folder.file('VERSION.json'), { app: 'huiyin', data: 0, postgres: '18' });

      expect(() => requireOwnVersion(folder)).toThrow(FolderOfAnotherVersion);
      expect(() => requireOwnVersion(folder)).toThrow('npm run db:reset');
    });

    it('refuses a cluster of another PostgreSQL', () => {
      writeJson(folder.file('VERSION.json'), { app: 'huiyin', data: DATA_VERSION, postgres: '17' });

      expect(() => requireOwnVersion(folder)).toThrow('PostgreSQL 17');
    });

    it('leaves a folder of somebody else alone', () => {
      writeFileSync(join(folder.path, 'thesis.docx'), '');

      expect(() => requireOwnVersion(folder)).toThrow(NotADataFolder);
    });
  });

  describe('lock', () => {
    it('keeps a second copy out and names the first', async () => {
      const pid = await anotherNode({ isAlive: true });
      writeJson(folder.file('lock.json'), { pid });

      expect(() => lockFolder(folder)).toThrow(FolderInUse);
      expect(() => lockFolder(folder)).toThrow(String(pid));
    });

    it('is taken over from a copy that was killed, and given back', async () => {
      writeJson(folder.file('lock.json'), { pid: await anotherNode({ isAlive: false }) });

      const release = lockFolder(folder);
      expect(readFileSync(folder.file('lock.json'), 'utf8')).toContain(String(process.pid));

      release();
      expect(existsSync(folder.file('lock.json'))).toBe(false);
    });

    it('is not believed when the process id belongs to another program by now', () => {
      writeJson(folder.file('lock.json'), { pid: 1 });

      expect(lockHolder(folder)).toBeNull();
    });
  });

  describe('secrets', () => {
    it('are made once, and for the owner’s eyes only', () => {
      const first = folderSecrets(folder);

      expect(folderSecrets(folder)).toEqual(first);
      expect(statSync(folder.file('secrets.json')).mode & 0o777).toBe(0o600);
      expect(Buffer.from(first.ballotMasterKey, 'base64')).toHaveLength(32);
      expect(new Set(Object.values(first.actorKeys)).size).toBe(5);
      expect(Object.keys(first.roles)).toEqual(expect.arrayContaining(['evaluations_box']));
    });

    it('of an older folder are completed, not replaced', () => {
      writeJson(folder.file('secrets.json'), {
        postgres: 'kept',
        roles: { events_reader: 'kept' },
      });

      const secrets = folderSecrets(folder);

      expect(secrets.postgres).toBe('kept');
      expect(secrets.roles['events_reader']).toBe('kept');
      expect(secrets.roles['organization_app']).toHaveLength(43);
    });
  });

  it('tells who runs on it, unless that process is gone', async () => {
    const run = { transport: 'embedded', isDemoComplete: true, processes: {} } as const;
    const urls = { graphql: '', graphiql: '', issuer: '' };
    const left: RunFile = { ...run, urls, pid: await anotherNode({ isAlive: false }) };

    writeRunFile(folder, left);
    expect(runningCopy(folder)).toBeNull();

    writeRunFile(folder, { ...left, pid: process.pid });
    expect(runningCopy(folder)?.pid).toBe(process.pid);

    removeRunFile(folder);
    expect(runningCopy(folder)).toBeNull();
  });
});
