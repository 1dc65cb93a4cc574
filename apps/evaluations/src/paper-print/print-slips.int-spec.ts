import { generateKeyPairSync } from 'node:crypto';
import { checkTicket, decodeSlip, type OpenedBody, ticketId } from '@huiyin/ballot-client';
import { TicketIssuer } from '@huiyin/ballot';
import { newId } from '@huiyin/kernel';
import { bytesOf, pdfPages } from '../../test/paper/pdf-pages';
import { makeSlips } from '../hand-out/make-slips';
import { printSlips } from './print-slips';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
const publicKeyJwk = { kty: 'RSA' as const, alg: 'PS384' as const, n, e };
const issuer = new TicketIssuer(privateKey);
const signer = {
  signTicket: (_id: string, _class: string, m: Uint8Array) => Promise.resolve(issuer.sign(m)),
};
const appraisalId = newId();
const run = (count: number) => ({ appraisalId, ticketClass: 'A', publicKeyJwk, count });
const opened = { appraisalId, ticketClasses: [{ id: 'A', publicKeyJwk }] } as unknown as OpenedBody;

async function slips(count: number): Promise<string[]> {
  const texts: string[] = [];
  for await (const text of makeSlips(signer, run(count))) texts.push(text);
  return texts;
}

jest.setTimeout(60_000);

describe('venue mode: printed QR tickets', () => {
  it('are genuine tickets of the class key on the board, each another one, and name nobody', async () => {
    const texts = await slips(40);
    const ids = new Set<string>();
    for (const text of texts) {
      const slip = decodeSlip(text);
      expect(slip).toMatchObject({ appraisalId, classId: 'A' });
      await checkTicket(opened, slip.classId, slip.ticket);
      ids.add(await ticketId(slip.ticket.preparedMessage));
    }
    expect(ids.size).toBe(40);
  });

  it('are not printed when the key signed something else', async () => {
    const broken = { signTicket: () => Promise.resolve(Buffer.alloc(256, 1)) };
    await expect(makeSlips(broken, run(1)).next()).rejects.toMatchObject({
      code: 'BALLOT_TICKET_REFUSED',
    });
  });

  it('stand eight to an A4 page with the words that go with them, however long the title', async () => {
    const title = '某某市医药卫生系统行风建设民主评议'.repeat(10);
    const file = await bytesOf(
      printSlips({ title, ticketClass: 'A 票（领导班子成员）', texts: makeSlips(signer, run(17)) }),
    );
    const pages = pdfPages(file);
    expect(pages).toHaveLength(3);
    expect(pages.map(({ words }) => words.split('领导班子成员').length - 1)).toEqual([8, 8, 1]);
    expect(pages[0]?.words.split('不记姓名')).toHaveLength(9);
    expect(pages[2]?.words.replaceAll(/[^某市]/g, '')).toHaveLength(30);
    for (const { width, height, texts } of pages) {
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
      for (const { left, right, baseline } of texts)
        expect([left > 10, right < width - 10, baseline < height - 10]).toEqual([true, true, true]);
    }
  });

  it('stops with the reason when signing stops: half a file is not taken for a whole one', async () => {
    let left = 40;
    const failing = {
      signTicket: (_id: string, _class: string, m: Uint8Array) =>
        (left -= 1) < 0 ? Promise.reject(new Error('gone')) : Promise.resolve(issuer.sign(m)),
    };
    const stream = printSlips({ title: 'x', ticketClass: 'A', texts: makeSlips(failing, run(64)) });
    await expect(bytesOf(stream)).rejects.toThrow('gone');
  });
});
