import { readFileSync } from 'node:fs';

/** What the bench tells its contenders. */
export function stockSettings(): { supergraph: string } {
  return { supergraph: readFileSync(process.env['SUPERGRAPH_FILE'] ?? '', 'utf8') };
}

export function stitchSettings(): { tasks: string; units: string } {
  return { tasks: process.env['TASKS_URL'] ?? '', units: process.env['UNITS_URL'] ?? '' };
}
