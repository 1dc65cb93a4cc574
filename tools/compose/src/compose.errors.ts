/** The subgraphs do not fit together; each problem is one line a person can act on. */
export class CompositionFailed extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `The subgraphs do not compose:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.name = 'CompositionFailed';
  }
}

export class SchemaNotPrinted extends Error {
  constructor(subgraph: string, reason: string) {
    super(`${subgraph} did not print its schema: ${reason}`);
    this.name = 'SchemaNotPrinted';
  }
}

/** A registered operation is called by its name. */
export class OperationWithoutName extends Error {
  constructor(file: string) {
    super(`docs/walk/${file} must hold one operation with a name.`);
    this.name = 'OperationWithoutName';
  }
}
