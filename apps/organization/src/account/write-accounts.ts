import type { Tx } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { AccessRecordEntity } from './access-record.entity';
import { AccountEntity } from './account.entity';

const nobodyInParticular = '00000000-0000-0000-0000-000000000000';

interface Login {
  readonly subject: string;
  readonly personId: string;
}

interface Moment {
  readonly bureauId: string;
  readonly now: Date;
}

/** Opens logins and writes down who did. A subject that is taken breaks `account_pk`. */
export async function writeAccounts(
  tx: Tx,
  actor: Actor,
  logins: readonly Login[],
  moment: Moment,
): Promise<void> {
  if (logins.length === 0) return;
  const { bureauId } = moment;
  await tx.manager.insert(
    AccountEntity,
    logins.map((login) => ({ ...login, bureauId })),
  );
  await recordAccess(tx, actor, logins, 'granted', moment);
}

/** A line of the access record per login. */
export async function recordAccess(
  tx: Tx,
  actor: Actor,
  logins: readonly Login[],
  action: AccessRecordEntity['action'],
  { bureauId, now }: Moment,
): Promise<void> {
  const recordedBy = actor.personId ?? nobodyInParticular;
  await tx.manager.insert(
    AccessRecordEntity,
    logins.map((login) => {
      return { id: newId(), bureauId, ...login, action, recordedBy, recordedAt: now };
    }),
  );
}
