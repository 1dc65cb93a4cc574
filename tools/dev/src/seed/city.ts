import type { DemoChapter } from './demo-chapter';

/** The demo city, told through the graph after the first accounts exist. In this order. */
export const cityChapters: readonly DemoChapter[] = [];
