import '@charhub/ui/styles.css';
import { openingScene } from './opening-scene.tsx';
import { sceneNames, type SceneName } from './scene.types.ts';
import { scrollingScene } from './scrolling-scene.tsx';
import { snapshotScene } from './snapshot-scene.tsx';

const asked = new URLSearchParams(location.search).get('scene');
const name = sceneNames.find((each) => each === asked);
const root = document.getElementById('root');
if (root === null || name === undefined) throw new Error(`There is no scene "${asked ?? ''}"`);
await show(name, root);
window.isReady = true;

async function show(scene: SceneName, root: HTMLElement): Promise<void> {
  if (scene === 'opening') window.opening = await openingScene(root);
  else if (scene === 'scrolled-dock' || scene === 'scrolled-gallery') {
    window.scrolling = await scrollingScene(root, scene);
  } else window.snapshots = await snapshotScene(root, scene);
}
