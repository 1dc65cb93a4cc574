import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';
import { staysATree } from '../unit/stays-a-tree.rules';

const tenantTables = ['unit_version', 'unit_alias', 'unit_lineage'];

const span = (table: string) => `
    valid_from date NOT NULL,
    valid_to date NULL,
    CONSTRAINT ${table}_ends_after_it_began CHECK (valid_to >= valid_from)`;

const range = 'daterange(valid_from, valid_to) WITH &&';

// Unit types are data (requirements.md §5.1), by the kind of unit that may be of them; a roster's guess is one of these.
const types = `
  CREATE TABLE unit_type (
    kind text NOT NULL,
    code text NOT NULL,
    ordinal integer NOT NULL,
    title_zh text NOT NULL,
    title_en text NOT NULL,
    CONSTRAINT unit_type_pk PRIMARY KEY (kind, code)
  );
  INSERT INTO unit_type (kind, ordinal, code, title_zh, title_en) VALUES
    ('unit', 1, 'bureau-organ', '局机关', 'Bureau organ'),
    ('unit', 2, 'general-hospital', '综合医院', 'General hospital'),
    ('unit', 3, 'tcm-hospital', '中医医院', 'Hospital of traditional Chinese medicine'),
    ('unit', 4, 'maternal-child-hospital', '妇幼保健院', 'Maternal and child health hospital'),
    ('unit', 5, 'specialised-hospital', '专科医院', 'Specialised hospital'),
    ('unit', 6, 'blood-centre', '中心血站', 'Blood centre'),
    ('unit', 7, 'health-information-centre', '卫生信息管理中心', 'Health information management centre'),
    ('unit', 8, 'joint-party-branch', '联合党支部', 'Joint Party branch'),
    ('unit', 9, 'cdc', '疾病预防控制中心', 'Centre for disease control'),
    ('unit', 10, 'health-supervision-institute', '卫生监督所', 'Health supervision institute'),
    ('unit', 11, 'emergency-centre', '急救中心', 'Emergency centre'),
    ('unit', 12, 'township-health-centre', '乡镇卫生院', 'Township health centre'),
    ('unit', 13, 'community-health-centre', '社区卫生服务中心', 'Community health service centre'),
    ('unit', 14, 'patriotic-health-office', '爱国卫生运动委员会办公室', 'Patriotic health campaign office'),
    ('unit', 15, 'rural-cooperative-medical-centre', '农村合作医疗管理中心', 'Rural cooperative medical management centre'),
    ('unit', 16, 'skin-disease-institute', '皮肤病防治所', 'Skin-disease institute'),
    ('unit', 17, 'tb-institute', '结核病防治所', 'Tuberculosis institute'),
    ('unit', 18, 'village-clinic', '村卫生室', 'Village clinic'),
    ('unit', 19, 'private-hospital', '民营医院', 'Private hospital'),
    ('unit', 20, 'individual-clinic', '个体诊所', 'Individual clinic'),
    ('unit', 21, 'regimental-hospital', '团（师）医院', 'Regimental hospital'),
    ('unit', 22, 'regimental-company', '连队卫生室', 'Subordinate company of a regimental hospital'),
    ('unit', 99, 'other', '其他', 'Other'),
    ('department', 1, 'clinical', '临床科室', 'Clinical department'),
    ('department', 2, 'medical-technology', '医技科室', 'Medical-technology department'),
    ('department', 3, 'nursing', '护理单元', 'Nursing unit'),
    ('department', 4, 'functional', '职能科室', 'Functional department'),
    ('department', 5, 'logistics', '后勤科室', 'Logistics department'),
    ('department', 6, 'division', '机关处室', 'Division or office of a bureau organ'),
    ('department', 99, 'other', '其他', 'Other'),
    ('study-group', 1, 'study-group', '学习小组', 'Study group');
  REVOKE INSERT, UPDATE, DELETE ON unit_type FROM organization_app;`;

// What a unit is called, what it is and where it stands changes from a day on; what it was stays readable. `unit`
// itself keeps only what never changes. A unit's name is its own in the whole bureau, a department's under its parent.
const units = `
  ALTER TABLE unit ADD kind text NOT NULL DEFAULT 'unit'
    CONSTRAINT unit_kind_known CHECK (kind IN ('unit', 'department', 'study-group'));
  ALTER TABLE unit ALTER kind DROP DEFAULT, ADD CONSTRAINT unit_of_kind UNIQUE (bureau_id, id, kind);
  CREATE TABLE unit_version (
    id uuid NOT NULL CONSTRAINT unit_version_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL CONSTRAINT unit_version_has_a_name CHECK (name_key <> ''),
    unit_type text NOT NULL,
    parent_unit_id uuid NULL CONSTRAINT unit_version_not_its_own_parent CHECK (parent_unit_id <> unit_id),
    ${span('unit_version')},
    CONSTRAINT unit_version_unit_fk FOREIGN KEY (bureau_id, unit_id, kind) REFERENCES unit (bureau_id, id, kind),
    CONSTRAINT unit_version_type_fk FOREIGN KEY (kind, unit_type) REFERENCES unit_type (kind, code),
    CONSTRAINT unit_version_parent_fk FOREIGN KEY (bureau_id, parent_unit_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT unit_version_one_at_a_time EXCLUDE USING gist (unit_id WITH =, ${range}),
    CONSTRAINT unit_version_name_once EXCLUDE USING gist
      (bureau_id WITH =, name_key WITH =, ${range}) WHERE (kind = 'unit'),
    CONSTRAINT unit_version_name_once_below EXCLUDE USING gist
      (bureau_id WITH =, kind WITH =, COALESCE(parent_unit_id, bureau_id) WITH =, name_key WITH =, ${range})
      WHERE (kind <> 'unit')
  );
  CREATE INDEX unit_version_by_unit ON unit_version (bureau_id, unit_id, valid_from);
  CREATE INDEX unit_version_by_parent ON unit_version (bureau_id, parent_unit_id) WHERE parent_unit_id IS NOT NULL;
  -- Under FORCE the owner sees no tenant's rows: it is lifted while what was one row becomes the first version.
  ALTER TABLE unit NO FORCE ROW LEVEL SECURITY;
  INSERT INTO unit_version (id, bureau_id, unit_id, kind, name, name_key, unit_type, valid_from)
    SELECT gen_random_uuid(), bureau_id, id, kind, name, name_key, unit_type, '2000-01-01' FROM unit;
  ALTER TABLE unit FORCE ROW LEVEL SECURITY;
  ALTER TABLE unit DROP CONSTRAINT unit_name_unique, DROP COLUMN name, DROP COLUMN name_key, DROP COLUMN unit_type;
  CREATE TABLE unit_alias (
    id uuid NOT NULL CONSTRAINT unit_alias_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL CONSTRAINT unit_alias_has_a_name CHECK (name_key <> ''),
    ${span('unit_alias')},
    CONSTRAINT unit_alias_unit_fk FOREIGN KEY (bureau_id, unit_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT unit_alias_once EXCLUDE USING gist (bureau_id WITH =, name_key WITH =, ${range})
  );
  CREATE INDEX unit_alias_by_unit ON unit_alias (bureau_id, unit_id);
  CREATE TABLE unit_lineage (
    id uuid NOT NULL CONSTRAINT unit_lineage_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    predecessor_id uuid NOT NULL,
    successor_id uuid NOT NULL CONSTRAINT unit_lineage_of_two CHECK (successor_id <> predecessor_id),
    ordinal integer NOT NULL,
    change text NOT NULL CONSTRAINT unit_lineage_change_known CHECK (change IN ('merged', 'split')),
    effective_on date NOT NULL,
    CONSTRAINT unit_lineage_predecessor_fk FOREIGN KEY (bureau_id, predecessor_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT unit_lineage_successor_fk FOREIGN KEY (bureau_id, successor_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT unit_lineage_once UNIQUE (predecessor_id, successor_id)
  );
  CREATE INDEX unit_lineage_by_successor ON unit_lineage (successor_id);`;

// A name leads to one unit on a day, whether it is the unit's own or an alias: two tables, which no exclusion spans.
const names = `
  CREATE FUNCTION unit_name_leads_to_one() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT FROM unit_version v JOIN unit_alias a ON a.bureau_id = v.bureau_id AND a.name_key = v.name_key
        AND a.unit_id <> v.unit_id AND daterange(a.valid_from, a.valid_to) && daterange(v.valid_from, v.valid_to)
      WHERE v.bureau_id = NEW.bureau_id AND v.name_key = NEW.name_key AND v.kind = 'unit')
    THEN RAISE EXCEPTION 'the name leads to two units' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'unit_name_leads_to_one';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER unit_version_leads_to_one AFTER INSERT OR UPDATE ON unit_version
    FOR EACH ROW WHEN (NEW.kind = 'unit') EXECUTE FUNCTION unit_name_leads_to_one();
  CREATE CONSTRAINT TRIGGER unit_alias_leads_to_one AFTER INSERT OR UPDATE ON unit_alias
    FOR EACH ROW EXECUTE FUNCTION unit_name_leads_to_one();`;

// The functions run as the caller, under row-level security, and the first two are planned into the query that uses them.
const reads = `
  -- Units that exist on the day, as they are on it.
  CREATE FUNCTION unit_on(day date) RETURNS TABLE (id uuid, bureau_id uuid, kind text, name text, name_key text,
    unit_type text, parent_unit_id uuid, valid_from date, valid_to date) LANGUAGE sql STABLE AS $$
    SELECT v.unit_id, v.bureau_id, v.kind, v.name, v.name_key, v.unit_type, v.parent_unit_id, v.valid_from, v.valid_to
    FROM unit_version v WHERE v.valid_from <= day AND (v.valid_to IS NULL OR v.valid_to > day) $$;

  -- Units as they were last known on the day: a unit that was closed by then, too, with the day of its end.
  CREATE FUNCTION unit_known_on(day date) RETURNS TABLE (id uuid, bureau_id uuid, kind text, name text, name_key text,
    unit_type text, parent_unit_id uuid, closed_on date) LANGUAGE sql STABLE AS $$
    SELECT u.id, u.bureau_id, u.kind, v.name, v.name_key, v.unit_type, v.parent_unit_id,
           CASE WHEN v.valid_to <= day THEN v.valid_to END
    FROM unit u CROSS JOIN LATERAL (
      SELECT w.* FROM unit_version w
      WHERE w.bureau_id = u.bureau_id AND w.unit_id = u.id AND w.valid_from <= day ORDER BY w.valid_from DESC LIMIT 1) v $$;

  -- Who may see a unit may see what went on in it and is closed itself: the past of the unit is not lost.
  CREATE FUNCTION units_and_forerunners(units uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
    WITH RECURSIVE family (id) AS (
      SELECT unnest(units)
      UNION
      SELECT l.predecessor_id FROM family f JOIN unit_lineage l ON l.successor_id = f.id
      WHERE NOT EXISTS (SELECT FROM unit_version v WHERE v.bureau_id = l.bureau_id AND v.unit_id = l.predecessor_id
        AND (v.valid_to IS NULL OR v.valid_to > l.effective_on)))
    SELECT COALESCE(array_agg(id), '{}') FROM family $$;`;

const functions = [
  'unit_on(date)',
  'unit_known_on(date)',
  'units_and_forerunners(uuid[])',
  'unit_name_leads_to_one()',
  'unit_version_stays_a_tree()',
];

export class StructureOverTime1795305000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${types} ${units} ${names} ${reads}
      ${staysATree('unit_version', 'unit_id', 'parent_unit_id')}
      ${tenantTables.map(tenantPolicy).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE unit ADD name text, ADD name_key text, ADD unit_type text;
      ALTER TABLE unit NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE unit_version NO FORCE ROW LEVEL SECURITY;
      UPDATE unit SET (name, name_key, unit_type) =
        (SELECT v.name, v.name_key, v.unit_type FROM unit_version v WHERE v.unit_id = unit.id
         ORDER BY v.valid_from DESC LIMIT 1);
      ALTER TABLE unit FORCE ROW LEVEL SECURITY;
      ALTER TABLE unit ALTER name SET NOT NULL, ALTER name_key SET NOT NULL, ALTER unit_type SET NOT NULL;
      DROP TABLE ${[...tenantTables].reverse().join(', ')}, unit_type;
      DROP FUNCTION ${functions.join(', ')};
      ALTER TABLE unit DROP CONSTRAINT unit_of_kind, DROP COLUMN kind,
        ADD CONSTRAINT unit_name_unique UNIQUE (bureau_id, name_key);`);
  }
}
