import type { MemberScope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { paths } from '#app/http/paths.ts';
import type { Services } from '#app/http/services.server.ts';
import { reportSource } from '#app/modules/valuation/report.server.ts';

/**
 * The report of a snapshot as an answer of either door, page or API: a PDF in one language, made in a thread of heavy work because it
 * takes a second; what stands in it is read when its turn comes. `not_found` for others' snapshots, `busy` with `retry_after` when too many of the organisation wait; a caller who goes
 * away gives its place back.
 */
export async function reportResponse(services: Services, scope: MemberScope, id: string, language: Locale, signal: AbortSignal): Promise<Response> {
  let valuedOn = '';
  const read = async () => {
    const source = await reportSource(services, scope, id, (hash, number) => services.publicUrl + paths.verifyValuation(hash, number));
    valuedOn = source.valuation.valued_on;
    return { source, language };
  };
  const { fileName, bytes } = await services.heavy.run<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }>('valuation_report', read, { tenant: scope.orgId, signal });
  return new Response(bytes, {
    headers: {
      'content-type': 'application/pdf', 'content-length': String(bytes.byteLength), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="valuation-${valuedOn}.pdf"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  });
}
