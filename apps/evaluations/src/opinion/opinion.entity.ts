import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OpinionCannot, OpinionIsRestricted } from './opinion.errors';
import { OpinionCategory, type OpinionChannel, OpinionState } from './opinion.rules';

/** What somebody said, word for word (R000.35). No sender, no address, no time. */
@Entity('opinion')
export class OpinionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  /** Never changed: the application role has no right to, and a trigger refuses it to the owner. */
  @Column('text')
  text!: string;

  @Column('text')
  channel!: OpinionChannel;

  /** Before classification what the sender thinks it is, if anything. */
  @Column('text', { nullable: true })
  category!: OpinionCategory | null;

  @Column('text')
  state!: OpinionState;

  /** Lets its sender, who can make the key, read the answer elsewhere. */
  @Column('text', { name: 'answer_key_hash' })
  answerKeyHash!: string;

  /** R000.34: exactly one; can be put right until accepted. */
  classify(category: OpinionCategory): void {
    if (this.state === OpinionState.ACCEPTED) throw new OpinionCannot('classify', this.state);
    this.category = category;
    this.state = OpinionState.CLASSIFIED;
  }

  /** @returns the category it is accepted under */
  accept(): OpinionCategory {
    if (this.state !== OpinionState.CLASSIFIED || !this.category)
      throw new OpinionCannot('accept', this.state);
    if (this.category === OpinionCategory.CONCRETE_PERSON_OR_MATTER)
      throw new OpinionIsRestricted();
    this.state = OpinionState.ACCEPTED;
    return this.category;
  }
}
