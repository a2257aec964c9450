type QueryKey = readonly string[];

/**
 * The key under which a host that keeps its answers in TanStack Query may keep `client.listImages(characterId)`.
 * Components of ours do not need it: they share a list of their own.
 */
export function characterImagesKey(characterId: string): QueryKey {
  return ['charhub', 'character-images', characterId];
}

/**
 * What a changed picture makes out of date in a host that keeps its answers in TanStack Query: our list of pictures,
 * and CharHub's lists of characters, which show avatars. CharHub's `['characters', 'detail', id]` is not among them:
 * its edit page fills its form from that answer, so a fresh one would undo what is being typed; read avatar and cover
 * from `useCharacterImages` there instead.
 *
 * ```tsx
 * <GenerationProvider
 *   onImagesChange={(characterId) => {
 *     for (const queryKey of staleQueryKeys(characterId)) void queryClient.invalidateQueries({ queryKey });
 *   }}
 * />
 * ```
 */
export function staleQueryKeys(characterId: string): readonly QueryKey[] {
  return [
    characterImagesKey(characterId),
    ['characters', 'list'],
    ['characters', 'my-characters'],
    ['dashboard', 'characters'],
  ];
}
