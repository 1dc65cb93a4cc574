import { createPrivateKey, webcrypto } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { blindSign } from '@huiyin/ballot';
import { buildSync, type OutputFile } from 'esbuild';
import { bytesOf, inverse, rfc9474PrivateJwk, rfc9474Vector } from '@huiyin/testing';
import { appraisalId, modulusBits, PollingStation, sheet } from '../test/polling-station';
import type * as Client from '.';
import type * as Blinding from './blinding';

type Bundle = typeof Client & typeof Blinding;

/** What a page downloads, measured at 22 kB; two thirds of it are the big numbers of blindrsa-ts. */
const mostGzipBytes = 24 * 1024;

function bundled(contents: string): Uint8Array {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: __dirname, loader: 'ts' },
    ...{ bundle: true, platform: 'browser', format: 'iife', globalName: 'huiyinBallot' },
    ...{ minify: true, target: 'es2022', write: false, logLevel: 'silent' },
  });
  return (outputFiles as [OutputFile])[0].contents;
}

/** A page: what the Web promises every script, and nothing of Node. */
function page(globals: object): { client: Bundle; run: (script: string) => unknown } {
  const context = createContext({
    ...{ crypto: webcrypto, TextEncoder, btoa, atob, setTimeout, AbortSignal },
    ...globals,
  });
  const script = bundled("export * from '.'; export * from './blinding';");
  const client = runInContext(`${Buffer.from(script).toString()}; huiyinBallot`, context) as Bundle;
  return { client, run: (text) => runInContext(text, context) };
}

/** `localStorage`, as a page has it. */
function localStorage(values: Map<string, string>) {
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

describe('the bundle for the browser', () => {
  it('is small: what a phone downloads before it votes', () => {
    const bytes = gzipSync(bundled("export * from '.';"), { level: 9 }).length;
    process.stdout.write(`ballot-client for the browser: ${bytes} bytes, gzip\n`);
    expect(bytes).toBeLessThanOrEqual(mostGzipBytes);
    expect(bytes).toBeGreaterThan(10_000); // else something was left out
  });

  it('needs nothing of Node', () => {
    const { run } = page({});
    const foreign = ['process', 'Buffer', 'require', 'module', 'global', 'setImmediate'];
    expect(foreign.map((name) => run(`typeof ${name}`))).toEqual(foreign.map(() => 'undefined'));
    expect(() => bundled("import 'node:crypto';")).toThrow('node:crypto');
  });

  it('votes in a page, over fetch and localStorage, and once more after a reload', async () => {
    const station = await PollingStation.open();
    const kept = new Map<string, string>();
    const load = () => {
      const { client } = page({ fetch: station.platform.fetch, localStorage: localStorage(kept) });
      return new client.Voter({
        ...{ url: '/graphql', modulusBits },
        storage: client.webStorage(localStorage(kept)),
      });
    };
    const me = { owner: 'person-1', authorization: () => 'Bearer a' };
    const voter = load();
    const board = await voter.openBoard(appraisalId);
    const ticket = await voter.obtainTicket(board, me);
    await voter.cast(board, ticket, sheet('good', '窗口态度好'));
    expect(await station.counted(ticket)).toEqual(sheet('good', '窗口态度好'));

    const reloaded = load();
    const again = await reloaded.openBoard(appraisalId);
    expect(await reloaded.keptTicket(again, me)).toEqual(ticket);
    await reloaded.cast(again, ticket, sheet('poor'));
    expect(await reloaded.isCounted(again, ticket)).toBe(true);
    expect(await station.counted(ticket)).toEqual(sheet('poor'));
    await expect(reloaded.readSlip(again, 'HY1.x')).rejects.toMatchObject({
      code: 'SLIP_UNREADABLE',
    });
  });

  describe('and RFC 9474 appendix A, RSABSSA-SHA384-PSS-Randomized', () => {
    const { n, e, ...rest } = rfc9474PrivateJwk();
    const publicKeyJwk = { kty: 'RSA', alg: 'PS384', n, e } as const;
    const bytes = (name: keyof typeof rfc9474Vector) => Buffer.from(rfc9474Vector[name], 'hex');
    const hex = (base64url: string) => Buffer.from(base64url, 'base64url').toString('hex');

    /** A page whose randomness is that of the vector. */
    const scripted = (...draws: Uint8Array[]) =>
      page({
        crypto: {
          subtle: webcrypto.subtle,
          getRandomValues: (array: Uint8Array) => (array.set(draws.shift() as Uint8Array), array),
        },
      }).client;

    it('RFC9474 blinds, is signed by our issuer, and finalizes to the vector, byte for byte', async () => {
      const modulus = BigInt(`0x${hex(n)}`);
      const factor = bytesOf(inverse(BigInt(`0x${rfc9474Vector.inverse}`), modulus));
      const client = scripted(bytes('salt'), factor);
      const { blinded, secret } = await client.blindMessage(publicKeyJwk, bytes('preparedMessage'));
      expect([hex(blinded), hex(secret.inverse)]).toEqual([
        rfc9474Vector.blindedMessage,
        rfc9474Vector.inverse,
      ]);
      const issuer = createPrivateKey({ key: { n, e, ...rest }, format: 'jwk' });
      const signed = blindSign(issuer, Buffer.from(blinded, 'base64url'));
      expect(signed.toString('hex')).toBe(rfc9474Vector.blindSignature);
      const { signature } = await client.finalizeTicket(secret, signed.toString('base64url'));
      expect(hex(signature)).toBe(rfc9474Vector.signature);
    });
  });
});
