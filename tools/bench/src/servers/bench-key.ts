export const benchKey = 'a-key-for-benchmarks-of-32-characters-only';
