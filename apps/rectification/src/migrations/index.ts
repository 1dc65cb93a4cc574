import { CreateRectification1791999000000 } from './2026-10-14-1730-create-rectification';

/** In order; a test holds this list against the folder. */
export const migrations = [CreateRectification1791999000000];
