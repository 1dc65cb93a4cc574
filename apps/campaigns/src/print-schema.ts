import 'reflect-metadata';
import { printSchema } from '@huiyin/service';
import { subgraphDefinition } from './subgraph';

void printSchema(subgraphDefinition);
