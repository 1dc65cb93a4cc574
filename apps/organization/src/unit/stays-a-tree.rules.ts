/**
 * SQL for a migration: the rows of `table`, each with a `parent` over a span of days, stay a tree on every day, whoever
 * writes. Above the new parent, on the days of the row, its node must not stand. Refused as constraint `<table>_no_cycle`.
 */
export function staysATree(table: string, node: string, parent: string): string {
  return `
  CREATE FUNCTION ${table}_stays_a_tree() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      WITH RECURSIVE above (node, days) AS (
        SELECT NEW.${parent}, daterange(NEW.valid_from, NEW.valid_to)
        UNION
        SELECT v.${parent}, a.days * daterange(v.valid_from, v.valid_to)
        FROM above a JOIN ${table} v ON v.bureau_id = NEW.bureau_id AND v.${node} = a.node
          AND daterange(v.valid_from, v.valid_to) && a.days
        WHERE v.${parent} IS NOT NULL AND a.node <> NEW.${node})
      SELECT FROM above WHERE node = NEW.${node})
    THEN RAISE EXCEPTION 'would stand below itself' USING ERRCODE = 'check_violation', CONSTRAINT = '${table}_no_cycle';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER ${table}_no_cycle AFTER INSERT OR UPDATE ON ${table}
    FOR EACH ROW WHEN (NEW.${parent} IS NOT NULL) EXECUTE FUNCTION ${table}_stays_a_tree();`;
}
