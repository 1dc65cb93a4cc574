/** An import somebody has to read or to take over, and the tenant in whose name that is done. */
export interface ImportWork {
  readonly id: string;
  readonly bureauId: string;
}
