import type { RankerModel } from './ranker.ts';

/**
 * First shipped weights, kept so that answers that name them can be had again; features added since weigh nothing here. Pairwise
 * logistic regression on graded judgments of Chinese enterprises' technology needs (119 needs, 3,799 pairs). Figures are
 * cross-validated over needs, never those of the fit.
 */
export const RANKER_V1: RankerModel = {
  version: 'v1',
  trainedOn: '119 needs, 3,799 graded pairs, Chinese technology needs against technology achievements',
  figures: { pool_ndcg10: 0.745, full_ndcg10: 0.288, recall50: 0.572 },
  weights: {
    characters: 1.05, title_characters: 0.87, concepts: 0.29, near_concepts: 0.6, latent: 0.7, feedback: 0.73, explained: 0.97, named: 0, covered_by_title: 1.2, pairs: 0.49, classes: 1.36, rarest: 0.53, phrases: 0,
  },
};
