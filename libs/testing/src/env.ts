/** Where global-setup started PostgreSQL; handed to the test processes through their environment. */
export interface TestCluster {
  readonly port: number;
  readonly password: string;
}

export function rememberCluster(cluster: TestCluster): void {
  process.env['HUIYIN_TEST_CLUSTER'] = JSON.stringify(cluster);
}

export function testCluster(): TestCluster {
  const raw = process.env['HUIYIN_TEST_CLUSTER'];
  if (raw === undefined)
    throw new Error(
      'cannot happen: no test PostgreSQL: run jest with --selectProjects integration.',
    );
  return JSON.parse(raw) as TestCluster;
}
