import { statfs } from 'node:fs/promises';
import { DiskNearlyFull } from '../start.errors';

const NEEDED_MB = 500;

/** @throws DiskNearlyFull */
export async function requireDiskSpace(
  folder: string,
  freeMegabytes: (folder: string) => Promise<number> = freeOnDisk,
): Promise<void> {
  const free = await freeMegabytes(folder);
  if (free < NEEDED_MB) throw new DiskNearlyFull(folder, free, NEEDED_MB);
}

async function freeOnDisk(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.floor((bavail * bsize) / 1024 ** 2);
}
