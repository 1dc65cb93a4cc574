import {
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { FragmentCycle } from './limits.errors';

/** How large a selection is with all its fragments spread out. */
export interface Measure {
  readonly depth: number;
  readonly cost: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields of the set itself, fragments spread out. */
  readonly fields: number;
  /** The largest such number anywhere below. */
  readonly widest: number;
}

const nothing: Measure = { depth: 0, cost: 0, aliases: 0, directives: 0, fields: 0, widest: 0 };
const scalarCost = 1;
const objectCost = 2;
// Everything below a field may be repeated, the more so the deeper it lies.
const depthFactor = 1.5;

/**
 * Measures selections without spreading fragments out in fact: each fragment is measured once, so a fragment bomb
 * (2ⁿ spreads in n fragments) costs n steps. Throws FragmentCycle.
 */
export class SelectionMeasure {
  private readonly measured = new Map<string, Measure>();
  private readonly open = new Set<string>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  of(set: SelectionSetNode): Measure {
    const whole = set.selections
      .map((selection) => this.ofSelection(selection))
      .reduce(besides, nothing);
    return { ...whole, widest: Math.max(whole.widest, whole.fields) };
  }

  private ofSelection(selection: SelectionNode): Measure {
    const directives = selection.directives?.length ?? 0;
    if (selection.kind === Kind.FRAGMENT_SPREAD)
      return withDirectives(this.ofFragment(selection.name.value), directives);
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return withDirectives(this.of(selection.selectionSet), directives);
    const aliases = selection.alias ? 1 : 0;
    const below = selection.selectionSet ? this.of(selection.selectionSet) : null;
    const own = { ...nothing, depth: 1, cost: scalarCost, aliases, directives, fields: 1 };
    if (!below) return own;
    // Introspection is deep by nature; graphql's own MaxIntrospectionDepthRule bounds it, and production has none.
    const isIntrospection = selection.name.value.startsWith('__');
    return {
      depth: isIntrospection ? 1 : 1 + below.depth,
      cost: isIntrospection ? objectCost : objectCost + depthFactor * below.cost,
      aliases: aliases + below.aliases,
      directives: directives + below.directives,
      fields: 1,
      widest: below.widest,
    };
  }

  private ofFragment(name: string): Measure {
    const known = this.measured.get(name);
    if (known) return known;
    const fragment = this.fragments.get(name);
    if (!fragment) return nothing; // validation says so
    if (this.open.has(name)) throw new FragmentCycle();
    this.open.add(name);
    const measure = withDirectives(
      this.of(fragment.selectionSet),
      fragment.directives?.length ?? 0,
    );
    this.open.delete(name);
    this.measured.set(name, measure);
    return measure;
  }
}

function withDirectives(measure: Measure, directives: number): Measure {
  return directives === 0 ? measure : { ...measure, directives: measure.directives + directives };
}

function besides(left: Measure, right: Measure): Measure {
  return {
    depth: Math.max(left.depth, right.depth),
    cost: left.cost + right.cost,
    aliases: left.aliases + right.aliases,
    directives: left.directives + right.directives,
    fields: left.fields + right.fields,
    widest: Math.max(left.widest, right.widest),
  };
}
