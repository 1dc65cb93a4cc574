import { describeMigrations } from '@huiyin/testing';
import * as database from '../src/database';

describeMigrations('campaigns', database);
