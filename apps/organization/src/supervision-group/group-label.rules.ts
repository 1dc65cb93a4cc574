const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 第一组 for 1, 第十二组 for 12, as rosters write it; plain figures from 100 on. */
export function groupLabel(number: number): string {
  if (number >= 100) return `第${number}组`;
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return `第${ten}${digits[ones]}组`;
}
