import { describe, expect, it } from 'vitest';
import { recogniseView } from './view.ts';

const tall = { width: 768, height: 1152, hint: 'ComfyUI', prompt: '' };
const square = { width: 768, height: 768, hint: 'ComfyUI', prompt: '' };

describe('the view of a portrait', () => {
  it.each([
    ['charhub/reference-side', 'side'],
    ['job-42/back', 'back'],
    ['cover_17', 'cover'],
    ['surface', 'avatar'],
  ])('comes from the name %s: %s', (hint, view) => {
    expect(recogniseView({ ...square, hint })).toBe(view);
  });

  it.each([
    ['full body, standing, back view, from behind', 'back'],
    ['full body, side view, profile', 'side'],
    ['full body, front view, white background', 'front'],
    ['full body, standing, detailed background', 'cover'],
    ['close-up, portrait', 'face'],
    ['portrait, head and shoulders', 'avatar'],
  ])('else from the words "%s": %s', (prompt, view) => {
    expect(recogniseView({ ...square, prompt })).toBe(view);
  });

  it('else from the shape', () => {
    expect(recogniseView(tall)).toBe('cover');
    expect(recogniseView(square)).toBe('avatar');
  });
});
