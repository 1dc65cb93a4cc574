import {
  type LaidOutRoster,
  type LaidOutRow,
  layOutRoster,
  type PrintableRoster,
} from './roster-layout.rules';

/**
 * Prints a roster in the flattened layout it came in (R000.80): merged group cells, ★, legend line. A draft without
 * errors is read back unchanged: `parseRoster(printRoster(draft))` equals it apart from line numbers.
 */
export function printRoster(draft: PrintableRoster): string {
  return printLaidOut(layOutRoster(draft));
}

export function printLaidOut({ heading, columns, rows, legend }: LaidOutRoster): string {
  const blocks = [
    heading.join('\n'),
    columns.map((title) => `\t${title}`).join('\n'),
    ...rows.map(printRow),
    legend.length > 0 ? `\n${legend.join('\n')}` : '',
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** Every cell begins a line with a tab; its further paragraphs follow a blank line (5.3 item 2). */
function printRow({ cells }: LaidOutRow): string {
  return cells.map((paragraphs) => `\t${(paragraphs ?? []).join('\n\n')}`).join('\n');
}
