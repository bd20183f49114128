/** Regions an organisation may name: provinces of China by the first two digits of GB/T 2260, and what lies outside. Names are texts of `ui:vocab.region`. */
export const REGIONS = [
  '11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43', '44', '45', '46',
  '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71', '81', '82', 'US', 'EU', 'OTHER',
] as const;
export type Region = (typeof REGIONS)[number];
