import { describeMigrations } from '@huiyin/testing';
import * as database from '../src/database';

describeMigrations('evaluations', database);
