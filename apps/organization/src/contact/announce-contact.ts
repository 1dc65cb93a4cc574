import type { Tx } from '@huiyin/events';
import { announceSpan } from '../span/announce-span';
import type { UnitContactEntity } from './unit-contact.entity';

export function announceContact(tx: Tx, contact: UnitContactEntity): void {
  announceSpan(tx, { ...contact, role: 'unit-contact' });
}
