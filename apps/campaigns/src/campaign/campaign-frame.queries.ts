import type { Day } from '../calendar/days.rules';
import type { RowSource } from '../duty/world.queries';
import type { TemplateDefinition } from '../template/template-shape.rules';

/** A campaign as its duties are judged: period and rules, now or as they were known at an instant. */
export interface CampaignFrame {
  readonly id: string;
  readonly bureauId: string;
  readonly revision: number;
  readonly startsOn: Day;
  /** Last day; null: a standing programme (R004.2). */
  readonly endsOn: Day | null;
  readonly timeZone: string;
  readonly state: 'OPEN' | 'CLOSED';
  /** Before the roster is known nobody owes anything. */
  readonly rosterFrozen: boolean;
  readonly definition: TemplateDefinition;
}

type FrameRow = Omit<CampaignFrame, 'definition'>;

const columns = `id, bureau_id AS "bureauId", revision, starts_on::text AS "startsOn", ends_on::text AS "endsOn",
  time_zone AS "timeZone", state, roster_frozen_at IS NOT NULL AS "rosterFrozen"`;

const mostKept = 64; // rule sets in memory, about 200 kB each

/** Frames of campaigns. A rule set never changes under its number, so each is read from the database once. */
export class CampaignFrames {
  private readonly definitions = new Map<string, TemplateDefinition>();

  /** Null when there is no such campaign in the bureau. */
  async get(
    rows: RowSource,
    bureauId: string | null,
    campaignId: string,
  ): Promise<CampaignFrame | null> {
    const [row] = await rows<FrameRow>(
      `SELECT ${columns} FROM campaign WHERE bureau_id = $1 AND id = $2`,
      [bureauId, campaignId],
    );
    return row ? { ...row, definition: await this.definitionOf(rows, row) } : null;
  }

  /** The bureau's campaigns that still run. */
  async open(rows: RowSource, bureauId: string): Promise<CampaignFrame[]> {
    const found = await rows<FrameRow>(
      `SELECT ${columns} FROM campaign WHERE bureau_id = $1 AND state = 'OPEN' ORDER BY id`,
      [bureauId],
    );
    const frames: CampaignFrame[] = [];
    for (const row of found)
      frames.push({ ...row, definition: await this.definitionOf(rows, row) });
    return frames;
  }

  /** As it was known at an instant; null before it was opened. */
  async asKnown(rows: RowSource, now: CampaignFrame, knownAt: Date): Promise<CampaignFrame | null> {
    const [row] = await rows<Pick<FrameRow, 'revision' | 'startsOn' | 'endsOn'>>(
      `SELECT revision, starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM campaign_revision
       WHERE bureau_id = $1 AND campaign_id = $2 AND known_at <= $3 ORDER BY revision DESC LIMIT 1`,
      [now.bureauId, now.id, knownAt],
    );
    if (!row) return null;
    const then = { ...now, ...row };
    return { ...then, definition: await this.definitionOf(rows, then) };
  }

  private async definitionOf(
    rows: RowSource,
    { id, bureauId, revision }: FrameRow,
  ): Promise<TemplateDefinition> {
    const known = this.definitions.get(`${id} ${revision}`);
    if (known) return known;
    const [row] = await rows<{ definition: TemplateDefinition }>(
      `SELECT definition FROM campaign_revision WHERE bureau_id = $1 AND campaign_id = $2 AND revision = $3`,
      [bureauId, id, revision],
    );
    if (!row) throw new Error('cannot happen: a campaign without its rules');
    const [oldest] = this.definitions.keys();
    if (this.definitions.size >= mostKept && oldest) this.definitions.delete(oldest);
    this.definitions.set(`${id} ${revision}`, row.definition);
    return row.definition;
  }
}
