import { BallotClientError } from './ballot-client.errors';
import type { OpenedBody, RsaPublicJwk } from './definition';

/** The key the board shows for this class. @throws BallotClientError CLASS_UNKNOWN */
export function keyOfClass({ ticketClasses }: OpenedBody, classId: string): RsaPublicJwk {
  const found = ticketClasses.find(({ id }) => id === classId);
  if (found) return found.publicKeyJwk;
  throw new BallotClientError('CLASS_UNKNOWN', `The board has no ticket class "${classId}".`);
}

/**
 * Refuses a key that the board does not show for this class: an issuer could tag a voter with a private key of
 * his own. @throws BallotClientError KEY_NOT_ON_BOARD
 */
export function assertKeyOnBoard(opened: OpenedBody, classId: string, key: RsaPublicJwk): void {
  const published = opened.ticketClasses.find(({ id }) => id === classId)?.publicKeyJwk;
  if (!published || published.n !== key.n || published.e !== key.e || published.alg !== key.alg) {
    throw new BallotClientError(
      'KEY_NOT_ON_BOARD',
      'The issuer offers a key that is not on the board.',
    );
  }
}
