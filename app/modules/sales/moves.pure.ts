/** Moves of a sale people make by hand. */
export const SALE_MOVES = ['withdraw_sale', 'propose_forfeit', 'object', 'forfeit', 'spare'] as const;
export type SaleMove = (typeof SALE_MOVES)[number];
