import { createEvent } from '#app/modules/events/create-event.server.ts';
import { moveEvent } from '#app/modules/events/event-subject.server.ts';
import { managedEvent } from '#app/modules/events/manage-event.server.ts';
import { placeTalk, publishPlan } from '#app/modules/events/plan-talks.server.ts';
import { registerFor } from '#app/modules/events/register.server.ts';
import type { NewEventInput } from '#app/modules/events/contract.ts';
import { systemClock } from '#app/core/clock.ts';
import type { Db } from '#db/client.ts';
import type { SeededPeople } from './seed-accounts.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Minutes from now, on a whole minute. */
const at = (minutes: number) => new Date(Math.ceil(Date.now() / MINUTE + minutes) * MINUTE).toISOString();
/** So many days from now, at an hour of the day in China. */
const dayAt = (days: number, hour: number) => new Date(Math.floor((Date.now() + 8 * 60 * MINUTE) / DAY) * DAY - 8 * 60 * MINUTE + days * DAY + hour * 60 * MINUTE).toISOString();

/** Events of the demo world: one ahead that waits for its plan, one with a waiting list, one that begins as the demo does, with talks and a desk. By the use cases, as people would. */
export async function seedEvents(w: { db: Db; people: SeededPeople }): Promise<void> {
  const scope = (slug: string) => w.people.scopes.get(slug)!;
  const announce = async (organiser: string, input: NewEventInput, coming: readonly [slug: string, talks: number, wish: string][]) => {
    const id = await createEvent(w, scope(organiser), input, { demo: true });
    await moveEvent(w, scope(organiser), id, { name: 'announce' });
    for (const [slug, most, wish] of coming) await registerFor(w, scope(slug), id, { most_talks: most, least_talks: most ? 1 : 0, wish });
    return id;
  };
  await announce('jingzhe', {
    kind: 'matchmaking', title_zh: '新能源与轻量化技术对接会（演示）', title_en: 'New energy and lightweighting matchmaking (demo)', about_zh: '虚构的活动。高校携挂牌专利坐席，企业按匹配结果走访，每场二十分钟。', about_en: 'A fictitious event. Universities receive at tables with their listed patents; companies go round as the matching says, twenty minutes a talk.',
    place_zh: '长春（虚构会场）', place_en: 'Changchun (fictitious venue)', starts_at: dayAt(12, 9), ends_at: dayAt(12, 17), register_until: dayAt(10, 18), capacity: 60, tables: 4, spare_tables: 1, slots: 4, slot_minutes: 20, first_slot_at: dayAt(12, 10),
  }, [['jlu', 4, '带来双极板与轻量化材料的专利'], ['hht', 4, ''], ['qsa', 3, ''], ['faw', 4, '寻找燃料电池零部件技术'], ['lumen', 3, ''], ['tideway', 3, '寻找水处理膜材料'], ['kangbo', 3, ''], ['alliance', 0, '']]);
  await announce('hht', {
    kind: 'roadshow', title_zh: '光电成果路演（演示）', title_en: 'Optoelectronics roadshow (demo)', about_zh: '虚构的活动。十项光电成果逐一路演，现场答问。', about_en: 'A fictitious event. Ten results in optoelectronics are shown one by one, with questions.',
    place_zh: '天津（虚构会场）', place_en: 'Tianjin (fictitious venue)', starts_at: dayAt(20, 14), ends_at: dayAt(20, 17), register_until: dayAt(18, 18), capacity: 2,
  }, [['lumen', 0, ''], ['faw', 0, ''], ['kangbo', 0, '关注检测用光源']]);
  const open = await announce('alliance', {
    kind: 'exhibition', title_zh: '专利技术展洽会（演示）', title_en: 'Patent technology fair (demo)', about_zh: '虚构的活动。三天展出，设洽谈桌；演示世界启动几分钟后开幕，可试用签到台与洽谈反馈。', about_en: 'A fictitious event. Three days with tables for talks; it opens a few minutes after the demo world starts, so that desk and talks can be tried.',
    place_zh: '北京（虚构会场）', place_en: 'Beijing (fictitious venue)', starts_at: at(6), ends_at: at(3 * 24 * 60), register_until: at(5), capacity: 40, tables: 3, spare_tables: 1, slots: 3, slot_minutes: 30, first_slot_at: at(30),
  }, [['jlu', 3, ''], ['qsa', 3, ''], ['faw', 3, ''], ['tideway', 2, '']]);
  const { participants } = await managedEvent({ ...w, clock: systemClock }, scope('alliance'), open);
  const who = (slug: string) => participants.find((p) => p.org.slug === slug)!.id;
  for (const [guest, host, slot, table] of [['faw', 'jlu', 1, 1], ['tideway', 'qsa', 1, 2], ['tideway', 'jlu', 2, 1], ['faw', 'qsa', 3, 2]] as const) await placeTalk(w, scope('alliance'), open, { guest_id: who(guest), host_id: who(host), slot, table });
  await publishPlan(w, scope('alliance'), open);
}
