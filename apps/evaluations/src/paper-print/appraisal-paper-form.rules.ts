import type { ClassPlan } from '../voter/ticket-classes.rules';
import type { FormDefinition } from '../form/form-shape.rules';
import type { PaperForm } from './paper-form.rules';

interface Appraised {
  readonly title: string;
  readonly form: FormDefinition;
  readonly threshold: number;
}

interface PaperTarget {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
}

const marks = {
  ...{ id: 'marks', abstentionAllowed: false },
  grades: ['有', '无'].map((label) => ({ id: label, label })),
};

/** The appraisal as it is printed: the Chinese words of its form, in the order of the electronic ballot. */
export function paperFormOf(
  { title, form, threshold }: Appraised,
  targets: readonly PaperTarget[],
  plan: ClassPlan,
): PaperForm {
  const { scales, dimensions, checklists, questions } = form;
  return {
    ...{ title, threshold, targets, ticketClass: plan.label },
    scales: [
      ...scales.map(({ key, abstention, grades }) => ({
        ...{ id: key, abstentionAllowed: abstention },
        grades: grades.map((grade) => ({ id: grade.key, label: grade.title.zh })),
      })),
      marks,
    ],
    dimensions: [
      ...dimensions.map(({ key, title: words, scale, of }) => ({
        ...{ id: key, label: words.zh, scaleId: scale, targetKinds: of },
      })),
      ...checklists.flatMap(({ key, title: words, of, items }) =>
        items.map((item) => ({
          ...{ id: `${key}.${item.key}`, label: item.title.zh, scaleId: marks.id },
          ...{ targetKinds: of, list: words.zh },
        })),
      ),
    ],
    questions: questions.map(({ key, title: words, maxChars }) => ({
      ...{ id: key, label: words.zh, maxChars },
    })),
  };
}
