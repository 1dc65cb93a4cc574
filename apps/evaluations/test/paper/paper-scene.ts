import { type Actor, actorHeader, ActorSigner } from '@huiyin/identity';
import { anActor, type GraphQLAnswer, testActorKey } from '@huiyin/testing';
import { Scene, testForm } from '../appraisals';
import { aMeeting, aPlace, type Harness, persons } from '../harness';
import { type PdfPage, pdfPages } from './pdf-pages';

const label = (zh: string) => ({ zh, en: zh });
const kinds = ['leading-body', 'member', 'outside-cadre', 'transferred-cadre'];

/** Two dimensions, a check list and a question; one class of those who attended, and guests on paper. */
export const paperForm = (more: Record<string, unknown> = {}): string =>
  testForm({
    key: 'paper-form',
    checklists: [
      {
        ...{ key: 'winds', title: label('“四风”方面的突出问题'), of: kinds },
        items: ['formalism', 'bureaucracy'].map((key) => ({ key, title: label(key) })),
      },
    ],
    questions: [{ key: 'advice', title: label('意见建议'), maxChars: 100 }],
    ...more,
  });

export interface Marks {
  readonly number: string;
  readonly [field: string]: unknown;
}

/** A scene with paper: one leader and two clerks of the supervision group, the forms, the file door. */
export class PaperScene {
  readonly leader: Actor;
  readonly clerks: readonly [Actor, Actor];
  readonly third: Actor;

  constructor(readonly scene: Scene) {
    const { bureauId, unitId } = scene.place;
    const member = () => anActor('supervision-member', { bureauId, unitIds: [unitId] });
    this.leader = scene.supervision;
    this.clerks = [member(), member()];
    this.third = member();
  }

  static async created(harness: Harness, voters: number, form = paperForm()): Promise<PaperScene> {
    const scene = await Scene.withVoters(harness, voters, aPlace());
    const published = await scene.form(form);
    const answer = await scene.create({ form: published });
    expect(answer.errors).toBeUndefined();
    return new PaperScene(scene);
  }

  get appraisalId(): string {
    return this.scene.appraisalId;
  }

  ask(
    by: Actor,
    verb: string,
    input: Record<string, unknown>,
    type: string,
    selection = '',
  ): Promise<GraphQLAnswer<Record<string, never>>> {
    return this.scene.ask(
      by,
      `mutation ($input: ${type}!) { ${verb}(input: $input) ${selection} }`,
      { input: { appraisalId: this.appraisalId, ...input } },
    );
  }

  prepare(forms: number, more: Record<string, unknown> = {}, by = this.leader) {
    return this.ask(
      by,
      'preparePaperForms',
      { ticketClass: 'attendee', forms, ...more },
      'PreparePaperFormsInput',
      '{ batch { id forms isLarge } missingSigns }',
    );
  }

  /** Prepared, printed, and the control numbers read off the paper. */
  async printed(forms: number): Promise<string[]> {
    const { data, errors } = await this.prepare(forms);
    expect(errors).toBeUndefined();
    const batch = (data?.['preparePaperForms'] as { batch: { id: string } } | undefined)?.batch.id;
    const file = await this.file(this.leader, `paper-forms/${batch}`);
    expect(file.status).toBe(200);
    return numbersOn(pdfPages(file.bytes));
  }

  handOut(personIds: readonly (string | null)[], medium = 'PAPER', by = this.leader) {
    return this.ask(by, 'handOutBallots', { personIds, medium }, 'HandOutBallotsInput');
  }

  returns(classes: Record<string, number>, more: Record<string, unknown> = {}, by = this.leader) {
    const counted = { ticketClass: 'attendee', void: 0, unnumbered: 0, missing: 0, ...classes };
    return this.ask(
      by,
      'recordPaperReturns',
      { classes: [counted], ...more },
      'RecordPaperReturnsInput',
      '{ revision issued returned void unnumbered missing }',
    );
  }

  enter(forms: readonly Marks[], by: Actor) {
    return this.ask(by, 'enterPaperForms', { forms }, 'EnterPaperFormsInput');
  }

  finish(by: Actor) {
    return this.ask(by, 'finishPaperEntry', {}, 'PaperAppraisalInput', '{ state }');
  }

  replace(clerk: Actor, by: Actor = this.leader) {
    const input = { personId: clerk.personId, reason: '因病住院' };
    return this.ask(by, 'replacePaperClerk', input, 'ReplacePaperClerkInput', '{ state }');
  }

  resolve(form: Marks, by: Actor, more: Record<string, unknown> = {}) {
    return this.ask(
      by,
      'resolvePaperDifference',
      { form, reason: '核对原票', ...more },
      'ResolvePaperDifferenceInput',
    );
  }

  reconcile(by: Actor = this.leader) {
    return this.ask(by, 'reconcilePaper', {}, 'PaperAppraisalInput', '{ state }');
  }

  async differences(by: Actor = this.leader): Promise<GraphQLAnswer> {
    return this.scene.ask(
      by,
      `{ paperDifferences(appraisalId: "${this.appraisalId}") { number places { targetId dimensionId questionId }
        first { voidReason } second { voidReason } isSettled } }`,
    );
  }

  /** One form: every question of the grid the same grade, nothing marked in the check list. */
  async marks(number: string, grade: string | null, text = ''): Promise<Marks> {
    const { definition } = await this.scene.opening();
    const grades = definition.targets.flatMap(({ id: targetId }) =>
      definition.dimensions.map(({ id: dimensionId, scaleId }) => ({
        ...{ targetId, dimensionId, grade: scaleId === 'marks' ? 'unmarked' : grade },
      })),
    );
    return { number, grades, texts: [{ questionId: 'advice', text }] };
  }

  async file(by: Actor, path: string) {
    const url = new URL((this.scene.harness.graph as unknown as { url: string }).url);
    const signer = new ActorSigner({ evaluations: testActorKey });
    const response = await fetch(`${url.origin}/files/${path}`, {
      headers: { [actorHeader]: signer.sign(by, 'evaluations') },
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const code = /"code":"(\w+)"/.exec(response.status === 200 ? '' : bytes.toString())?.[1];
    return { status: response.status, bytes, code: code ?? null, headers: response.headers };
  }
}

/** In the order of the pages, each once. */
export function numbersOn(pages: readonly PdfPage[]): string[] {
  const found = pages.flatMap(({ words }) => [...words.matchAll(/票号([2-9A-Z-]{14})/g)]);
  return [...new Set(found.map(([, number = '']) => number))];
}

export { aMeeting, persons };
