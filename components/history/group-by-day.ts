import type { Conversation } from '../../lib/chat/conversation.ts';

/** How long ago, as the list names it. */
export type Day = 'today' | 'yesterday' | 'week' | 'older';

/** The conversations of one of the {@link Day}s. */
export interface DayGroup {
  day: Day;
  conversations: Conversation[];
}

/** Puts conversations, newest first, under the days they belong to in the user's own time zone. */
export function groupByDay(conversations: readonly Conversation[], now: Date): DayGroup[] {
  const startOf = (daysAgo: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).getTime();
  const borders: ReadonlyArray<readonly [Day, number]> = [
    ['today', startOf(0)],
    ['yesterday', startOf(1)],
    ['week', startOf(7)],
    ['older', -Infinity],
  ];
  const groups = new Map<Day, Conversation[]>(borders.map(([day]) => [day, []]));
  for (const conversation of conversations) {
    const found = borders.find(([, start]) => conversation.updatedAt >= start);
    groups.get(found?.[0] ?? 'older')?.push(conversation);
  }
  return [...groups]
    .map(([day, found]) => ({ day, conversations: found }))
    .filter((group) => group.conversations.length > 0);
}
