import type { MembershipRole } from '../supervision-group/supervision-membership.entity';

export interface KnownMembership {
  readonly id: string;
  readonly groupId: string;
  readonly personId: string;
  readonly name: string;
  readonly nameKey: string;
  readonly role: MembershipRole;
  readonly isLiaison: boolean;
}

export interface KnownContact {
  readonly id: string;
  readonly unitId: string;
  readonly personId: string;
  readonly name: string;
  readonly nameKey: string;
}

export interface KnownPhone {
  readonly id: string;
  readonly contactId: string;
  readonly kind: string;
  readonly digits: string;
  readonly areaCode: string | null;
  readonly extension: string | null;
}

/** What the directory says today about everything a roster speaks of; ended rows are the past and not in it. */
export interface KnownRoster {
  readonly groups: readonly {
    readonly id: string;
    readonly number: number;
    readonly label: string;
  }[];
  readonly units: readonly { readonly id: string; readonly nameKey: string }[];
  readonly memberships: readonly KnownMembership[];
  readonly assignments: readonly {
    readonly id: string;
    readonly unitId: string;
    readonly groupId: string;
  }[];
  readonly contacts: readonly KnownContact[];
  readonly phones: readonly KnownPhone[];
}
