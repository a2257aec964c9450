import { useEffect, useState } from 'react';

/** An address that can be painted at once. */
export interface DecodedPicture {
  readonly url: string;
  readonly isFinal: boolean;
}

interface DecodedPictureOptions {
  /** Whose pictures these are: of another subject nothing is shown, not even for a moment. */
  readonly subject: string;
  readonly url: string | null;
  readonly isFinal: boolean;
}

interface DecodedPictureResult {
  /** The newest picture that is ready; null before the first. */
  readonly picture: DecodedPicture | null;
  /** The final picture could not be loaded. */
  readonly failed: boolean;
  readonly retry: () => void;
}

/** Follows an address, but only moves on once the next picture is decoded, so that there is never an empty frame. */
export function useDecodedPicture({ subject, url, isFinal }: DecodedPictureOptions): DecodedPictureResult {
  const [shown, setShown] = useState<(DecodedPicture & { readonly subject: string }) | null>(null);
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (url === null) return;
    let current = true;
    const settle = (loaded: boolean) => {
      if (!current) return;
      if (loaded) setShown({ subject, url, isFinal });
      setFailedUrl(loaded || !isFinal ? null : url);
    };
    void decode(url).then(settle);
    return () => {
      current = false;
    };
  }, [subject, url, isFinal, attempt]);

  return {
    picture: shown?.subject === subject ? shown : null,
    failed: failedUrl !== null && failedUrl === url,
    retry: () => setAttempt(attempt + 1),
  };
}

function decode(url: string): Promise<boolean> {
  const image = new Image();
  image.src = url;
  if (typeof image.decode === 'function') {
    return image.decode().then(
      () => true,
      () => false,
    );
  }
  return new Promise((resolve) => {
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
  });
}
