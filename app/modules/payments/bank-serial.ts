/**
 * One spelling for a bank and a serial number, so that the same receipt typed twice is seen to be the same: compatibility
 * forms folded, capitals, single spaces; dashes and spaces inside a serial carry no meaning.
 */
export function bankKey(name: string, serial: string): { bank: string; serial: string } {
  return {
    bank: name.normalize('NFKC').toUpperCase().replace(/\s+/g, ' ').trim(),
    serial: serial.normalize('NFKC').toUpperCase().replace(/[\s-]/g, ''),
  };
}
