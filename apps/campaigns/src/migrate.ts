import 'reflect-metadata';
import { migrate } from '@huiyin/service';
import { migrationUrl } from './env';
import { migrations } from './migrations';

void migrate('campaigns', migrationUrl(), migrations);
