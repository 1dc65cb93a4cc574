export const listOf = (field: 'guarded' | 'unguarded' | 'plain', first: number) =>
  JSON.stringify({
    query: `query ($first: Int!) { things: ${field}(first: $first) { id name kind due count isOpen } }`,
    variables: { first },
  });
