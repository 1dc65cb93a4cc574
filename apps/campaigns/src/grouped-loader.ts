import DataLoader from 'dataloader';

/** A field with arguments, asked of one parent. */
export interface Asked<A> {
  readonly id: string;
  readonly args: A;
}

export type GroupedLoader<A, V> = DataLoader<Asked<A>, V, string>;

/** Parents that ask with the same arguments share one statement, however many they are. */
export function groupedLoader<A, V>(
  read: (ids: string[], args: A) => Promise<ReadonlyMap<string, V>>,
  absent: () => V,
): GroupedLoader<A, V> {
  const keyOf = (args: A) => JSON.stringify(args);
  return new DataLoader<Asked<A>, V, string>(
    async (asked) => {
      const groups = new Map<string, { ids: string[]; args: A }>();
      for (const { id, args } of asked) {
        const group = groups.get(keyOf(args)) ?? { ids: [], args };
        group.ids.push(id);
        groups.set(keyOf(args), group);
      }
      const answers = new Map<string, ReadonlyMap<string, V>>();
      await Promise.all(
        [...groups].map(async ([key, { ids, args }]) => answers.set(key, await read(ids, args))),
      );
      return asked.map(({ id, args }) => answers.get(keyOf(args))?.get(id) ?? absent());
    },
    { cacheKeyFn: ({ id, args }) => `${id} ${keyOf(args)}` },
  );
}

/** Rows under the id of their parent, in the order they came. */
export function rowsBy<T>(rows: readonly T[], parentOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(parentOf(row));
    if (group) group.push(row);
    else groups.set(parentOf(row), [row]);
  }
  return groups;
}
