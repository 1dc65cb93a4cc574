import { createPrivateKey, randomBytes } from 'node:crypto';
import { generateTicketKey } from './ballot-keys';
import { BlindedMessageRefused, BlindSigningFailed, SigningBusy } from './ballot-keys.errors';
import { SigningPool } from './signing-pool';
import { TicketIssuer } from './ticket-issuer';

const aMessage = () => Buffer.concat([Buffer.alloc(1), randomBytes(255)]);

describe('signing on threads', () => {
  let issuer: TicketIssuer;
  let other: TicketIssuer;
  const pools: SigningPool[] = [];
  const aPool = (size = 2) => {
    const pool = new SigningPool(size);
    pools.push(pool);
    return pool;
  };

  beforeAll(async () => {
    issuer = new TicketIssuer(await pemOf());
    other = new TicketIssuer(await pemOf());
  });
  afterAll(() => Promise.all(pools.map((pool) => pool.close())));

  it('RFC9474 gives each of many messages, of two classes at once, the signature the issuer itself would give', async () => {
    const pool = aPool();
    const asked = Array.from({ length: 60 }, (_, at) => ({
      by: at % 3 ? issuer : other,
      blinded: aMessage(),
    }));
    const signed = await Promise.all(asked.map(({ by, blinded }) => pool.sign(by, blinded)));
    signed.forEach((signature, at) => {
      const { by, blinded } = asked[at] as (typeof asked)[number];
      expect(signature.equals(by.sign(blinded))).toBe(true);
    });
  });

  it('leaves the calling thread free', async () => {
    const pool = aPool(1);
    await pool.sign(issuer, aMessage()); // started
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    await Promise.all(Array.from({ length: 100 }, () => pool.sign(issuer, aMessage())));
    clearInterval(counting);
    expect(turns).toBeGreaterThan(10); // on the calling thread it would be none
  });

  it('refuses what cannot be signed before it waits', async () => {
    const pool = aPool();
    await expect(pool.sign(issuer, Buffer.alloc(255))).rejects.toThrow(
      new BlindedMessageRefused('length'),
    );
    await expect(pool.sign(issuer, Buffer.alloc(256, 0xff))).rejects.toThrow(
      new BlindedMessageRefused('range'),
    );
  });

  it('gives out no signature that does not verify', async () => {
    const broken = new TicketIssuer(createPrivateKey(await pemOf()));
    Object.assign(broken, { publicKey: issuer.publicKey }); // as a fault in the signing would look
    await expect(aPool().sign(broken, aMessage())).rejects.toThrow(BlindSigningFailed);
  });

  it('refuses what comes while thousands wait, and signs all that waited', async () => {
    const pool = aPool(1);
    const blinded = aMessage();
    const answers = await Promise.allSettled(
      Array.from({ length: 3_010 }, () => pool.sign(issuer, blinded)),
    );
    const refused = answers.filter((each) => each.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(10);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(SigningBusy);
  });

  it('goes on after a thread was lost', async () => {
    const pool = aPool(1);
    await pool.sign(issuer, aMessage());
    const [thread] = Reflect.get(pool, 'threads') as {
      worker: { terminate(): Promise<unknown> };
    }[];
    const answers = Promise.allSettled(
      Array.from({ length: 8 }, () => pool.sign(issuer, aMessage())),
    );
    await thread?.worker.terminate();
    const settled = await answers;
    expect(settled.filter((each) => each.status === 'rejected').length).toBeLessThanOrEqual(2);
    expect(await pool.sign(issuer, aMessage())).toHaveLength(256);
  });

  it('is closed for good', async () => {
    const pool = aPool();
    await pool.sign(issuer, aMessage());
    await pool.close();
    await expect(pool.sign(issuer, aMessage())).rejects.toThrow(SigningBusy);
  });
});

async function pemOf(): Promise<string> {
  return (await generateTicketKey(2048)).privateKeyPem;
}
