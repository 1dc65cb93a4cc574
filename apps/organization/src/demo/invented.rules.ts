import { createHash } from 'node:crypto';

/*
 * Everything invented comes out of a seed: the same seed gives the same names, numbers, ids and structure, so that a
 * screenshot, a benchmark and a bug report speak of the same people. Nothing here is secret, so ids may be foreseen.
 */

/** A v8 uuid that stands for a path below a root, e.g. `derivedId('1:bureau-2', 'unit/3')`. */
export function derivedId(root: string, path: string): string {
  const hex = createHash('sha256').update(`${root}/${path}`).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export interface Dice {
  /** A whole number below `limit`. */
  below(limit: number): number;
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
}

/** mulberry32: small, even enough for a demo, the same on every machine. */
export function diceOf(seed: string): Dice {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, percent: (share) => below(100) < share };
}

const surnames = [
  ...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章',
  ...'云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常',
  ...'乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮',
];
// The ten heavenly stems: 甲乙丙丁 is how Chinese texts say A, B, C, D, and nobody is called by two of them.
const stems = [...'甲乙丙丁戊己庚辛壬癸'];

/** How many names there are before namesakes begin. */
export const differentNames = surnames.length * stems.length * stems.length;

/** The n-th invented name of a seed: all different until `differentNames`, then namesakes, as in any large city. */
export function inventedName(n: number): string {
  // 7 919 has no divisor in common with the number of names: a walk that meets each of them once.
  const at = (n * 7_919) % differentNames;
  const surname = surnames[Math.floor(at / 100)] ?? '赵';
  return `${surname}${stems[Math.floor(at / 10) % 10]}${stems[at % 10]}`;
}

/** Placeholders only: 1380001xxxx and 8800xxxx. */
export const inventedMobile = (n: number): string =>
  `1380001${String(n % 10_000).padStart(4, '0')}`;
export const inventedLandline = (n: number): string => `8800${String(n % 10_000).padStart(4, '0')}`;

/** Shares a whole number out by weight, each share at least one; the shares add up to it exactly. */
export function sharedOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let before = 0;
  let given = 0;
  return weights.map((weight, at) => {
    before += weight;
    const left = weights.length - at - 1;
    const fair = Math.round((total * before) / sum) - given;
    const share = Math.max(1, Math.min(fair, total - given - left));
    given += share;
    return share;
  });
}
