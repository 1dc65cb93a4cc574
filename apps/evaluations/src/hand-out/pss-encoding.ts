import { createHash } from 'node:crypto';

const hashBytes = 48;
const saltBytes = 48;

/**
 * EMSA-PSS-ENCODE of RFC 8017 §9.1.1 with SHA-384, MGF1 and a salt of 48 bytes: what a ticket key signs when nothing is
 * blinded. Signed raw, it makes a ticket like any other (RFC 9474 §4.4 without the blind).
 * @param salt 48 random bytes
 * @returns as many bytes as the modulus
 */
export function encodePss(message: Uint8Array, modulusBits: number, salt: Uint8Array): Buffer {
  const length = Math.ceil((modulusBits - 1) / 8);
  const hash = digest(Buffer.alloc(8), digest(message), salt);
  const db = Buffer.alloc(length - hashBytes - 1);
  db[db.length - saltBytes - 1] = 1;
  db.set(salt, db.length - saltBytes);
  const mask = mgf1(hash, db.length);
  for (const [at, byte] of mask.entries()) db[at] = (db[at] ?? 0) ^ byte;
  db[0] = (db[0] ?? 0) & (0xff >> (8 * length - (modulusBits - 1)));
  const encoded = Buffer.concat([db, hash, Buffer.of(0xbc)]);
  return Buffer.concat([Buffer.alloc(Math.ceil(modulusBits / 8) - length), encoded]);
}

function mgf1(seed: Buffer, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / hashBytes) }, (_, at) => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(at);
    return digest(seed, counter);
  });
  return Buffer.concat(blocks).subarray(0, length);
}

function digest(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha384');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
