const envelope = { v: 1, box: 'A'.repeat(704), parts: { operator: 'A'.repeat(194), seller: 'A'.repeat(194), witness: 'A'.repeat(194) } };
// Two points of the curve that nobody holds a key of.
const key = {
  public_key: 'BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU', sign_key: 'BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU',
};
const shares = [{ bid: 1, share: null }];
const signature = 'A'.repeat(86);
const receipt = { bid: 1, amount: 100, seed: 'a'.repeat(64) };

/** Valid bodies and forms of sealed sales: a stranger is to be refused for being a stranger. */
export const SEALED_BODIES: Readonly<Record<string, unknown>> = {
  'POST /sales/{id}/sealed-bids': { commitment: 'a'.repeat(64), envelope }, 'POST /sales/{id}/holder-keys': key, 'POST /sales/{id}/witness': { witness: 'nobody' }, 'POST /sales/{id}/witness/decline': { reason: 'no' },
  'POST /sales/{id}/opening-shares': { shares, signature }, 'POST /sales/{id}/receipts': receipt,
};
export const SEALED_FORMS: Readonly<Record<string, Record<string, string>>> = {
  'POST /sales/:id seal': { commitment: 'a'.repeat(64), envelope: JSON.stringify(envelope) },
  'POST /sales/:id/opening deposit_key': key, 'POST /sales/:id/opening decline_witness': { reason: 'no' }, 'POST /sales/:id/opening name_witness': { witness: 'nobody' },
  'POST /sales/:id/opening release_shares': { shares: JSON.stringify(shares), signature }, 'POST /sales/:id/opening present_receipt': { bid: '1', amount: '100', seed: 'a'.repeat(64) },
};
