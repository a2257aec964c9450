/** Makes one picture, from a wish to the stored file. */
export type MakePicture = () => Promise<unknown>;

/** So many pictures, so many of them at a time: how many a second. */
export async function picturesPerSecond(
  make: MakePicture,
  { pictures, atOnce }: { pictures: number; atOnce: number },
): Promise<number> {
  const began = performance.now();
  let begun = 0;
  const lanes = Array.from({ length: atOnce }, async () => {
    while (begun < pictures) {
      begun += 1;
      await make();
    }
  });
  await Promise.all(lanes);
  return pictures / ((performance.now() - began) / 1000);
}

let prompts = 0;
/** Each is another, so that ComfyUI takes none from its cache. */
export const nextPrompt = (): string => `copper hair, brass goggles, picture ${String((prompts += 1))}`;
