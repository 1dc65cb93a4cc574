// A second recount of board files, written from docs/board-format.md: Node's own modules, nothing of ours.
// node independent.mjs [--least-bits=3072] FILE… says one line per file; exit 0 = all verified, 1 = one is not.
import assert from 'node:assert';
import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
const pick = (list, name) => list.map((one) => one[name]);
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
const divided = (a, b) => Math.floor((2 * a + b) / (2 * b)) + 0;
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `"${name}":${canonical(value[name])}`)}}`;
};
const same = (found, expected) => canonical(found) === canonical(expected);
const bytesOf = (text) => Buffer.from(text, 'base64url');
// Shapes: words are read by `isWord`; {…} has exactly these members, [item, least, most] is a list without doubles.
const shape = (text) => JSON.parse(text.replace(/[^\s{}[\],:]+/g, '"$&"'));
const WORDS = {
  id: (v) => typeof v === 'string' && /^[A-Za-z0-9][\w.:-]{0,79}$/.test(v) && !(v in {}),
  hash: (v) => typeof v === 'string' && /^[0-9a-f]{64}$/.test(v),
  bytes: (v) => bytesOf(v).toString('base64url') === v,
  ...{ flag: (v) => typeof v === 'boolean', string: (v) => typeof v === 'string', list: Array.isArray },
};
const isWord = (word, v) => {
  if (word.endsWith('?')) return v === null || isWord(word.slice(0, -1), v);
  const [low, high] = word.split('..').map(Number);
  if (high !== undefined) return Number.isInteger(v) && v >= low && v <= high;
  return WORDS[word] ? WORDS[word](v) : word.split('|').includes(v);
};
const fits = (wanted, v) => {
  if (typeof wanted === 'string') return isWord(wanted, v);
  const names = Object.keys(wanted).sort();
  if (!Array.isArray(wanted)) return same(Object.keys(v).sort(), names) && names.every((n) => fits(wanted[n], v[n]));
  const [[item, least = 0, most = 1000], different] = [wanted, new Set(v.map((one) => one.id ?? one)).size];
  return v.every((one) => fits(item, one)) && different === v.length && different >= least && different <= most;
};
const OPENED = `{version:2..2, appraisalId:id, remeasures:id?, validity:{quorumBp:0..10000, minCounted:0..1000000},
  suites:{ticket:RSABSSA-SHA384-PSS-Randomized, sheet:RSA-OAEP-256+A256GCM, hash:sha-256},
  definition:{targets:[{id:id, kind:id, routed:flag}], questions:[{id:id, maxChars:1..10000}],
    scales:[{id:id, abstentionAllowed:flag, grades:[{id:id, value:-1000000..1000000, favourable:flag},2,255]}],
    dimensions:[{id:id, scaleId:id, targetKinds:[id,1]}]},
  ticketClasses:[{id:id, weight:1..10000, eligible:0..1000000, publicKeyJwk:{kty:RSA, alg:PS384, n:bytes, e:AQAB}},1],
  paper:[{classId:id, printed:1..1000000, commitment:hash}], closingPublicKeyJwk:{kty:RSA, alg:RSA-OAEP-256, n:bytes, e:AQAB},
  closingKeyHeldBy:service|two-people, audience:bureau|public, disclosure:{k:5..1000000, ruleVersion:huiyin-disclosure/2}}`;
const CLOSED = `{version:2..2, appraisalId:id, ruleVersion:huiyin-disclosure/2, valid:flag, invalidReason:quorum|too-few?,
  turnout:[{classId:id, issued:0..1000000, cast:0..1000000, counted:0..1000000}], tally:list, withheld:list,
  paper:[{classId:id, issued:0..1000000, cast:0..1000000, void:0..1000000, missing:0..1000000, counted:0..1000000}],
  tickets:[{classId:id, preparedMessage:bytes, signature:bytes, counted:flag},0,10000000],
  pieces:[{group:string, targetId:id, dimensionId:id, grade:id?, count:1..1000000},0,10000000],
  pieceCommitments:[{alg:sha-256, classId:id, targetId:id, dimensionId:id, commitment:hash},0,10000000],
  texts:[{questionId:id, released:flag, count:0..1000000?, commitment:hash}]}`;
const cellsOf = ({ targets, dimensions, scales }) =>
  targets.flatMap(({ id: targetId, kind, routed }) => {
    const asked = dimensions.filter(({ targetKinds }) => targetKinds.includes(kind));
    const scale = (one) => scales.find(({ id }) => id === one.scaleId);
    return asked.map((one) => ({ ...scale(one), targetId, dimensionId: one.id, routed }));
  });
function checkOpening(body, leastBits) {
  assert(fits(shape(OPENED), body), 'shape of the opening');
  const { definition, ticketClasses, paper, disclosure, audience } = body;
  const unknown = definition.dimensions.filter(({ scaleId }) => !pick(definition.scales, 'id').includes(scaleId));
  const cells = cellsOf(definition).length;
  const sheet = cells + sum(definition.questions.map(({ maxChars }) => 2 + 2 * maxChars));
  assert(cells > 0 && cells <= 5000 && sheet <= 65_536 && unknown.length === 0, 'what is asked');
  const [classes, forms] = [pick(ticketClasses, 'id'), pick(paper, 'classId')];
  const inOrder = classes.filter((one) => forms.includes(one));
  assert(same(forms, inOrder) && !classes.includes('all'), 'ticket classes');
  assert((audience === 'bureau' || disclosure.k >= 10) && body.remeasures !== body.appraisalId, 'threshold');
  const moduli = pick([...pick(ticketClasses, 'publicKeyJwk'), body.closingPublicKeyJwk], 'n');
  assert(new Set(moduli).size === moduli.length, 'a key is used twice');
  for (const bytes of moduli.map(bytesOf)) {
    const bits = bytes.length * 8 - Math.clz32(bytes[0]) + 24;
    assert(bytes[0] > 0 && bytes.at(-1) % 2 === 1 && bits >= leastBits && bits <= 8192, 'length of a key');
  }
}
function checkTickets(ticketClasses, tickets) {
  const keys = new Map(ticketClasses.map((one) => [one.id, createPublicKey({ key: one.publicKeyJwk, format: 'jwk' })]));
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  for (const [at, { classId, preparedMessage, signature }] of tickets.entries()) {
    const [message, key] = [bytesOf(preparedMessage), { key: keys.get(classId), ...pss }];
    assert(message.length === 48 && message.toString('latin1', 32) === 'huiyin-ticket-v1', `ticket ${at}`);
    assert(at === 0 || preparedMessage > tickets[at - 1].preparedMessage, `ticket ${at}: order`);
    assert(verify('sha384', message, key, bytesOf(signature)), `ticket ${at}: signature`);
  }
}
function checkTurnout({ ticketClasses, paper: forms, validity }, { turnout, paper, tickets, ...closed }) {
  const classIds = [pick(turnout, 'classId'), pick(paper, 'classId')];
  assert(same(classIds, [pick(ticketClasses, 'id'), pick(forms, 'classId')]), 'classes of the turnout');
  for (const { classId, issued, cast, counted } of turnout) {
    const mine = tickets.filter((one) => one.classId === classId);
    assert(cast <= issued && cast === mine.length && counted === sum(pick(mine, 'counted')), `tickets of ${classId}`);
  }
  for (const [at, { issued, cast, counted, missing, ...one }] of paper.entries())
    assert(issued === cast + missing && cast === counted + one.void && issued <= forms[at].printed, 'paper');
  const rows = [...turnout, ...paper];
  const of = (id, name) => sum(rows.map((row) => (row.classId === id ? row[name] : 0)));
  for (const { id, eligible } of ticketClasses) assert(of(id, 'issued') <= eligible, `issued to ${id}`);
  const quorum = validity.quorumBp * sum(pick(ticketClasses, 'eligible'));
  const few = sum(pick(rows, 'counted')) < validity.minCounted ? 'too-few' : null;
  const reason = sum(pick(rows, 'cast')) * 10_000 < quorum ? 'quorum' : few;
  assert(closed.invalidReason === reason && closed.valid === (reason === null), 'valid or not');
  const classes = ticketClasses.map(({ id, weight }) => ({ id, weight, sheets: of(id, 'counted') }));
  return classes.filter(({ sheets }) => sheets > 0);
}
function treeOf(roots) {
  if (roots.length < 2) return roots;
  const [a, b, ...rest] = [...roots].sort((x, y) => x.sheets - y.sheets || (x.id < y.id ? -1 : 1));
  const id = `${a.id}+${b.id}`.split('+').sort().join('+');
  return [a, b, ...treeOf([...rest, { id, sheets: a.sheets + b.sheets }])];
}
function result(scope, { targetId, dimensionId, grades }, pieces) {
  const given = (grade) => sum(pieces.map((one) => (one.grade === grade ? one.count : 0)));
  const counts = Object.fromEntries(grades.map(({ id }) => [id, given(id)]));
  const n = sum(Object.values(counts));
  const favourable = sum(grades.map((one) => (one.favourable ? counts[one.id] : 0)));
  const meanMilli = divided(1000 * sum(grades.map((one) => one.value * counts[one.id])), n);
  const sheets = sum(pick(pieces, 'count'));
  return { scope, targetId, dimensionId, sheets, n, counts, favourable, meanMilli, weighted: null };
}
/** What tally and withheld must say of one cell, after checking its pieces. */
function recount(cell, pieces, classes, k, valid) {
  const { targetId, dimensionId, routed, grades, abstentionAllowed } = cell;
  const hide = (reason, of) => of.map(({ id, sheets }) => ({ scope: id, targetId, dimensionId, sheets, reason }));
  if (pieces.length === 0) {
    const everybody = { id: 'all', sheets: sum(pick(classes, 'sheets')) };
    const why = routed ? 'routed' : everybody.sheets < k ? 'below-threshold' : 'protected';
    return { tally: [], withheld: hide(valid ? why : 'not-valid', [everybody, ...classes]) };
  }
  const known = [...pick(grades, 'id'), ...(abstentionAllowed ? [null] : [])];
  assert(valid && !routed && pieces.every(({ grade }) => known.includes(grade)), 'no such answer');
  const [nodes, names] = [treeOf(classes), [...new Set(pick(pieces, 'group'))].sort()];
  assert(same(names.join('+').split('+').sort(), pick(classes, 'id').sort()), 'each class in one group');
  const sidesOf = (some) => new Set(pick(some, 'favourable')).size;
  const parts = names.map((name) => {
    const mine = pieces.filter(({ group }) => group === name);
    const part = result(name, cell, mine);
    const given = grades.filter(({ id }) => part.counts[id] > 0);
    assert(part.sheets === nodes.find(({ id }) => id === name)?.sheets, `${name}: one answer per sheet`);
    assert(part.n >= k && given.length > 1 && sidesOf(given) === sidesOf(grades), `${name} discloses`);
    return part;
  });
  const [all, hidden] = [result('all', cell, pieces), classes.filter(({ id }) => !names.includes(id))];
  const weights = parts.map(({ scope }) => classes.find(({ id }) => id === scope)?.weight);
  const mix = (values) => divided(sum(values.map((one, at) => one * weights[at])), sum(weights));
  const shares = parts.map(({ favourable, n }) => divided(10_000 * favourable, n));
  if (hidden.length === 0) all.weighted = { favourableBp: mix(shares), meanMilli: mix(pick(parts, 'meanMilli')) };
  const shown = parts.filter(({ scope }) => parts.length > 1 || !scope.includes('+'));
  return { tally: [all, ...shown], withheld: hide('merged', hidden) };
}
function checkClosing(opened, closed) {
  assert(fits(shape(CLOSED), closed) && closed.appraisalId === opened.appraisalId, 'shape, or another appraisal');
  const [classes, { k }] = [checkTurnout(opened, closed), opened.disclosure];
  checkTickets(opened.ticketClasses, closed.tickets);
  const places = closed.pieces.map((one) => [one.targetId, one.dimensionId, one.group, one.grade ?? ''].join(' '));
  assert(same(places, [...new Set(places)].sort()), 'pieces out of order');
  const cells = cellsOf(opened.definition).map((cell) => {
    const pieces = closed.pieces.filter((_, at) => places[at].startsWith(`${cell.targetId} ${cell.dimensionId} `));
    return { pieces, ...recount(cell, pieces, classes, k, closed.valid) };
  });
  assert(pick(cells, 'pieces').flat().length === places.length, 'a piece of nothing asked');
  const recounted = [pick(cells, 'tally').flat(), pick(cells, 'withheld').flat()];
  assert(same([closed.tally, closed.withheld], recounted), 'tally or withheld');
  const hidden = closed.withheld.filter(({ scope }) => scope !== 'all');
  const place = (one) => [one.classId ?? one.scope, one.targetId, one.dimensionId];
  assert(same(closed.pieceCommitments.map(place), hidden.map(place)), 'commitments');
  assert(same(pick(closed.texts, 'questionId'), pick(opened.definition.questions, 'id')), 'questions');
  const sheets = sum(pick(classes, 'sheets'));
  for (const { released, count } of closed.texts)
    assert(released === (closed.valid && sheets >= k) && released === (count !== null) && count <= sheets, 'texts');
}
const TOKENS = /"[\w.:+/-]{0,4096}"|-?\d+|true|false|null|[[\]{}:,]/g;
function entryOf(line, board, leastBits) {
  assert(line.replace(TOKENS, '') === '', 'a character that does not belong on a board');
  let depth = 0;
  for (const bracket of line.replace(/"[^"]*"|[^"[\]{}]+/g, ''))
    assert((depth += '[{'.includes(bracket) ? 1 : -1) <= 12, 'nested too deeply');
  const { hash, ...entry } = JSON.parse(line);
  const { alg, body, kind, prevHash, seq } = entry;
  assert(canonical({ hash, alg, body, kind, prevHash, seq }) === line && alg === 'sha-256', 'not canonical');
  assert(createHash('sha256').update(canonical(entry)).digest('hex') === hash, 'hash');
  assert(seq === board.length && prevHash === (board.at(-1)?.hash ?? '0'.repeat(64)), 'chain');
  assert(kind === ['opened', 'closed'][seq], 'does not belong here');
  if (seq === 0) checkOpening(body, leastBits);
  else checkClosing(board[0].body, body);
  return { hash, body };
}
const [options, files] = [true, false].map((is) => process.argv.slice(2).filter((one) => one.startsWith('--') === is));
for (const name of files) {
  const [board, lines] = [[], readFileSync(name, 'latin1').split('\n', 4)];
  try {
    const rest = lines.pop();
    for (const line of lines) board.push(entryOf(line, board, Number(options[0]?.slice(13) ?? 3072)));
    assert(rest === '' && board.length > 0, 'the file does not end with a complete line');
    console.log(name, 'VERIFIED');
  } catch (error) {
    console.log(name, `NOT VERIFIED, entry ${board.length}: ${error.message}`);
    process.exitCode = 1;
  }
}
