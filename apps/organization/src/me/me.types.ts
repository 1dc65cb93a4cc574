import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { type Role, roles } from '@huiyin/identity';

/** CAMPAIGN_OFFICE: 'campaign-office', … */
export const ActorRoleEnum = Object.fromEntries(
  roles.map((role) => [role.toUpperCase().replaceAll('-', '_'), role]),
) as Record<string, Role>;
registerEnumType(ActorRoleEnum, { name: 'ActorRole' });

@ObjectType({ simpleResolvers: true, description: 'One role of the asker, and where it holds.' })
export class RoleInPlace {
  @Field(() => ActorRoleEnum)
  role!: Role;

  unitId?: string;
  groupId?: string;
}

@ObjectType({ simpleResolvers: true, description: 'Who is asking.' })
export class Me {
  @Field(() => ID)
  personId!: string;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => [RoleInPlace])
  roles!: RoleInPlace[];
}
