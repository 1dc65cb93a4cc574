import { rm } from 'node:fs/promises';

export default async function globalTeardown(): Promise<void> {
  const { huiyinTestCluster } = globalThis as unknown as {
    huiyinTestCluster: { cluster: { stop(): Promise<void> }; dataDir: string };
  };
  await huiyinTestCluster.cluster.stop();
  await rm(huiyinTestCluster.dataDir, { recursive: true, force: true });
}
