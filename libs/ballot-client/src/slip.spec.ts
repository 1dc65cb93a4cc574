import { randomBytes } from 'node:crypto';
import { create } from 'qrcode';
import { appraisalId, modulusBits, PollingStation } from '../test/polling-station';
import { decodeSlip, encodeSlip, memoryStorage, Voter } from '.';

describe('a printed ticket slip', () => {
  let station: PollingStation;
  let voter: Voter;
  beforeAll(async () => {
    station = await PollingStation.open(['A.leaders', 'staff']);
    voter = new Voter({
      ...{ url: '/graphql', storage: memoryStorage(), modulusBits },
      platform: station.platform,
    });
  });
  const read = async (text: string) => voter.readSlip(await voter.openBoard(appraisalId), text);
  const slip = (classId: string) =>
    encodeSlip({ appraisalId, classId, ticket: station.ticket(classId) });

  it.each(['staff', 'A.leaders'])('of class %s is a ticket, and names nobody', async (classId) => {
    const ticket = station.ticket(classId);
    const text = encodeSlip({ appraisalId, classId, ticket });
    expect(text).toBe(
      `HY1.${appraisalId}.${classId}.${ticket.preparedMessage}.${ticket.signature}`,
    );
    expect(await read(` ${text}\r\n`)).toEqual(ticket);
  });

  it('fits a QR code that a phone reads from paper (level M, 97 modules wide) at 3072 bit', () => {
    const ticket = { ...station.ticket(), signature: randomBytes(384).toString('base64url') };
    const text = encodeSlip({ appraisalId, classId: 'A', ticket });
    expect(text).toHaveLength(620);
    expect(create(text, { errorCorrectionLevel: 'M' }).modules.size).toBeLessThanOrEqual(97);
  });

  it.each([
    ['an empty code', () => ''],
    ['a payment code', () => 'https://pay.example/?id=1'],
    ['another form', (text: string) => text.replace('HY1', 'HY2')],
    ['a cut one', (text: string) => text.slice(0, -200)],
    ['one with more behind', (text: string) => `${text}.x`],
    [
      'a message that is no ticket',
      (text: string) => text.replace(/\.[\w-]{64}\./, `.${'A'.repeat(64)}.`),
    ],
  ])('is not %s', async (_what, change) => {
    await expect(read(change(slip('staff')))).rejects.toMatchObject({ code: 'SLIP_UNREADABLE' });
  });

  it('is refused when forged, of another class, or of another appraisal', async () => {
    const text = slip('staff');
    const at = text.length - 40;
    const forged = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
    await expect(read(forged)).rejects.toMatchObject({ code: 'TICKET_INVALID' });
    await expect(read(text.replace('.staff.', '.A.leaders.'))).rejects.toMatchObject({
      code: 'TICKET_INVALID',
    });
    await expect(read(text.replace('.staff.', '.others.'))).rejects.toMatchObject({
      code: 'CLASS_UNKNOWN',
    });
    await expect(read(text.replace(appraisalId, 'another'))).rejects.toMatchObject({
      code: 'SLIP_OF_ANOTHER_APPRAISAL',
    });
  });

  it('is not printed when it could not be read again', () => {
    const ticket = station.ticket();
    expect(() => encodeSlip({ appraisalId: 'a.b', classId: 'staff', ticket })).toThrow(
      'not the code',
    );
    expect(decodeSlip(encodeSlip({ appraisalId, classId: 'a.b', ticket })).classId).toBe('a.b');
  });
});
