import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { FormDefinition } from './form-shape.rules';
import type { Form } from './parse-form.rules';

interface Row {
  readonly definition: FormDefinition;
  readonly hash: string;
}

const asForm = ({ definition, hash }: Row): Form => ({ ...definition, hash });

/** A bureau's own forms; nobody sees those of another. */
export class BureauFormQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The newest version of each, at most 200. */
  async newest(actor: Actor): Promise<Form[]> {
    const rows = await this.reads.rows<Row>(
      actor,
      `SELECT DISTINCT ON (key) definition, hash FROM bureau_form WHERE bureau_id = $1
       ORDER BY key, version DESC LIMIT 200`,
      [actor.bureauId],
    );
    return rows.map(asForm);
  }

  /** Without a version the newest. */
  async find(actor: Actor, key: string, version: number | null): Promise<Form | null> {
    const row = await this.reads.one<Row>(
      actor,
      `SELECT definition, hash FROM bureau_form
       WHERE bureau_id = $1 AND key = $2 AND ($3::integer IS NULL OR version = $3) ORDER BY version DESC LIMIT 1`,
      [actor.bureauId, key, version],
    );
    return row && asForm(row);
  }
}
