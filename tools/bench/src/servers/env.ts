import { readFileSync } from 'node:fs';

/** What the bench tells its contenders. */
export function stockSettings(): { supergraph: string } {
  return { supergraph: readFileSync(process.env['SUPERGRAPH_FILE'] ?? '', 'utf8') };
}

export function stitchSettings(): { tasks: string; units: string } {
  return { tasks: process.env['TASKS_URL'] ?? '', units: process.env['UNITS_URL'] ?? '' };
}

/** Where the contenders' processes find `taskset` and `npm`. */
export function searchPath(): string {
  return process.env['PATH'] ?? '';
}

/** Where a contender that is not among our dependencies was installed. */
export function contenderFolder(): string {
  return process.env['CONTENDER_FOLDER'] ?? '';
}

/** For a whole copy of Huiyin, which reads its own variables. */
export function surroundings(): NodeJS.ProcessEnv {
  return process.env;
}
