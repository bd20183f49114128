/**
 * Names of our cookies. Where the platform is served over https a cookie carries the prefix `__Host-`: browsers then take it from this host
 * alone, over https, for every path, and a neighbour on a sibling domain cannot plant one. On loopback http the prefix would make browsers refuse it.
 */
const HOST = '__Host-';

/** A cookie's name as it is set. `secure`: the platform is served over https. */
export const cookieName = (name: string, secure: boolean): string => (secure ? HOST + name : name);

/** The cookies `name` may arrive under, the prefixed one first; the plain one is also what older releases set. */
export const cookieNames = (name: string): readonly [string, string] => [HOST + name, name];
