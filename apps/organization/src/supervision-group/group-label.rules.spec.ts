import { groupLabel } from './group-label.rules';

it.each([
  [1, '第一组'],
  [10, '第十组'],
  [12, '第十二组'],
  [20, '第二十组'],
  [99, '第九十九组'],
  [100, '第100组'],
])('calls group %s %s', (number, label) => {
  expect(groupLabel(number)).toBe(label);
});
