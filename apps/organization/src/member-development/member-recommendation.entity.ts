import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who stood up for an applicant, and answers for it when a problem comes out later (责任追溯). */
@Entity('member_recommendation')
export class MemberRecommendationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'development_id' })
  developmentId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('integer')
  round!: number;

  @Column('date', { name: 'recommended_on' })
  recommendedOn!: string;
}
