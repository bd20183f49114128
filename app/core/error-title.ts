/**
 * What an error page is headed by (a key of `common:errorPage`), by the status of the answer: whose address, form or right it is about
 * is said before anything is called broken. 414 and 431 are how a server says that an address is too long. Pure.
 */
export function errorTitle(status: number): 'badAddress' | 'forbidden' | 'notFound' | 'tooLarge' | 'notTaken' | 'tooMany' | 'title' {
  switch (status) {
    case 400: case 414: case 431: return 'badAddress';
    case 403: return 'forbidden';
    case 404: return 'notFound';
    case 413: return 'tooLarge';
    case 405: case 415: case 422: return 'notTaken';
    case 429: return 'tooMany';
    default: return 'title';
  }
}
