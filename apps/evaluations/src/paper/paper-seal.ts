import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { controlNumber, controlNumberBytes } from './control-number.rules';
import { PaperUnreadable } from './paper.errors';

const nonceBytes = 12;
const tagBytes = 16;

/** Seals what may not be read in the database: AES-256-GCM, 12 bytes of nonce, ciphertext, 16 bytes of tag. */
export function seal(key: Uint8Array, place: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws PaperUnreadable when it was changed, or moved to another place */
export function unseal(key: Uint8Array, place: string, sealed: Uint8Array): Buffer {
  try {
    const end = sealed.length - tagBytes;
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(end));
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, end)), decipher.final()]);
  } catch {
    throw new PaperUnreadable();
  }
}

/** The key that seals the keys of appraisals' papers; for nothing else. */
export function paperMasterKey(masterKey: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, '', 'huiyin-paper-v1', 32));
}

/** The control numbers of a batch: as good as random to whoever has not the seed, the same again to whoever has. */
export function numbersFrom(seed: Uint8Array, count: number): string[] {
  const numbers: string[] = [];
  for (let at = 0; numbers.length < count; at += 1) {
    const bytes = createHmac('sha256', seed).update(`number ${at}`).digest();
    const number = controlNumber(bytes.subarray(0, controlNumberBytes));
    if (number !== null) numbers.push(number);
  }
  return numbers;
}

/** What is kept of a control number: lower-case hex SHA-256, another one in every appraisal. */
export function numberHash(appraisalId: string, number: string): string {
  return createHash('sha256').update(`huiyin-paper-v1/${appraisalId}/${number}`).digest('hex');
}

/** Of a class on the board: SHA-256 over the sorted hashes of its control numbers, joined by line feeds. */
export function commitmentTo(hashes: readonly string[]): string {
  return createHash('sha256')
    .update([...hashes].sort().join('\n'))
    .digest('hex');
}
