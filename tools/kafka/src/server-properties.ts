export interface BrokerPorts {
  readonly broker: number;
  readonly controller: number;
}

/** Where the broker keeps its data, below the data folder it runs in. */
export const LOG_FOLDER = 'log';

/**
 * One node that is broker and controller, reachable from this machine only. `log.dirs` is relative to the
 * process' folder on purpose: the setting is a comma-separated Latin-1 list, and a person's path need be neither.
 */
export function serverProperties(ports: BrokerPorts, logFolder: string = LOG_FOLDER): string {
  const listener = `PLAINTEXT://127.0.0.1:${ports.broker}`;
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.bootstrap.servers': `127.0.0.1:${ports.controller}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `${listener},CONTROLLER://127.0.0.1:${ports.controller}`,
    'advertised.listeners': listener,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': logFolder,
    'auto.create.topics.enable': false,
    // A single node can hold one copy only; the small partition counts keep start and stop quick.
    'default.replication.factor': 1,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 8,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // After a crash the restarted broker waits until the controller has given up the dead one (default: 9 s).
    'broker.session.timeout.ms': 3000,
    'broker.heartbeat.interval.ms': 500,
    // Waiting 3 s for further consumers is for large groups, not for one machine.
    'group.initial.rebalance.delay.ms': 0,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
