/** Where a request comes from, as the HTTP seam knows it: network address, and what the browser or program calls itself. */
export interface Caller { address: string; userAgent: string | null }
