import os from 'node:os';
import { MongoClient, type MongoClientOptions } from 'mongodb';

/**
 * A client of the official driver. The driver loads `os` by a dynamic import, which Jest's sandbox refuses (without it no
 * connection is ever made there), so it is handed in.
 */
export function createMongoClient(uri: string, options: MongoClientOptions): MongoClient {
  return new MongoClient(uri, { ...options, runtimeAdapters: { os } });
}
