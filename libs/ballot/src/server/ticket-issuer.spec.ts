import {
  type RsaPublicJwk,
  type Ticket,
  type TicketRequest,
  createTicketRequest,
  finalizeTicket,
  ticketId,
} from '@huiyin/ballot-client';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import {
  constants,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { bytesOf, inverse, rfc9474PrivateJwk, rfc9474Vector } from '@huiyin/testing';

import {
  generateTicketKey,
  openPrivateKey,
  sealPrivateKey,
  type BallotKeyPair,
} from './ballot-keys';
import {
  BallotKeyRefused,
  BlindedMessageRefused,
  SealedKeyUnreadable,
  TicketRefused,
} from './ballot-keys.errors';
import {
  acceptTicket,
  blindSign,
  readTicketKey,
  TicketIssuer,
  verifyTicket,
} from './ticket-issuer';

const bytes = (text: string) => Buffer.from(text, 'base64url');

describe('RFC 9474 appendix A, RSABSSA-SHA384-PSS-Randomized', () => {
  const jwk = rfc9474PrivateJwk();
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  const hex = (name: keyof typeof rfc9474Vector) => Buffer.from(rfc9474Vector[name], 'hex');

  it('RFC9474 signs the blinded message of the vector byte for byte', () => {
    expect(blindSign(privateKey, hex('blindedMessage')).toString('hex')).toBe(
      rfc9474Vector.blindSignature,
    );
  });

  it('RFC9474 blinds to the vector when the randomness is that of the vector', async () => {
    const n = BigInt(`0x${bytes(jwk.n).toString('hex')}`);
    const factor = bytesOf(inverse(BigInt(`0x${rfc9474Vector.inverse}`), n));
    const random = jest.spyOn(crypto, 'getRandomValues');
    random.mockReturnValueOnce(hex('salt')).mockReturnValueOnce(factor);
    const key = await crypto.subtle.importKey(
      'jwk',
      { kty: 'RSA', n: jwk.n, e: jwk.e },
      { name: 'RSA-PSS', hash: 'SHA-384' },
      true,
      ['verify'],
    );
    const { blindedMsg, inv } = await RSABSSA.SHA384.PSS.Randomized().blind(
      key,
      hex('preparedMessage'),
    );
    random.mockRestore();
    expect(Buffer.from(blindedMsg).toString('hex')).toBe(rfc9474Vector.blindedMessage);
    expect(Buffer.from(inv).toString('hex')).toBe(rfc9474Vector.inverse);
  });

  it('RFC9474 finalizes to the signature of the vector, which OpenSSL verifies', async () => {
    const publicKeyJwk: RsaPublicJwk = { kty: 'RSA', alg: 'PS384', n: jwk.n, e: jwk.e };
    const ticket = await finalizeTicket(
      {
        alg: 'RSABSSA-SHA384-PSS-Randomized',
        publicKeyJwk,
        preparedMessage: hex('preparedMessage').toString('base64url'),
        inverse: hex('inverse').toString('base64url'),
      },
      hex('blindSignature').toString('base64url'),
    );
    expect(bytes(ticket.signature).toString('hex')).toBe(rfc9474Vector.signature);
    expect(
      verifyTicket(readTicketKey(publicKeyJwk), hex('preparedMessage'), hex('signature')),
    ).toBe(true);
  });
});

describe('issuing a ticket', () => {
  let keys: BallotKeyPair;
  let issuer: TicketIssuer;
  let request: TicketRequest;
  let ticket: Ticket;
  let publicKey: KeyObject;

  beforeAll(async () => {
    keys = await generateTicketKey(2048);
    issuer = new TicketIssuer(keys.privateKeyPem);
    request = await createTicketRequest(keys.publicKeyJwk);
    ticket = await finalizeTicket(
      request.secret,
      issuer.sign(bytes(request.blinded)).toString('base64url'),
    );
    publicKey = readTicketKey(keys.publicKeyJwk);
  });

  it('R000.16 gives the voter a ticket the box accepts and the issuer has never seen', async () => {
    expect(acceptTicket(publicKey, ticket)).toBe(await ticketId(ticket.preparedMessage));
    expect(request.blinded).not.toContain(ticket.preparedMessage);
  });

  it('signs exactly as the reference library does', async () => {
    const der = createPrivateKey(keys.privateKeyPem).export({ type: 'pkcs8', format: 'der' });
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
    const key = await crypto.subtle.importKey('pkcs8', der, algorithm, true, ['sign']);
    const byLibrary = await RSABSSA.SHA384.PSS.Randomized().blindSign(key, bytes(request.blinded));
    expect(issuer.sign(bytes(request.blinded)).equals(byLibrary)).toBe(true);
  });

  it('gives two tickets of one voter nothing in common', async () => {
    const second = await createTicketRequest(keys.publicKeyJwk);
    expect(second.blinded).not.toBe(request.blinded);
    expect(second.secret.preparedMessage).not.toBe(request.secret.preparedMessage);
  });

  it('refuses a blinded message of another length', () => {
    for (const length of [0, 255, 257]) {
      expect(() => issuer.sign(Buffer.alloc(length, 1))).toThrow(
        new BlindedMessageRefused('length'),
      );
    }
  });

  it('refuses a blinded message that is not below the modulus', () => {
    const modulus = bytes(keys.publicKeyJwk.n);
    expect(() => issuer.sign(modulus)).toThrow(new BlindedMessageRefused('range'));
    expect(() => issuer.sign(Buffer.alloc(256, 0xff))).toThrow(new BlindedMessageRefused('range'));
    const below = Buffer.from(modulus);
    below[255] = (below[255] ?? 0) - 1; // an odd modulus: no borrow
    expect(issuer.sign(below)).toHaveLength(256);
  });

  it('refuses to sign with anything but an RSA private key', () => {
    expect(() => blindSign('not a key', Buffer.alloc(256))).toThrow(BallotKeyRefused);
    expect(() => blindSign(createPublicKey(keys.privateKeyPem), Buffer.alloc(256))).toThrow(
      BallotKeyRefused,
    );
  });

  it('refuses the ticket of another class', async () => {
    const other = await generateTicketKey(2048);
    expect(() => acceptTicket(readTicketKey(other.publicKeyJwk), ticket)).toThrow(TicketRefused);
  });

  it('refuses an answer signed with another key', async () => {
    const other = await generateTicketKey(2048);
    const blinded = bytes(request.blinded);
    blinded[0] = 0; // below any modulus
    const answer = blindSign(other.privateKeyPem, blinded).toString('base64url');
    await expect(finalizeTicket(request.secret, answer)).rejects.toMatchObject({
      code: 'BLIND_SIGNATURE_INVALID',
    });
  });

  it('refuses forged, altered and respelled tickets', () => {
    const forged = [
      { ...ticket, signature: randomBytes(256).toString('base64url') },
      { ...ticket, preparedMessage: flip(ticket.preparedMessage, 3) },
      { ...ticket, signature: flip(ticket.signature, 100) },
      { ...ticket, signature: `${ticket.signature}=` },
      { ...ticket, preparedMessage: `${ticket.preparedMessage}A` },
      { preparedMessage: '', signature: '' },
    ];
    for (const bad of forged) expect(() => acceptTicket(publicKey, bad)).toThrow(TicketRefused);
  });

  it('refuses a genuine signature over something that is no ticket', () => {
    const message = randomBytes(48);
    const signature = signWith(keys.privateKeyPem, message);
    expect(verifyTicket(publicKey, message, signature)).toBe(true);
    const bad = {
      preparedMessage: message.toString('base64url'),
      signature: signature.toString('base64url'),
    };
    expect(() => acceptTicket(publicKey, bad)).toThrow(TicketRefused);
  });

  it('knows a ticket by the same id however often it is shown', () => {
    expect(acceptTicket(publicKey, { ...ticket })).toBe(acceptTicket(publicKey, ticket));
  });
});

describe('a private key at rest', () => {
  const master = Buffer.alloc(32, 7);
  const sealed = sealPrivateKey('-----BEGIN PRIVATE KEY-----', master, 'key-1');

  it('S20 opens again and names its algorithm', () => {
    expect(openPrivateKey(sealed, master)).toBe('-----BEGIN PRIVATE KEY-----');
    expect(sealed).toMatchObject({ alg: 'A256GCM', keyId: 'key-1' });
    expect(JSON.stringify(sealed)).not.toContain('PRIVATE');
  });

  it('does not open with another master key, under another id, or damaged', () => {
    expect(() => openPrivateKey(sealed, Buffer.alloc(32, 8))).toThrow(SealedKeyUnreadable);
    expect(() => openPrivateKey({ ...sealed, keyId: 'key-2' }, master)).toThrow(
      SealedKeyUnreadable,
    );
    expect(() => openPrivateKey({ ...sealed, data: flip(sealed.data, 5) }, master)).toThrow(
      SealedKeyUnreadable,
    );
    expect(() => openPrivateKey({ ...sealed, data: '' }, master)).toThrow(SealedKeyUnreadable);
  });

  it('refuses a short master key', () => {
    expect(() => sealPrivateKey('x', Buffer.alloc(16), 'key-1')).toThrow(BallotKeyRefused);
  });
});

function flip(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
}

function signWith(privateKeyPem: string, message: Buffer): Buffer {
  const key = { key: privateKeyPem, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  return sign('sha384', message, key);
}
