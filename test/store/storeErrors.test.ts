import {
  MongoClientClosedError,
  MongoInvalidArgumentError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoUnexpectedServerResponseError,
} from 'mongodb';
import { isStoreAway } from '../../src/store/storeErrors';

const away: [string, Error][] = [
  [
    'a write to a socket the server has just closed',
    Object.assign(new Error('This socket has been ended'), { code: 'EPIPE' }),
  ],
  ['a connection that broke', new MongoNetworkError('read ECONNRESET')],
  [
    'a socket that closed before the answer',
    new MongoUnexpectedServerResponseError('Unable to get response from server'),
  ],
  ['a client that is not connected', new MongoNotConnectedError('Client must be connected')],
  ['a client that was closed', new MongoClientClosedError()],
  ['a primary that steps down', new MongoServerError({ message: 'InterruptedDueToReplStateChange', code: 11602 })],
];

test.each(away)('%s: the store is away', (_name, error) => {
  expect(isStoreAway(error)).toBe(true);
});

const ours: [string, unknown][] = [
  ['a violated unique index', new MongoServerError({ message: 'E11000', code: 11000 })],
  ['a wrong argument', new MongoInvalidArgumentError('no')],
  ['an error of ours', new TypeError('undefined is not a function')],
  ['a file that is not there', Object.assign(new Error('ENOENT'), { code: 'ENOENT' })],
  ['no error at all', 'MongoNetworkError'],
];

test.each(ours)('%s: trying again does not help', (_name, error) => {
  expect(isStoreAway(error)).toBe(false);
});
