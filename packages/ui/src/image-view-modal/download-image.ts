/**
 * Saves a picture under its own name. Pictures of another origin are fetched first, since browsers save only their own;
 * one that may not be fetched is opened in a new tab instead.
 */
export async function downloadImage(url: string): Promise<void> {
  let address = url;
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`The picture answered ${String(response.status)}`);
    address = URL.createObjectURL(await response.blob());
  } catch {
    window.open(url, '_blank', 'noopener');
    return;
  }
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(url);
  link.click();
  // The browser has taken it by the next task.
  setTimeout(() => URL.revokeObjectURL(address));
}

/** The last part of its address; anything else is no name for a file. */
function fileName(url: string): string {
  const [, name] = /\/([^/?#]+\.\w{2,5})(?:[?#]|$)/.exec(url) ?? [];
  return url.startsWith('data:') || name === undefined ? 'picture.webp' : name;
}
