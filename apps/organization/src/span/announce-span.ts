import type { Tx } from '@huiyin/events';
import {
  announceHolding,
  announceVoidedHolding,
  type Holding,
} from '../role-holding/announce-holding';
import { isVoid } from './span.rules';

/** Says how a holding stands now; one that ends on its first day has never been. */
export function announceSpan(tx: Tx, holding: Holding): void {
  if (isVoid(holding)) announceVoidedHolding(tx, holding);
  else announceHolding(tx, holding);
}
