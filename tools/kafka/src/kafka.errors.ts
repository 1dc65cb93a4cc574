import { DomainError } from '@huiyin/kernel';

/** Java or Maven is missing or too old, or the jars cannot be had. The message says which, in one sentence. */
export class KafkaUnavailable extends DomainError {
  readonly code = 'KAFKA_UNAVAILABLE';
  readonly kind = 'unavailable';
}

export class KafkaPortTaken extends DomainError {
  readonly code = 'KAFKA_PORT_TAKEN';
  readonly kind = 'conflict';
  constructor(port: number) {
    super(`Port ${port} on 127.0.0.1 is taken by another program; choose another one for Kafka.`, {
      port,
    });
  }
}

export class KafkaFolderInUse extends DomainError {
  readonly code = 'KAFKA_FOLDER_IN_USE';
  readonly kind = 'conflict';
  constructor(pid: number) {
    super(
      `Another Kafka broker (process ${pid}) works on this data folder; stop it or choose another folder.`,
      { pid },
    );
  }
}

export class KafkaDidNotStart extends DomainError {
  readonly code = 'KAFKA_DID_NOT_START';
  readonly kind = 'unavailable';
  constructor(reason: string, lastOutput: string) {
    super(`The Kafka broker did not start: ${reason}.${lastOutput && `\n${lastOutput}`}`, {
      reason,
    });
  }
}

export class TopicsFileInvalid extends DomainError {
  readonly code = 'TOPICS_FILE_INVALID';
  readonly kind = 'invalid';
  constructor(file: string, problems: readonly string[]) {
    super(
      `${file} does not declare topics:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
      {
        problems: problems.length,
      },
    );
  }
}
