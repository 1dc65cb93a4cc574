import type {
  DataSource,
  EntityManager,
  EntityTarget,
  FindOptionsWhere,
  ObjectLiteral,
} from 'typeorm';
import {
  type CloudEvent,
  type EventToEmit,
  type TenantPayload,
  toCloudEvent,
} from '@huiyin/contracts';
import { type Clock, newId } from '@huiyin/kernel';
import { type Scope, scopeSetting, sqlState } from '@huiyin/persistence';

/** A transaction: the only thing in the house that can write, and the only thing that can emit. */
export interface Tx {
  readonly manager: EntityManager;
  /** The row, locked until commit; null when absent or another tenant's (row-level security decides). */
  lock<T extends ObjectLiteral & { id: string }>(
    entity: EntityTarget<T>,
    id: string,
  ): Promise<T | null>;
  save<T extends ObjectLiteral>(entity: T): Promise<T>;
  /** Written to the outbox in this transaction; sent only if it commits. Refused when the transaction is over. */
  emit<P extends TenantPayload>(event: EventToEmit<P>): void;
  /** Writes to the outbox what was emitted so far: for a hundred thousand events, which memory should not hold. */
  flush(): Promise<void>;
}

// Serialization failure and deadlock: the whole transaction is started again, never a statement.
const restartable = new Set(['40001', '40P01']);
const maxAttempts = 4;
const maxEventBytes = 900_000; // below Kafka's default message limit: an event that cannot be sent must not commit

export interface UnitOfWorkOptions {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  /** Called after a commit that wrote events; wakes the relay. */
  readonly onCommitted?: () => void;
}

interface Emission {
  events: CloudEvent[];
  hasWritten: boolean;
  isOver: boolean;
}

export class UnitOfWork {
  constructor(private readonly options: UnitOfWorkOptions) {}

  /** Runs `work` in one transaction in which row-level security shows only the scope's tenant. */
  async run<R>(scope: Scope, work: (tx: Tx) => Promise<R>): Promise<R> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(scope, work);
      } catch (error) {
        if (attempt >= maxAttempts || !restartable.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  private async once<R>(scope: Scope, work: (tx: Tx) => Promise<R>): Promise<R> {
    const emission: Emission = { events: [], hasWritten: false, isOver: false };
    const result = await this.options.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT set_config('${scopeSetting}', $1, true)`, [scope.bureauId ?? '']);
      const answer = await work(this.tx(manager, emission)).finally(() => (emission.isOver = true));
      // Last of all: the aggregate's row lock is held when the outbox numbers its row.
      await writeEmitted(manager, emission);
      return answer;
    });
    if (emission.hasWritten) this.options.onCommitted?.();
    return result;
  }

  private tx(manager: EntityManager, emission: Emission): Tx {
    return {
      manager,
      lock: (entity, id) =>
        manager.findOne(entity, {
          where: { id } as FindOptionsWhere<never>,
          lock: { mode: 'pessimistic_write' },
        }),
      save: (entity) => manager.save(entity),
      emit: ({ contract, payload }) => {
        if (emission.isOver)
          throw new Error(`cannot happen: ${contract.type} was emitted after its transaction`);
        const event = toCloudEvent(contract, payload, {
          id: newId(),
          time: this.options.clock.now(),
        });
        if (Buffer.byteLength(JSON.stringify(event)) > maxEventBytes)
          throw new Error(`cannot happen: ${contract.type} is larger than an event may be`);
        emission.events.push(event);
      },
      flush: () => writeEmitted(manager, emission),
    };
  }
}

/** The violated constraint's name, to translate it into a DomainError where it is expected. */
export function violatedConstraint(error: unknown): string | undefined {
  const candidate = error as { constraint?: string; driverError?: { constraint?: string } };
  return candidate?.driverError?.constraint ?? candidate?.constraint;
}

async function writeEmitted(manager: EntityManager, emission: Emission): Promise<void> {
  const { events } = emission;
  if (events.length === 0) return;
  emission.events = [];
  emission.hasWritten = true;
  await manager.query(
    `INSERT INTO events.outbox_message (id, topic, partition_key, event)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[])`,
    [
      events.map(({ id }) => id),
      events.map(({ source }) => topicOf(source)),
      events.map(({ partitionkey }) => partitionkey),
      events.map((event) => JSON.stringify(event)),
    ],
  );
}

/** `/huiyin/campaigns` → `huiyin.campaigns` */
function topicOf(source: string): string {
  return source.slice(1).replaceAll('/', '.');
}
