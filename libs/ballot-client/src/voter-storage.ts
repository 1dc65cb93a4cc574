/**
 * Where a device keeps what must outlive a reload: the blinded request until it is answered, the ticket, the hashes of
 * boards that were seen. Whoever reads it has the ticket, and learns nothing about a sheet: none is ever kept.
 */
export interface VoterStorage {
  get(key: string): Promise<string | null>;
  /** Keeps the value unless one is there; resolves to the one that is there now. Two tabs must not make two tickets of one. */
  keepFirst(key: string, value: string): Promise<string>;
  put(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Gone with the page: for a shared tablet, where the next voter must find nothing. */
export function memoryStorage(): VoterStorage {
  const values = new Map<string, string>();
  return webStorage({
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  });
}

/** The part of `localStorage` that is used; React Native's and Electron's stores have the same shape. */
export interface WebStorageLike {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Over `localStorage`. A full or forbidden store throws before anything is sent. */
export function webStorage(store: WebStorageLike): VoterStorage {
  return {
    get: async (key) => store.getItem(key),
    // Read and write in one turn: no other tab's turn comes between.
    keepFirst: async (key, value) => {
      const known = store.getItem(key);
      if (known !== null) return known;
      store.setItem(key, value);
      return value;
    },
    put: async (key, value) => store.setItem(key, value),
    remove: async (key) => store.removeItem(key),
  };
}
