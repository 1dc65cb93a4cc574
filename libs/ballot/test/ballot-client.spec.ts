import {
  type SealedSheet,
  type Sheet,
  type Ticket,
  assertKeyOnBoard,
  sealSheet,
  ticketId,
  trackTicket,
} from '@huiyin/ballot-client';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { anAppraisal, aSheet, aTicket, type TestAppraisal } from './board-builder';

import { SheetUnreadable } from '../src/server/ballot-keys.errors';
import { openSheet } from '../src/server/sheet-opener';

const MIXED: Sheet = {
  grades: {
    body: { style: 'good', integrity: null, formalism: 'marked' },
    'cadre-1': { style: 'poor', integrity: 'fair' },
    'cadre-9': { style: null },
  },
  texts: { advice: '少开会，多到现场。' },
};

describe('the voter’s side', () => {
  let appraisal: TestAppraisal;
  let ticket: Ticket;
  let sealed: SealedSheet;
  const open = async (sheet: SealedSheet, of: Ticket = ticket, opened = appraisal.opened) =>
    openSheet(
      appraisal.closingKey.privateKeyPem,
      opened,
      sheet,
      await ticketId(of.preparedMessage),
    );

  beforeAll(async () => {
    appraisal = await anAppraisal({ leaders: 3, staff: 40 });
    ticket = aTicket(appraisal.keys['staff'] as never);
    sealed = await sealSheet(appraisal.opened, MIXED, ticket);
  });

  it('accepts the key the board shows and no other', async () => {
    const { opened, keys } = appraisal;
    const own = keys['staff']?.publicKeyJwk as never;
    expect(() => assertKeyOnBoard(opened, 'staff', own)).not.toThrow();
    const tagged = (await anAppraisal({ staff: 1 })).keys['staff']?.publicKeyJwk as never;
    const refusal = expect.objectContaining({ code: 'KEY_NOT_ON_BOARD' });
    expect(() => assertKeyOnBoard(opened, 'staff', tagged)).toThrow(refusal);
    expect(() => assertKeyOnBoard(opened, 'leaders', own)).toThrow(refusal);
    expect(() => assertKeyOnBoard(opened, 'unknown', own)).toThrow(refusal);
  });

  it('seals a sheet that only the closing key opens, abstentions included', async () => {
    expect(await open(sealed)).toEqual(MIXED);
    expect(JSON.stringify(sealed)).not.toMatch(/good|poor|cadre|style|现场/);
    const other = await anAppraisal({ staff: 1 });
    const id = await ticketId(ticket.preparedMessage);
    await expect(
      openSheet(other.closingKey.privateKeyPem, appraisal.opened, sealed, id),
    ).rejects.toThrow(SheetUnreadable);
  });

  it('makes every sealed sheet the same length, whatever it says', async () => {
    const sheets = [
      MIXED,
      aSheet(null),
      aSheet('good', '字'.repeat(40)),
      aSheet('poor', '👍'.repeat(20)),
    ];
    const lengths = await Promise.all(
      sheets.map(
        async (sheet) => JSON.stringify(await sealSheet(appraisal.opened, sheet, ticket)).length,
      ),
    );
    expect(new Set(lengths).size).toBe(1);
  });

  it('never seals the same sheet to the same bytes', async () => {
    expect((await sealSheet(appraisal.opened, MIXED, ticket)).ciphertext).not.toBe(
      sealed.ciphertext,
    );
  });

  it('finds every tampered byte of a sealed sheet', async () => {
    for (const field of ['encryptedKey', 'iv', 'ciphertext'] as const) {
      for (let at = 0; at < sealed[field].length; at += 7) {
        const text = sealed[field];
        const damaged = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
        await expect(open({ ...sealed, [field]: damaged })).rejects.toThrow(SheetUnreadable);
      }
    }
    await expect(open({ ...sealed, alg: 'none' as never })).rejects.toThrow(SheetUnreadable);
  });

  it('does not open a sheet copied to another ticket or another appraisal', async () => {
    await expect(open(sealed, aTicket(appraisal.keys['staff'] as never))).rejects.toThrow(
      SheetUnreadable,
    );
    await expect(
      open(sealed, ticket, { ...appraisal.opened, appraisalId: 'another' }),
    ).rejects.toThrow(SheetUnreadable);
  });

  const changed = (grades: object, texts: object = {}): Sheet => ({
    grades: { ...MIXED.grades, ...grades },
    texts: { ...MIXED.texts, ...texts },
  });
  it.each([
    ['an unknown grade', changed({ body: { style: 'superb', formalism: 'marked' } })],
    ['a grade of another scale', changed({ 'cadre-1': { style: 'marked' } })],
    ['an unknown dimension', changed({ 'cadre-1': { charm: 'good' } })],
    ['a dimension not asked of this target', changed({ 'cadre-9': { integrity: 'good' } })],
    ['a stranger', changed({ stranger: { style: 'good' } })],
    ['a missing answer where abstaining is not allowed', changed({ body: { style: 'good' } })],
    ['an unknown question', changed({}, { gossip: '无' })],
    ['a text that is too long', changed({}, { advice: '字'.repeat(41) })],
    ['half a character', changed({}, { advice: '\ud83d' })],
    ['a control character', changed({}, { advice: 'a\u0000b' })],
  ])('refuses to seal %s', async (_name, sheet) => {
    await expect(sealSheet(appraisal.opened, sheet, ticket)).rejects.toMatchObject({
      code: 'SHEET_INVALID',
    });
  });

  it('tells a voter that the ticket was counted, and nothing else', () => {
    const listed = { classId: 'staff', ...ticket };
    const closed = (tickets: object[]) => ({ tickets }) as Parameters<typeof trackTicket>[0];
    expect(trackTicket(closed([{ ...listed, counted: true }]), ticket)).toBe('counted');
    expect(trackTicket(closed([{ ...listed, counted: false }]), ticket)).toBe('void');
    expect(trackTicket(closed([]), ticket)).toBe('absent');
  });

  it('loads in a browser: nothing it imports is a Node module or reaches the kernel', () => {
    const outside = outsideImports(join(__dirname, '../../ballot-client/src/index.ts'));
    expect(outside).toEqual(['@cloudflare/blindrsa-ts']);
    expect(outsideImports(join(__dirname, '../src/server/sheet-opener.ts'))).toContain(
      'node:crypto',
    ); // the guard works
  });
});

/** Packages reached from a file through relative imports. */
function outsideImports(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const names = [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return [
    ...new Set(
      names.flatMap((name) =>
        name.startsWith('.') ? outsideImports(`${join(dirname(file), name)}.ts`, seen) : [name],
      ),
    ),
  ];
}
