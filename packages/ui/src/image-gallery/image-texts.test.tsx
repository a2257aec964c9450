import { characterImage } from '@charhub/api-client/testing';
import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { MessagesProvider } from '../locales/index.ts';
import { useImageTexts } from './image-texts.ts';

describe('the day under a picture', () => {
  it.each([
    ['de-DE', '3. Mai'],
    ['fr-FR', '3 mai'],
    ['ru-RU', '3 мая'],
  ])('is not torn apart in %s, however narrow its tile', (locale, day) => {
    const createdAt = `${String(new Date().getFullYear())}-05-03T12:00:00.000Z`;
    const { result } = renderHook(useImageTexts, {
      wrapper: ({ children }) => <MessagesProvider locale={locale}>{children}</MessagesProvider>,
    });
    const caption = result.current.caption(characterImage({ createdAt }));
    expect(caption).toBe(day.replaceAll(' ', '\u00a0'));
  });
});
