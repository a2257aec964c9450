import type { CSSProperties } from 'react';

/**
 * The looks of the cropping library, inline: its own style sheet would need to be allowed by the host's content
 * security policy, and could not stand against the host's.
 */
const squareStyles = {
  containerStyle: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    overflow: 'hidden',
    cursor: 'move',
    touchAction: 'none',
    userSelect: 'none',
  },
  mediaStyle: {
    position: 'absolute',
    inset: 0,
    margin: 'auto',
    maxWidth: '100%',
    maxHeight: '100%',
    willChange: 'transform',
  },
  cropAreaStyle: {
    position: 'absolute',
    left: '50%',
    top: '50%',
    transform: 'translate(-50%, -50%)',
    boxSizing: 'border-box',
    overflow: 'hidden',
    border: '2px solid #fff',
    boxShadow: '0 0 0 9999em rgb(8 8 16 / 0.6)',
    // The stage around it shows the focus.
    outline: 'none',
  },
} as const satisfies Record<string, CSSProperties>;

const roundStyles = {
  ...squareStyles,
  cropAreaStyle: { ...squareStyles.cropAreaStyle, borderRadius: '50%' },
};

/** Those of a round crop, or of a square one. */
export function cropStylesOf(shape: 'round' | 'square'): typeof squareStyles {
  return shape === 'round' ? roundStyles : squareStyles;
}
