// Signs blinded messages on a thread of its own (see signing-pool.ts). Plain JavaScript: a thread is started from a file, and
// neither jest nor the build compiles a file for it. It keeps nothing: the key comes with each message, as a handle.
'use strict';
const { constants, privateDecrypt, publicEncrypt } = require('node:crypto');
const { parentPort } = require('node:worker_threads');

const padding = constants.RSA_NO_PADDING;

parentPort.on('message', ({ id, privateKey, publicKey, blinded }) => {
  try {
    const signature = privateDecrypt({ key: privateKey, padding }, blinded);
    // A fault during signing would let the receiver factor the key (RFC 9474 §4.3 step 3-4).
    const isSound = publicEncrypt({ key: publicKey, padding }, signature).equals(blinded);
    parentPort.postMessage({ id, signature: isSound ? signature : null });
  } catch {
    parentPort.postMessage({ id, signature: null });
  }
});
