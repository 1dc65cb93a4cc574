import 'reflect-metadata';
import { serve } from '@huiyin/service';
import { compose } from './composition';
import { environment } from './env';

const env = environment();

serve('campaigns', env.logLevel, (logger) => compose(env, logger));
