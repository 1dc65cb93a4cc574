import type { TemplateAnswer } from '../../src/template/template-answers.rules';
import type { Part } from './perform';
import type { Scene } from './stage';

/** One campaign on stage: how the diligent unit acts (the bureau organ is as diligent), and how the late one. */
export interface Script {
  readonly template: string;
  readonly requirements: string;
  readonly answers?: readonly TemplateAnswer[];
  readonly scene: Scene;
  readonly organ?: Part;
  readonly diligent: Part;
  readonly late: Part;
  /** The day on which the late unit is looked at while it is late, and the last day of all. */
  readonly halfway: string;
  readonly end: string;
}
