import { expect, screen, waitFor } from 'storybook/test';

/** Nothing sticks out at a side, and every button of the footer can be seen. */
export async function fitsItsWindow(): Promise<void> {
  const dialog = screen.getByRole('dialog');
  const body = dialog.querySelector('header + div') ?? dialog;
  await waitFor(() => expect(body.scrollWidth).toBeLessThanOrEqual(body.clientWidth));
  await waitFor(() => expect(dialog.getBoundingClientRect().right).toBeLessThanOrEqual(window.innerWidth));
  await waitFor(() => expect(dialog.getBoundingClientRect().left).toBeGreaterThanOrEqual(0));
  for (const button of dialog.querySelectorAll('footer button')) {
    await waitFor(() => {
      const { left, right, bottom } = button.getBoundingClientRect();
      return expect(
        Math.min(left, window.innerWidth - right, window.innerHeight - bottom),
      ).toBeGreaterThanOrEqual(0);
    });
  }
}
