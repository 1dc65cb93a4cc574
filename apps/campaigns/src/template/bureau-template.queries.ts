import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { Template } from './parse-template.rules';
import type { TemplateDefinition } from './template-shape.rules';

interface Row {
  readonly definition: TemplateDefinition;
  readonly hash: string;
}

const asTemplate = ({ definition, hash }: Row): Template => ({ ...definition, hash });

/** A bureau's own templates; nobody sees those of another. */
export class BureauTemplateQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The newest version of each, at most 200. */
  async newest(actor: Actor): Promise<Template[]> {
    const rows = await this.reads.rows<Row>(
      actor,
      `SELECT DISTINCT ON (key) definition, hash FROM bureau_template WHERE bureau_id = $1
       ORDER BY key, version DESC LIMIT 200`,
      [actor.bureauId],
    );
    return rows.map(asTemplate);
  }

  /** Without a version the newest. */
  async find(actor: Actor, key: string, version: number | null): Promise<Template | null> {
    const row = await this.reads.one<Row>(
      actor,
      `SELECT definition, hash FROM bureau_template
       WHERE bureau_id = $1 AND key = $2 AND ($3::integer IS NULL OR version = $3) ORDER BY version DESC LIMIT 1`,
      [actor.bureauId, key, version],
    );
    return row && asTemplate(row);
  }
}
