import type { EventContract, TenantPayload } from './define-event';

/** CloudEvents 1.0, structured JSON, with two extension attributes of ours (`bureauid`, `partitionkey`). */
export interface CloudEvent<P = unknown> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  readonly bureauid: string;
  readonly partitionkey: string;
  readonly data: P;
}

export function toCloudEvent<P extends TenantPayload>(
  contract: EventContract<P>,
  payload: P,
  meta: { id: string; time: Date },
): CloudEvent<P> {
  return {
    specversion: '1.0',
    id: meta.id,
    source: `/huiyin/${contract.scope}`,
    type: contract.type,
    subject: contract.key(payload),
    time: meta.time.toISOString(),
    datacontenttype: 'application/json',
    dataschema: `/schemas/${contract.type}.json`,
    bureauid: payload.bureauId,
    partitionkey: contract.key(payload),
    data: payload,
  };
}
