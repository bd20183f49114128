import { daysBetween } from '#app/core/clock.ts';
import type { QualityFigures, SnapshotInputs } from '../snapshot.ts';
import { QUALITY_INDICATORS, type QualityIndicator } from '../vocabulary.ts';
import type { Standing } from './cohort.ts';
import { COMPOSITE_4, COMPOSITE_6, composite, normalise, partialComposite, percentile, spread, spreadCorrected, type CompositeRules, type QualityValues } from './quality.ts';
import { subclassCount } from '../fields/wipo.ts';

const DAYS_PER_MONTH = 30.4375;

/** Whole months from filing to grant; null while there is none. */
export function grantLagMonths(filingDate: string | null, grantDate: string | null): number | null {
  return filingDate && grantDate ? Math.max(0, Math.round(daysBetween(filingDate, grantDate) / DAYS_PER_MONTH)) : null;
}

/** Standing of the citations received: among counts of five years where the patent's own is one and enough others are, else among totals. */
export function citationStanding(inputs: Pick<SnapshotInputs, 'facts' | 'standings'>): Standing | null {
  const { facts, standings } = inputs;
  const dated = facts.citationBasis === 'five_years' || facts.citationBasis === 'so_far';
  return (dated ? standings.forward_citations_5y : undefined) ?? standings.forward_citations ?? null;
}

/** Generality and originality as stated: how widely the classes citing a patent, and those it cites, spread. Null without any. */
export function spreadsOf(facts: SnapshotInputs['stated']['facts']): { generality: number | null; originality: number | null } {
  return { generality: facts?.citing_classes ? spread(facts.citing_classes) : null, originality: facts?.cited_classes ? spread(facts.cited_classes) : null };
}

/** The patent's values with their standing in the cohort. */
export function qualityValues(inputs: Pick<SnapshotInputs, 'facts' | 'standings' | 'stated'>): QualityValues {
  const { facts: p, standings: s, stated } = inputs;
  const classes = subclassCount(p.ipc);
  return {
    forward_citations: { value: p.forwardCitations?.value ?? null, standing: citationStanding(inputs) },
    family_size: { value: p.familySize?.value ?? null, standing: s.family_size ?? null },
    claims: { value: p.claims?.value ?? null, standing: s.claims ?? null },
    backward_citations: { value: p.backwardCitations?.value ?? null, standing: s.backward_citations ?? null },
    grant_lag: { value: grantLagMonths(p.filingDate, p.grantDate), standing: s.grant_lag ?? null },
    classes: { value: classes || null, standing: s.classes ?? null },
    generality: { value: spreadsOf(stated.facts).generality, standing: s.generality ?? null },
    originality: { value: spreadsOf(stated.facts).originality, standing: s.originality ?? null },
  };
}

const round4 = (n: number | null) => (n === null ? null : Math.round(n * 10_000) / 10_000);

/** Both composites; with rules for parts that are missing, over the parts there are. */
function composites(values: QualityValues, rules: CompositeRules | undefined): Pick<QualityFigures, 'composite4' | 'composite6' | 'composite4Over' | 'composite6Over'> {
  if (!rules) return { composite4: round4(composite(COMPOSITE_4, values).value), composite6: round4(composite(COMPOSITE_6, values).value) };
  const [four, six] = [partialComposite(COMPOSITE_4, values, rules.least4), partialComposite(COMPOSITE_6, values, rules.least6)];
  return {
    composite4: round4(four.value), composite6: round4(six.value),
    ...(four.value !== null && four.missing.length ? { composite4Over: four.over } : {}), ...(six.value !== null && six.missing.length ? { composite6Over: six.over } : {}),
  };
}

/** Quality indicators, both composites and both forms of generality, as far as they are known. Pure. */
export function readQuality(inputs: Pick<SnapshotInputs, 'facts' | 'standings' | 'stated'>, rules?: CompositeRules): QualityFigures {
  const values = qualityValues(inputs);
  const known = QUALITY_INDICATORS.filter((q): q is QualityIndicator => values[q]?.value != null);
  const citing = inputs.stated.facts?.citing_classes;
  const cited = inputs.stated.facts?.cited_classes;
  return {
    indicators: Object.fromEntries(known.map((q) => [q, [values[q]!.value!, round4(normalise(q, values[q]!)), round4(percentile(q, values[q]!))] as const])),
    ...composites(values, rules),
    generality: round4(citing ? spread(citing) : null), generalityCorrected: round4(citing ? spreadCorrected(citing) : null), originality: round4(cited ? spread(cited) : null),
  };
}
