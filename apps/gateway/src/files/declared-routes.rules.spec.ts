import { declaredRoutes, filledPath, plainQuery } from './declared-routes.rules';

describe('R000.76 the declared file routes', () => {
  it('are a list of methods and paths by subgraph', () => {
    const text =
      '{"organization": ["POST /imports", "GET /exports/:groupId", "GET /a-table.docx"]}';
    expect(declaredRoutes(text, ['organization'])).toEqual([
      { subgraph: 'organization', method: 'POST', path: '/imports' },
      { subgraph: 'organization', method: 'GET', path: '/exports/:groupId' },
      { subgraph: 'organization', method: 'GET', path: '/a-table.docx' },
    ]);
  });

  it('are none for a subgraph that has no address here', () => {
    expect(declaredRoutes('{"strangers": ["GET /imports"]}', ['organization'])).toEqual([]);
  });

  it.each([
    '{"organization": ["DELETE /imports"]}',
    '{"organization": ["GET /../internal/actors"]}',
    '{"organization": ["GET //evil.example/"]}',
    '{"organization": ["GET /*"]}',
    '["GET /imports"]',
  ])('are nothing like %s', (text) =>
    expect(() => declaredRoutes(text, ['organization'])).toThrow(),
  );

  it.each(['..', 'a/b', '%2e%2e', '', 'x'.repeat(65), 'a b', '@evil'])(
    'take no parameter like %j',
    (value) => expect(filledPath('/exports/:id', { id: value })).toBeNull(),
  );

  it('take ids and short words', () => {
    expect(filledPath('/exports/:id', { id: 'a-1' })).toBe('/exports/a-1');
  });

  it.each([
    ['/files/a', ''],
    ['/files/a?format=xlsx&asOf=2027-01-01', '?format=xlsx&asOf=2027-01-01'],
    ['/files/a?x=/../b', null],
    ['/files/a?x=\u0000', null],
    [`/files/a?${'x'.repeat(600)}`, null],
  ])('read the query of %j as %j', (url, query) => expect(plainQuery(url)).toBe(query));
});
