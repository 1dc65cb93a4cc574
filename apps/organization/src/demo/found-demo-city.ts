import { UnitRegistered } from '@huiyin/contracts';
import type { Tx, UnitOfWork } from '@huiyin/events';
import { type Clock, newId } from '@huiyin/kernel';
import { AccountEntity } from '../account/account.entity';
import { bureauOfLogin, lockFirstAccounts } from '../account/account.queries';
import { BureauEntity } from '../bureau/bureau.entity';
import { localDay } from '../bureau/local-day.rules';
import { CityOfficialEntity } from '../city/city-official.entity';
import { CityEntity } from '../city/city.entity';
import { beginPeople } from '../person/begin-people';
import { writePosts } from '../post/write-posts';
import { beginUnits } from '../unit/begin-units';

const timeZone = 'Asia/Shanghai';

/** An invented city with one bureau and the two people who can tell the rest through the graph. Done once. */
export class FoundDemoCity {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<string> {
    const bureauId = newId();
    return this.unitOfWork.run({ bureauId }, async (tx) => {
      await lockFirstAccounts(tx.manager);
      const known = await bureauOfLogin(tx.manager, 'office');
      if (known !== null) return known;
      await this.found(tx, bureauId);
      return bureauId;
    });
  }

  private async found(tx: Tx, bureauId: string): Promise<void> {
    const [cityId, unitId, personId] = [newId(), newId(), newId()];
    const { manager } = tx;
    await manager.insert(CityEntity, { id: cityId, name: '越州市' });
    await manager.insert(CityOfficialEntity, {
      personId: newId(),
      cityId,
      name: '顾远山',
      subject: 'city',
    });
    await manager.insert(BureauEntity, {
      id: bureauId,
      bureauId,
      cityId,
      name: '越州市卫生局',
      areaCode: '0570',
      timeZone,
    });
    const unitType = 'bureau-organ';
    const validFrom = localDay(this.clock.now(), timeZone);
    await beginUnits(manager, [{ id: unitId, name: '局机关', nameKey: '局机关', unitType }], {
      bureauId,
      validFrom,
    });
    const name = '温知言';
    const staffPostAt = 'unit';
    await beginPeople(tx, [{ id: personId, name, nameKey: name, unitId, staffPostAt }], {
      bureauId,
      validFrom,
    });
    await manager.insert(AccountEntity, { subject: 'office', bureauId, personId });
    const post = { bureauId, personId, unitId, unitKind: 'unit', kind: 'campaign-office' } as const;
    await writePosts(tx, [{ ...post, validFrom, validTo: null }]);
    tx.emit(UnitRegistered.of({ unitId, bureauId, unitType }));
  }
}
