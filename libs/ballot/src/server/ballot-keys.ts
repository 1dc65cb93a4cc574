import { MODULUS_BITS, type RsaPublicJwk, canonicalJson } from '@huiyin/ballot-client';
import { createCipheriv, createDecipheriv, generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

import { BallotKeyRefused, SealedKeyUnreadable } from './ballot-keys.errors';

/** A fresh key pair. The private PEM (PKCS #8) goes straight into `sealPrivateKey`. */
export interface BallotKeyPair {
  publicKeyJwk: RsaPublicJwk;
  publicKeySpki: string;
  privateKeyPem: string;
}

/** A private key at rest: AES-256-GCM, the key id authenticated with it. Fields base64url; JSON-safe. */
export interface SealedPrivateKey {
  alg: 'A256GCM';
  keyId: string;
  iv: string;
  /** Ciphertext followed by the 16-byte tag. */
  data: string;
}

const generate = promisify(generateKeyPair);

/** A key that signs tickets of one class of one appraisal (RSA, e = 65537). Off the main thread. */
export function generateTicketKey(modulusBits = MODULUS_BITS): Promise<BallotKeyPair> {
  return generateRsa('PS384', modulusBits);
}

/** The key sheets are sealed to; its private half is used once, at closing, and destroyed after. */
export function generateClosingKey(modulusBits = MODULUS_BITS): Promise<BallotKeyPair> {
  return generateRsa('RSA-OAEP-256', modulusBits);
}

async function generateRsa(
  alg: RsaPublicJwk['alg'],
  modulusLength: number,
): Promise<BallotKeyPair> {
  const { publicKey, privateKey } = await generate('rsa', {
    modulusLength,
    publicExponent: 0x10001,
  });
  const { n, e } = publicKey.export({ format: 'jwk' });
  if (n === undefined || e === undefined) throw new BallotKeyRefused();
  return {
    publicKeyJwk: { kty: 'RSA', alg, n, e },
    publicKeySpki: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Encrypts a private key for storage. @param masterKey 32 bytes @throws BallotKeyRefused for another length */
export function sealPrivateKey(
  privateKeyPem: string,
  masterKey: Uint8Array,
  keyId: string,
): SealedPrivateKey {
  if (masterKey.length !== 32) throw new BallotKeyRefused();
  const alg = 'A256GCM';
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', masterKey, iv).setAAD(boundTo(alg, keyId));
  const data = Buffer.concat([
    cipher.update(privateKeyPem, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return { alg, keyId, iv: iv.toString('base64url'), data: data.toString('base64url') };
}

/** The PEM inside. @throws SealedKeyUnreadable for a wrong key, a swapped key id or a damaged envelope */
export function openPrivateKey(sealed: SealedPrivateKey, masterKey: Uint8Array): string {
  try {
    const data = Buffer.from(sealed.data, 'base64url');
    const decipher = createDecipheriv(
      'aes-256-gcm',
      masterKey,
      Buffer.from(sealed.iv, 'base64url'),
      {
        authTagLength: 16,
      },
    );
    decipher.setAAD(boundTo(sealed.alg, sealed.keyId)).setAuthTag(data.subarray(-16));
    return Buffer.concat([decipher.update(data.subarray(0, -16)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    throw new SealedKeyUnreadable();
  }
}

/** A sealed key copied under another id, or relabelled to another algorithm, must not open. */
function boundTo(alg: string, keyId: string): Buffer {
  return Buffer.from(canonicalJson({ alg, keyId }));
}
