import { addDays, legalDay } from '#app/core/clock.ts';
import { moveService } from '#app/modules/services/move-service.server.ts';
import { quoteService, requestService } from '#app/modules/services/request-service.server.ts';
import type { Db } from '#db/client.ts';
import type { SeededPeople } from './seed-accounts.ts';

/** Two service cases of the demo world: one whose quotes wait for a choice, one that was ordered and waits for its money. By the use cases, as people would. */
export async function seedServices(w: { db: Db; people: SeededPeople }): Promise<void> {
  const scope = (slug: string) => w.people.scopes.get(slug)!;
  const today = legalDay(new Date());
  const ask = (client: string, input: Pick<Parameters<typeof requestService>[2], 'kind' | 'title' | 'brief'>) => requestService(w, scope(client), { ...input, quotes_until: addDays(today, 12), agencies: ['alliance'] });
  const quote = (id: string, yuan: number, days: number, note: string) => quoteService(w, scope('alliance'), id, { price: { currency: 'CNY', amount: yuan * 100 }, days, note, valid_until: addDays(today, 25) });
  const open = await ask('jlu', { kind: 'appraisal', title: '双极板专利转让前的价值评估', brief: '用于协商转让价格。请按市场法与收益法给出区间，报告须可供公示。（演示）' });
  await quote(open, 12_000, 20, '含一次现场访谈。（演示）');
  const ordered = await ask('faw', { kind: 'search', title: '低温启动技术的专利检索', brief: '了解可许可的专利与主要权利人，交付检索报告与清单。（演示）' });
  await moveService(w, scope('faw'), ordered, { name: 'choose', evidence: { quote_id: await quote(ordered, 6_800, 10, '') } });
}
