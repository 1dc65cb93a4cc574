import type { Tx } from '@huiyin/events';
import { announceSpan } from '../span/announce-span';
import type { ContactPointEntity } from './contact-point.entity';

export function announceContactPoint(tx: Tx, contactPoint: ContactPointEntity): void {
  announceSpan(tx, { ...contactPoint, role: contactPoint.kind });
}
