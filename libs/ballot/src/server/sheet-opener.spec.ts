import { type SealedSheet, sealSheet, ticketId } from '@huiyin/ballot-client';
import { anAppraisal, aSheet, aTicket, type TestAppraisal } from '../../test/board-builder';
import { BallotKeyRefused } from './ballot-keys.errors';
import { SheetOpener } from './sheet-opener';

describe('opening the sheets of a box', () => {
  let appraisal: TestAppraisal;
  let opener: SheetOpener;

  beforeAll(async () => {
    appraisal = await anAppraisal({ staff: 40 });
    opener = await SheetOpener.fromPem(appraisal.closingKey.privateKeyPem);
  });

  const sealed = async (sheet: ReturnType<typeof aSheet>) => {
    const ticket = aTicket(appraisal.keys['staff'] as never);
    return {
      sealed: await sealSheet(appraisal.opened, sheet, ticket),
      ticketId: await ticketId(ticket.preparedMessage),
    };
  };

  it('opens all in their order, and gives null for each that is damaged or was sealed for another ticket', async () => {
    const grades = Array.from({ length: 60 }, (_, at) => (at % 3 ? 'good' : 'poor'));
    const sheets = await Promise.all(grades.map((grade) => sealed(aSheet(grade))));
    const [first, second] = sheets as [(typeof sheets)[number], (typeof sheets)[number]];
    const swapped = [{ ...first, sealed: second.sealed }, ...sheets.slice(1)];
    const damaged = { ...second.sealed, ciphertext: flipped(second.sealed) };
    const all = [...swapped, { ...second, sealed: damaged }];
    const opened = await opener.openAll(appraisal.opened, all);
    expect(opened).toHaveLength(61);
    expect([opened[0], opened[60]]).toEqual([null, null]);
    grades.slice(1).forEach((grade, at) => expect(opened[at + 1]).toEqual(aSheet(grade)));
  });

  it('opens an empty box', async () => {
    expect(await opener.openAll(appraisal.opened, [])).toEqual([]);
  });

  it('does not take for void what is a fault of its own', async () => {
    const sheet = await sealed(aSheet('good'));
    const broken = { ...appraisal.opened, definition: null as never };
    await expect(opener.openAll(broken, [sheet])).rejects.toThrow(TypeError);
  });

  it('refuses what is no private key', async () => {
    await expect(SheetOpener.fromPem('no key')).rejects.toThrow(BallotKeyRefused);
  });
});

const flipped = ({ ciphertext }: SealedSheet) =>
  (ciphertext.startsWith('A') ? 'B' : 'A') + ciphertext.slice(1);
