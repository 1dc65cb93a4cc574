import { createHash } from 'node:crypto';

/**
 * The holding id of a second role that one row stands for, e.g. the ★ liaison among a group's members:
 * `holdingIdFor(membership.id, 'supervision-liaison')`. Always the same for the same row and role (a v8 uuid).
 */
export function holdingIdFor(rowId: string, role: string): string {
  const hex = createHash('sha256').update(`${rowId.toLowerCase()}:${role}`).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
