import { parseRoster } from './parse-roster.rules';
import { RosterImportEntity } from './roster-import.entity';
import { RosterHasErrors, RosterImportSettled } from './roster-import.errors';

const now = new Date('2026-03-01T00:00:00Z');
const good =
  '\t组别\n\t督导联系组成员\n\t督导联系单位\n\t联系人及电话\n\n\t第一组\n\t组长：赵甲\n\n成员：钱乙★\n\t市医院\n\t孙丙13800010001\n';

function anImport(text: string): RosterImportEntity {
  const roster = new RosterImportEntity();
  roster.read(text, parseRoster(text));
  return roster;
}

describe('a roster import', () => {
  it('is previewed when nothing stands in its way, else its issues are listed', () => {
    expect(anImport(good).state).toBe('PREVIEWED');
    expect(anImport(good.replace('★', '')).state).toBe('ISSUES_LISTED');
  });

  it('refuses to be committed with errors, and says how many', () => {
    const broken = anImport(good.replace('★', ''));
    expect(() => broken.committable()).toThrow(RosterHasErrors);
    expect(() => broken.committable()).toThrow('1 error(s)');
  });

  it('offers nothing to commit a second time', () => {
    const roster = anImport(good);
    roster.committed(7, now);
    expect(roster.committable()).toBeNull();
    expect(roster.changes).toBe(7);
  });

  it('once settled is neither read again nor settled otherwise', () => {
    const committed = anImport(good);
    committed.committed(1, now);
    expect(() => committed.discard(now)).toThrow(RosterImportSettled);
    expect(() => committed.read(good, parseRoster(good))).toThrow(RosterImportSettled);
    const discarded = anImport(good);
    discarded.discard(now);
    discarded.discard(now);
    expect(() => discarded.committable()).toThrow(RosterImportSettled);
  });

  it('R000.81 forgets names and numbers when discarded', () => {
    const roster = anImport(good);
    roster.discard(now);
    expect([roster.sourceText, roster.draft]).toEqual([null, null]);
  });
});
