import 'reflect-metadata';
import { migrate } from '@huiyin/persistence';
import { migrationUrl } from './env';
import { migrations } from './migrations';

void migrate('rectification', migrationUrl(), migrations);
